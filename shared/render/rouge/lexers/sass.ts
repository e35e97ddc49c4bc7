import { defineLexer } from '../regex-lexer.ts';
import { mixin, onMemory, otherwise, pop, resetStack, rule, to, when } from '../rules.ts';
import type { MemoryScan, States } from '../rules.ts';
import { lineStart, noIndentation, startBlock } from './indentation.ts';
import type { Indentation } from './indentation.ts';
import { SASS_COMMON } from './sass-common.ts';

function comment(state: 'singleComment' | 'multiComment') {
  return (scan: MemoryScan<Indentation>, [text]: RegExpExecArray): void => {
    scan.token(state === 'singleComment' ? 'c1' : 'cm', text);
    scan.pop();
    startBlock(scan, state);
  };
}

const STATES: States<Indentation> = {
  root: [rule(/[ \t]*\n/u, ''), onMemory(/[ \t]*/u, lineStart)],
  content: [
    onMemory(/\/\/.*?$/u, comment('singleComment')),
    onMemory(/\/\*[^\n]*\n/u, comment('multiComment')),
    rule(/@import\b/u, 'k', 'import'),
    mixin('statements'),
    rule(/=[\w-]+/u, 'nf', 'value'),
    rule(/[+][\w-]+/u, 'nd', 'value'),
    rule(/:/u, 'na', 'oldAttribute'),
    when(/(?=[^[\n]+?:(?:[^a-z]|$))/u, 'attribute'),
    otherwise('selector'),
  ],
  singleComment: [rule(/.*?$/u, 'c1', pop)],
  multiComment: [rule(/[^\n]*\n/u, 'cm', pop)],
  import: [rule(/[ \t]+/u, ''), rule(/\S+/u, 's'), rule(/\n/u, '', pop)],
  oldAttribute: [mixin('property'), otherwise(to('value'))],
  sectionEnd: [rule(/\n/u, '', resetStack)],
};

/** Sass, indented, as Rouge's `sass` takes it apart. */
export const sass = defineLexer<Indentation>({
  memory: noIndentation,
  start: scan => {
    scan.memory.block = undefined;
  },
  states: () => ({ ...SASS_COMMON, ...STATES }),
});
