import { defineLexer } from '../regex-lexer.ts';
import { mixin, onMemory, otherwise, pop, resetStack, rule, to, when } from '../rules.ts';
import type { MemoryScan, States } from '../rules.ts';
import { SASS_COMMON } from './sass-common.ts';

/** What an indented block continues: the state for its lines, and the indentation of the line that began it. */
interface Memory {
  block: { readonly state: string; readonly indent: string } | undefined;
  last: string;
}

function startBlock(state: string): (scan: MemoryScan<Memory>, match: RegExpExecArray) => void {
  return (scan, [text]) => {
    scan.token(state === 'singleComment' ? 'c1' : 'cm', text);
    scan.pop();
    scan.memory.block = { state, indent: scan.memory.last };
  };
}

function lineStart(scan: MemoryScan<Memory>, [indent]: RegExpExecArray): void {
  scan.token('', indent);
  const { memory } = scan;
  memory.last = indent;
  if (memory.block && indent.startsWith(memory.block.indent) && indent !== memory.block.indent) {
    scan.push(memory.block.state);
  } else {
    memory.block = undefined;
    scan.push('content');
  }
}

const STATES: States<Memory> = {
  root: [rule(/[ \t]*\n/u, ''), onMemory(/[ \t]*/u, lineStart)],
  content: [
    onMemory(/\/\/.*?$/u, startBlock('singleComment')),
    onMemory(/\/\*[^\n]*\n/u, startBlock('multiComment')),
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
export const sass = defineLexer<Memory>({
  memory: () => ({ block: undefined, last: '' }),
  start: scan => {
    scan.memory.block = undefined;
  },
  states: () => ({ ...SASS_COMMON, ...STATES }),
});
