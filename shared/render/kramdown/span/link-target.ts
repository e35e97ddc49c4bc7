import type { LinkTarget } from '../context.ts';
import { skipSpace, strip } from '../ruby-text.ts';
import type { SpanState } from './state.ts';

export interface Target extends LinkTarget {
  /** Behind the whole link. */
  readonly end: number;
}

/** What a backslash escapes in an image's alternative text and in a link's text as its id. */
export const ESCAPED = /\\([\\.*_+`<>()[\]{}#!:|"'$=-])/g;

const SPACE_BEFORE_QUOTE = /[ \t\r\n\f\v](?=['"])/g;
/** A quote that ends a title: a closing parenthesis follows, white space before it or not. */
const DOUBLE_END = /"(?=[ \t\r\n\f\v]*\))/g;
const SINGLE_END = /'(?=[ \t\r\n\f\v]*\))/g;

/** Reads what stands behind a link's text: `[id]`, `(url "title")`, or nothing, where the text itself is the id. */
export function readTarget(
  state: SpanState,
  start: number,
  close: number,
  lookUp: (id: string) => LinkTarget | undefined,
  /** A longer text can be no definition's id. */
  maxId: number,
): Target | undefined {
  const { text } = state.scanner;
  const after = close + 1;
  const reference = readReference(text, after);
  if (reference || text[after] !== '(') {
    const written =
      reference?.id ?? (close - start > maxId ? undefined : text.slice(start, close).replace(ESCAPED, '$1'));
    const found = written !== undefined && written.length <= maxId ? lookUp(written) : undefined;
    return found && { ...found, end: reference?.end ?? after };
  }
  return text[after + 1] === '<' ? readPointed(state, after) : readParenthesized(state, after);
}

/** `[id]` behind white space; an empty one has no id. */
function readReference(text: string, pos: number): { id: string | undefined; end: number } | undefined {
  const open = skipSpace(text, pos);
  if (text[open] !== '[') return undefined;
  const close = text.indexOf(']', open + 1);
  if (close === -1) return undefined;
  return { id: close === open + 1 ? undefined : text.slice(open + 1, close), end: close + 1 };
}

/** `(<url>)` or `(<url> "title")`, all of the address on one line. */
function readPointed(state: SpanState, open: number): Target | undefined {
  const { text } = state.scanner;
  const close = text.indexOf('>', open + 2);
  if (close === -1 || text.slice(open + 2, close).includes('\n')) return readParenthesized(state, open);
  const url = text.slice(open + 2, close);
  if (text[close + 1] === ')') return { url, title: undefined, ial: undefined, end: close + 2 };
  return withTitle(state, url, close + 1);
}

/** `(url)` with balanced parentheses, or `(url "title")`: white space before a quote ends the address. */
function readParenthesized(state: SpanState, open: number): Target | undefined {
  const { text } = state.scanner;
  const close = state.searches.closingParenthesis(open);
  const quote = state.searches.search('space', open + 1, SPACE_BEFORE_QUOTE);
  if (close !== -1 && (quote === -1 || close < quote)) {
    return { url: strip(text.slice(open + 1, close)), title: undefined, ial: undefined, end: close + 1 };
  }
  return quote === -1 ? undefined : withTitle(state, strip(text.slice(open + 1, quote)), quote + 1);
}

function withTitle(state: SpanState, url: string, pos: number): Target | undefined {
  const { text } = state.scanner;
  const open = skipSpace(text, pos);
  const quote = text[open];
  if (quote !== '"' && quote !== "'") return undefined;
  const close = state.searches.search(quote, open + 2, quote === '"' ? DOUBLE_END : SINGLE_END);
  if (close === -1) return undefined;
  return { url, title: text.slice(open + 1, close), ial: undefined, end: skipSpace(text, close + 1) + 1 };
}
