import { re } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { onMemory, pop, rule } from '../rules.ts';
import type { FindLexer, Lexer, LexerOptions } from '../token.ts';
import { html } from './html.ts';

/** The lexers of the page and of the code in it. */
interface Memory {
  readonly parent: Lexer;
  readonly code: Lexer;
}

interface CodeInPage {
  readonly code: () => Lexer;
  /** What code begins with; a comment begins with `<%#`. */
  readonly opening: RegExp;
  /** What code and comments end with, as a pattern. */
  readonly closing: string;
}

/** Code within a page, with Rouge's option `parent` for the language around it. */
export function codeInPage({ code, opening, closing }: CodeInPage) {
  const make = defineLexer<Memory, readonly [Lexer]>({
    memory: parent => ({ parent, code: code() }),
    start: ({ memory }) => {
      memory.parent.reset();
      memory.code.reset();
    },
    states: () => ({
      root: [
        rule(/<%#/u, 'c', 'comment'),
        rule(opening, 'cp', 'code'),
        onMemory(/.+?(?=<%)|.+/su, (run, [text]) => run.delegate(run.memory.parent, text)),
      ],
      comment: [rule(re`${closing}`, 'c', pop), rule(re`[^]+?(?=${closing})|[^]+`, 'c')],
      code: [
        rule(re`${closing}`, 'cp', pop),
        onMemory(re`[^]+?(?=${closing})|[^]+`, (run, [text]) => run.delegate(run.memory.code, text)),
      ],
    }),
  });
  return (options: LexerOptions, find: FindLexer): Lexer => {
    const parent = options.get('parent');
    return make((parent === undefined ? undefined : find(parent)) ?? html());
  };
}
