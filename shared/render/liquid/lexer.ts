import { LiquidFault } from './fault.ts';

/** Ruby's `\s`. */
export const SPACE = '[ \\t\\r\\n\\f\\v]';

export type TokenKind =
  | 'comparison'
  | 'string'
  | 'number'
  | 'id'
  | 'dotdot'
  | 'pipe'
  | 'dot'
  | 'colon'
  | 'comma'
  | 'open_square'
  | 'close_square'
  | 'open_round'
  | 'close_round'
  | 'question'
  | 'dash'
  | 'end_of_string';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const PATTERN = new RegExp(
  `${SPACE}+|` +
    `(?<comparison>==|!=|<>|<=?|>=?|contains(?=${SPACE}))|` +
    `(?<string>'[^']*'|"[^"]*")|` +
    `(?<number>-?\\d+(?:\\.\\d+)?)|` +
    `(?<id>[a-zA-Z_][\\w-]*\\??)|` +
    `(?<dotdot>\\.\\.)`,
  'y',
);

const SPECIAL: Readonly<Record<string, TokenKind>> = {
  '|': 'pipe',
  '.': 'dot',
  ':': 'colon',
  ',': 'comma',
  '[': 'open_square',
  ']': 'close_square',
  '(': 'open_round',
  ')': 'close_round',
  '?': 'question',
  '-': 'dash',
};

/** Liquid::Lexer: the tokens of a tag's markup for the strict parser. Throws a syntax fault for a character that is none. */
export function tokenize(markup: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < markup.length) {
    PATTERN.lastIndex = at;
    const match = PATTERN.exec(markup);
    if (match) {
      at = PATTERN.lastIndex;
      const { groups = {} } = match;
      for (const kind of ['comparison', 'string', 'number', 'id', 'dotdot'] as const) {
        const text = groups[kind];
        if (text !== undefined) tokens.push({ kind, text });
      }
      continue;
    }
    const char = String.fromCodePoint(markup.codePointAt(at) ?? 0);
    const kind = SPECIAL[char];
    if (!kind) throw new LiquidFault('syntax', `Unexpected character ${char}`);
    tokens.push({ kind, text: char });
    at += char.length;
  }
  tokens.push({ kind: 'end_of_string', text: '' });
  return tokens;
}
