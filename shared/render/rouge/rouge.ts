import { findByName } from './find-lexer.ts';
import type { FoundLexer } from './find-lexer.ts';
import { collectTokens, formatHtml } from './format.ts';
import { guessTag } from './guess.ts';
import { lexerFor } from './lexers.ts';
import type { Token } from './token.ts';
import { LexerOverworked } from './work.ts';

/** Longer code is given as plain text. */
const MAX_CODE_LENGTH = 1_000_000;

/**
 * The lexer that Rouge 3.30 finds by a name, case-sensitive, with options as in `console?lang=ruby` (`Lexer.find_fancy`).
 * `tag` is the lexer's own name: kramdown leaves code alone where it is `plaintext`. The name `guess` looks at the code.
 */
export function findLexer(name: string, code = ''): FoundLexer | undefined {
  if (name.split('?', 1)[0] === 'guess') return findByName(name.replace(/^guess/u, guessTag(code)));
  return findByName(name);
}

/**
 * The code as tokens, neighbours of one type joined, their texts together the code; `undefined` where Rouge does not know
 * the name. A language that Rouge knows and that has no lexer here is one token of plain text; so is code that is very
 * long or that would take a lexer too long.
 */
export function tokenize(code: string, name: string): Token[] | undefined {
  const found = findLexer(name, code);
  if (!found) return undefined;
  if (code.length > MAX_CODE_LENGTH) return [{ type: '', text: code }];
  try {
    const lexer = lexerFor(found.tag, found.options);
    lexer.reset();
    return collectTokens(emit => lexer.lex(code, emit));
  } catch (error) {
    if (error instanceof LexerOverworked || error instanceof RangeError) return [{ type: '', text: code }];
    throw error;
  }
}

/** The inner HTML of highlighted code as Rouge's HTML formatter prints it; `undefined` where Rouge does not know the name. */
export function highlight(code: string, name: string): string | undefined {
  const tokens = tokenize(code, name);
  return tokens && formatHtml(tokens);
}
