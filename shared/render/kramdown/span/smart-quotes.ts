import { Element } from '../element.ts';
import { isUnicodeWordAt } from '../ruby-text.ts';
import type { SpanRule } from './state.ts';

type Quote = 'lsquo' | 'rsquo' | 'ldquo' | 'rdquo';

const SPACE = '[ \\t\\r\\n\\f\\v]';
const PUNCTUATION = /[!"#$%'()*+,\-./:;<=>?@[\\\]^_`{|}~]/;

/** A pattern, and what it writes: a number stands for the text of that group, `open` and `close` for the quote of that group. */
interface Rule {
  readonly pattern: RegExp;
  readonly accepts?: (text: string, end: number) => boolean;
  readonly write: readonly (number | Quote | readonly ['open' | 'close', number])[];
}

const RULES: readonly Rule[] = [
  { pattern: /("|')(?=[_*]{1,2}[^ \t\r\n\f\v])/y, write: [['open', 1]] },
  { pattern: /("|')/y, accepts: isBeforePunctuation, write: [['close', 1]] },
  // Two quotes in a row that open.
  { pattern: new RegExp(`(${SPACE}?)"'(?=\\w)`, 'y'), write: [1, 'ldquo', 'lsquo'] },
  { pattern: new RegExp(`(${SPACE}?)'"(?=\\w)`, 'y'), write: [1, 'lsquo', 'ldquo'] },
  // Decades: the '80s.
  { pattern: new RegExp(`(${SPACE}?)'(?=\\d\\ds)`, 'y'), write: [1, 'rsquo'] },
  { pattern: new RegExp(`(${SPACE})('|")(?=\\w)`, 'y'), write: [1, ['open', 2]] },
  { pattern: /([^ \\\t\r\n[{(-])('|")/y, write: [1, ['close', 2]] },
  { pattern: /("|')/y, accepts: isBeforeEnd, write: [['close', 1]] },
  { pattern: /([^]?)'/y, write: [1, 'lsquo'] },
  { pattern: /([^]?)"/y, write: [1, 'ldquo'] },
];

/** Punctuation behind a quote, other than an ellipsis, that itself does not border on a word. */
function isBeforePunctuation(text: string, end: number): boolean {
  const c = text[end];
  if (c === undefined || !PUNCTUATION.test(c) || text.startsWith('..', end + 1)) return false;
  return isUnicodeWordAt(text, end) === isUnicodeWordAt(text, end + 1);
}

/** White space, the text's end, or an `s` that ends a word. */
function isBeforeEnd(text: string, end: number): boolean {
  const c = text[end];
  if (c === undefined || /[ \t\r\n\f\v]/.test(c)) return true;
  return c === 's' && !isUnicodeWordAt(text, end + 1);
}

/** Quotes become typographic by what stands around them, as SmartyPants has it. */
export const smartQuotes: SpanRule = state => {
  const { scanner } = state;
  const { text, pos } = scanner;
  const code = text.charCodeAt(pos);
  const next = text.charCodeAt(pos + 1);
  const atQuote = code === 34 || code === 39;
  if (!atQuote && (code === 92 || (next !== 34 && next !== 39))) return false;
  for (const { pattern, accepts, write } of RULES) {
    const match = scanner.check(pattern);
    if (!match || (accepts && !accepts(text, pos + match[0].length))) continue;
    scanner.pos += match[0].length;
    for (const part of write) {
      if (typeof part === 'number') state.addText(match[part]!);
      else
        state.tree.children.push(
          new Element('smart_quote', typeof part === 'string' ? part : quoteOf(part[0], match[part[1]]!)),
        );
    }
    return true;
  }
  return false;
};

function quoteOf(side: 'open' | 'close', written: string): Quote {
  if (written === '"') return side === 'open' ? 'ldquo' : 'rdquo';
  return side === 'open' ? 'lsquo' : 'rsquo';
}
