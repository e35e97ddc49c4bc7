import { defineLexer } from '../regex-lexer.ts';
import { onMemory, pop, rule } from '../rules.ts';
import type { FindLexer, Lexer, LexerOptions } from '../token.ts';
import { html } from './html.ts';
import { ruby } from './ruby.ts';

/** The lexers of the page and of the code in it. */
interface Memory {
  readonly parent: Lexer;
  readonly ruby: Lexer;
}

const makeErb = defineLexer<Memory, readonly [Lexer]>({
  memory: parent => ({ parent, ruby: ruby() }),
  start: ({ memory }) => {
    memory.parent.reset();
    memory.ruby.reset();
  },
  states: () => ({
    root: [
      rule(/<%#/u, 'c', 'comment'),
      rule(/<%[%=#-]?/u, 'cp', 'ruby'),
      onMemory(/.+?(?=<%)|.+/su, (run, [text]) => run.delegate(run.memory.parent, text)),
    ],
    comment: [rule(/[%-]?%>/u, 'c', pop), rule(/.+?(?=[%-]?%>)|.+/su, 'c')],
    ruby: [
      rule(/[%-]?%>/u, 'cp', pop),
      onMemory(/.+?(?=[%-]?%>)|.+/su, (run, [text]) => run.delegate(run.memory.ruby, text)),
    ],
  }),
});

/** ERB as Rouge's `erb` takes it apart, with its option `parent` for the language around the code. */
export function erb(options: LexerOptions, find: FindLexer): Lexer {
  const parent = options.get('parent');
  return makeErb((parent === undefined ? undefined : find(parent)) ?? html());
}
