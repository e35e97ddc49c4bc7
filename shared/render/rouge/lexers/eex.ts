import { defineLexer } from '../regex-lexer.ts';
import { onMemory, pop, rule } from '../rules.ts';
import type { FindLexer, Lexer, LexerOptions } from '../token.ts';
import { elixir } from './elixir.ts';
import { html } from './html.ts';

/** The lexers of the page and of the code in it. */
interface Memory {
  readonly parent: Lexer;
  readonly elixir: Lexer;
}

const makeEex = defineLexer<Memory, readonly [Lexer]>({
  memory: parent => ({ parent, elixir: elixir() }),
  start: ({ memory }) => {
    memory.parent.reset();
    memory.elixir.reset();
  },
  states: () => ({
    root: [
      rule(/<%#/u, 'c', 'comment'),
      rule(/<%[%=]?/u, 'cp', 'elixir'),
      onMemory(/.+?(?=<%)|.+/su, (run, [text]) => run.delegate(run.memory.parent, text)),
    ],
    comment: [rule(/%?%>/u, 'c', pop), rule(/.+?(?=%?%>)|.+/su, 'c')],
    elixir: [
      rule(/%?%>/u, 'cp', pop),
      onMemory(/.+?(?=%?%>)|.+/su, (run, [text]) => run.delegate(run.memory.elixir, text)),
    ],
  }),
});

/** EEx as Rouge's `eex` takes it apart, with its option `parent` for the language around the code. */
export function eex(options: LexerOptions, find: FindLexer): Lexer {
  const parent = options.get('parent');
  return makeEex((parent === undefined ? undefined : find(parent)) ?? html());
}
