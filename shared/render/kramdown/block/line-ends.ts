import { readBlockIal } from '../attributes.ts';
import { SPAN_ELEMENTS } from '../html/elements.ts';
import { nameEnd } from '../html/tag.ts';
import { characterAt, isUnicodeWordAt, skipSpace } from '../ruby-text.ts';
import type { Scanner } from '../scanner.ts';
import { endOfBlockEnd } from './state.ts';

/** Whether the line at `pos` has something other than white space, and a newline. */
export function hasContent(scanner: Scanner, pos: number): boolean {
  const { text } = scanner;
  const newline = text.indexOf('\n', pos);
  return newline !== -1 && skipSpace(text, pos) < newline;
}

/**
 * Whether an HTML tag that ends lazy continuation stands at `pos`: any element's but those of running text and `script`. Names are
 * compared as written, so `<A>` ends a paragraph and `<a>` does not.
 */
export function endsAtHtml(scanner: Scanner, pos: number): boolean {
  const { text } = scanner;
  if (text.charCodeAt(pos) !== 60) return false;
  const closing = text.charCodeAt(pos + 1) === 47;
  const start = closing ? pos + 2 : pos + 1;
  const end = nameEnd(text, start);
  if (end === -1) return false;
  let wordEnd = start;
  while (isUnicodeWordAt(text, wordEnd)) wordEnd += characterAt(text, wordEnd).length;
  const word = text.slice(start, wordEnd);
  if (SPAN_ELEMENTS.has(word) || word === 'script') return false;
  if (!closing) return true;
  const close = skipSpace(text, end);
  scanner.touch(close + 1);
  return text[close] === '>';
}

/** Whether an attribute list or an HTML tag that ends lazy continuation stands at `pos` behind at most `indent` spaces. */
export function endsAtMarkup(scanner: Scanner, pos: number, indent: number): boolean {
  const { text } = scanner;
  let i = pos;
  while (i < pos + indent && text.charCodeAt(i) === 32) i++;
  const code = text.charCodeAt(i);
  return code === 60 ? endsAtHtml(scanner, i) : code === 123 && readBlockIal(scanner, i) !== undefined;
}

/** kramdown's LAZY_END: what ends a paragraph or quote that goes on without its marker. */
export function isLazyEnd(scanner: Scanner, pos: number): boolean {
  return (
    pos >= scanner.text.length ||
    endsAtMarkup(scanner, pos, 3) ||
    endOfBlockEnd(scanner, pos) !== -1 ||
    scanner.blankEnd(pos) !== -1
  );
}
