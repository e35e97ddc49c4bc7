import type { InlineContext, MarkdownConfig } from '@lezer/markdown';
import { postTags } from './tags.ts';

const BRACE = 123;
const PERCENT = 37;
const COLON = 58;
/** A tag or an attribute list longer than this is taken for a forgotten end. */
const LONGEST = 2000;

/** Liquid's `{% tag %}` and `{{ output }}`. */
export const liquid: MarkdownConfig = {
  defineNodes: [{ name: 'Liquid', style: postTags.liquid }],
  parseInline: [
    {
      name: 'Liquid',
      before: 'Escape',
      parse(context, next, pos) {
        if (next !== BRACE) return -1;
        const second = context.char(pos + 1);
        if (second !== BRACE && second !== PERCENT) return -1;
        return closed(context, 'Liquid', pos, second === BRACE ? '}}' : '%}');
      },
    },
  ],
};

/** kramdown's attribute lists: `{: .class #id key="value"}`. */
export const attributeList: MarkdownConfig = {
  defineNodes: [{ name: 'AttributeList', style: postTags.attributeList }],
  parseInline: [
    {
      name: 'AttributeList',
      before: 'Escape',
      parse: (context, next, pos) =>
        next === BRACE && context.char(pos + 1) === COLON ? closed(context, 'AttributeList', pos, '}') : -1,
    },
  ],
};

function closed(context: InlineContext, name: string, pos: number, end: string): number {
  const found = context.slice(pos, Math.min(context.end, pos + LONGEST)).indexOf(end, 2);
  return found < 0 ? -1 : context.addElement(context.elt(name, pos, pos + found + end.length));
}
