import type { Tag, TagRegistry } from '../tag.ts';
import { assign } from './assign.ts';
import { capture } from './capture.ts';
import { caseTag } from './case.ts';
import { decrement, increment } from './counter.ts';
import { cycle } from './cycle.ts';
import { forTag } from './for.ts';
import { ifTag, unless } from './if.ts';
import { tablerow } from './tablerow.ts';
import { breakTag, comment, continueTag, echo, ifchanged, inlineComment, raw, renderTag } from './text.ts';

/** Liquid's own tags, without `include` (Jekyll has its own); `{% liquid %}` is part of the parser. */
export const standardTags: TagRegistry = new Map<string, Tag>([
  ['#', inlineComment],
  ['assign', assign],
  ['break', breakTag],
  ['capture', capture],
  ['case', caseTag],
  ['comment', comment],
  ['continue', continueTag],
  ['cycle', cycle],
  ['decrement', decrement],
  ['echo', echo],
  ['for', forTag],
  ['if', ifTag],
  ['ifchanged', ifchanged],
  ['increment', increment],
  ['raw', raw],
  ['render', renderTag],
  ['tablerow', tablerow],
  ['unless', unless],
]);
