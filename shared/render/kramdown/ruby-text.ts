/**
 * Ruby's idea of characters. Its `\s`, `\w` and `\d` are ASCII, its POSIX brackets and `\b` are Unicode, `strip` knows NUL: JavaScript
 * differs in each, so the parsers ask here instead of using `\s` and `trim`.
 */

/** Ruby's `\s` for a character code: space, tab, newline, vertical tab, form feed, carriage return. */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** Ruby's `\w` for a character code: ASCII letters, digits, underscore. */
export function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}

const ALPHA = /^\p{Alphabetic}/u;
const ALNUM = /^[\p{Alphabetic}\p{Nd}]/u;
const UNICODE_WORD = /^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]/u;

/** `[[:alpha:]]` for the character that starts at `pos`. */
export function isAlphaAt(text: string, pos: number): boolean {
  const code = text.charCodeAt(pos);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return pos < text.length && ALPHA.test(characterAt(text, pos));
}

/** `[[:alnum:]]` for the character that starts at `pos`. */
export function isAlnumAt(text: string, pos: number): boolean {
  const code = text.charCodeAt(pos);
  if (code < 128) return isWord(code) && code !== 95;
  return pos < text.length && ALNUM.test(characterAt(text, pos));
}

/** `\p{Word}` for the character that starts at `pos`; `\b` in Ruby is a border of such characters. */
export function isUnicodeWordAt(text: string, pos: number): boolean {
  const code = text.charCodeAt(pos);
  if (code < 128) return isWord(code);
  return pos < text.length && UNICODE_WORD.test(characterAt(text, pos));
}

/** The whole character (both halves of a surrogate pair) at `pos`. */
export function characterAt(text: string, pos: number): string {
  const code = text.charCodeAt(pos);
  const paired = code >= 0xd800 && code < 0xdc00 && pos + 1 < text.length;
  return text.slice(pos, paired ? pos + 2 : pos + 1);
}

/** Where the character that ends just before `pos` begins. */
export function previousStart(text: string, pos: number): number {
  const code = text.charCodeAt(pos - 1);
  return code >= 0xdc00 && code < 0xe000 && pos > 1 ? pos - 2 : pos - 1;
}

/** The first position from `pos` on whose character is not `\s`. */
export function skipSpace(text: string, pos: number): number {
  while (pos < text.length && isSpace(text.charCodeAt(pos))) pos++;
  return pos;
}

/** The first position from `pos` on whose character is neither space nor tab. */
export function skipBlanks(text: string, pos: number): number {
  for (; pos < text.length; pos++) {
    const code = text.charCodeAt(pos);
    if (code !== 32 && code !== 9) break;
  }
  return pos;
}

/** `String#lstrip`: white space and NUL. */
export function lstrip(text: string): string {
  let start = 0;
  while (start < text.length && (isSpace(text.charCodeAt(start)) || text.charCodeAt(start) === 0)) start++;
  return start === 0 ? text : text.slice(start);
}

/** `String#rstrip`: white space and NUL. */
export function rstrip(text: string): string {
  let end = text.length;
  while (end > 0 && (isSpace(text.charCodeAt(end - 1)) || text.charCodeAt(end - 1) === 0)) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** `String#strip`. */
export function strip(text: string): string {
  return lstrip(rstrip(text));
}

/** `String#chomp` for text whose line ends are `\n`. */
export function chomp(text: string): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}

/** `String#downcase`; unlike JavaScript, a Greek sigma at a word's end stays `σ`. */
export function downcase(text: string): string {
  const lower = text.toLowerCase();
  return lower.includes('ς') ? Array.from(text, c => (c === 'Σ' ? 'σ' : c.toLowerCase())).join('') : lower;
}

/** A regular expression source that stands for exactly `text`. */
export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
