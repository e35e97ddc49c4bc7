import { defineLexer } from '../regex-lexer.ts';
import { groups, mixin, onMemory, pop, rule, upTo } from '../rules.ts';
import type { MemoryScan } from '../rules.ts';
import type { Lexer } from '../token.ts';
import { html } from './html.ts';

/** The lexer of labels in HTML. */
interface Memory {
  readonly html: Lexer;
}

function toHtml(scan: MemoryScan<Memory>, [text]: RegExpExecArray): void {
  scan.delegate(scan.memory.html, text);
}

/** Graphviz's DOT as Rouge's `dot` takes it apart. */
export const dot = defineLexer<Memory>({
  memory: () => ({ html: html() }),
  start: ({ memory }) => memory.html.reset(),
  states: () => ({
    root: [
      mixin('space'),
      rule(/(?:strict|graph|digraph|subgraph|node|edge)\b/iu, 'k'),
      rule(/[{};:=]/u, 'p'),
      rule(/-[->]/u, 'o'),
      rule(/\[/u, 'o', 'attributes'),
      mixin('id'),
    ],
    attributes: [mixin('space'), mixin('id'), rule(/[=;,]/u, 'p'), rule(/\]/u, 'o', pop)],
    id: [
      groups(/([a-zA-Z][a-zA-Z_0-9]*)(\s*)(=)/u, ['n', '', 'p']),
      rule(/[a-zA-Z][a-zA-Z_0-9]*/u, 'nv'),
      rule(/[0-9]*\.[0-9]+/u, 'mf'),
      rule(/[0-9]+/u, 'mi'),
      rule(/"(?:[^"\\]|\\"?)*"/u, 's2'),
      onMemory(/</u, (scan, [mark]) => {
        scan.token('p', mark);
        scan.memory.html.reset();
        scan.push('html');
      }),
    ],
    html: [onMemory(/[^<>]+/u, toHtml), upTo('<', '>', onMemory(/<.+?>/su, toHtml)), rule(/>/u, 'p', pop)],
    space: [
      rule(/\s+/u, ''),
      rule(/#.*/u, 'c1'),
      rule(/\/\/.*?$/u, 'c1'),
      upTo('/*', '*', rule(/\/\*.*?\*(?:\\\n)?\//su, 'cm'), 'end'),
      upTo('/\\\n', '*', rule(/\/\\\n\*.*?\*(?:\\\n)?\//su, 'cm'), 'end'),
    ],
  }),
});
