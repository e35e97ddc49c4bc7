/**
 * Ruby's String where it differs from JavaScript's: characters are code points, white space is ASCII's (and NUL at the ends).
 */

const SURROGATE = /[\ud800-\udfff]/;

/** String#length. */
export function length(text: string): number {
  if (!SURROGATE.test(text)) return text.length;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    if (isHigh(text, i)) i++;
    count++;
  }
  return count;
}

function isHigh(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff) return false;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}

/** String#[start, count] with a start that may count from the end; `undefined` outside of the text. */
export function substring(text: string, start: number, count: number): string | undefined {
  const simple = !SURROGATE.test(text);
  const size = simple ? text.length : length(text);
  const from = start < 0 ? size + start : start;
  if (from < 0 || from > size || count < 0) return undefined;
  const to = Math.min(size, from + count);
  if (simple) return text.slice(from, to);
  const begin = offsetOf(text, from, 0);
  return text.slice(begin, offsetOf(text, to - from, begin));
}

/** The offset `count` characters behind the offset `from`. */
function offsetOf(text: string, count: number, from: number): number {
  let at = from;
  for (let i = 0; i < count && at < text.length; i++) at += isHigh(text, at) ? 2 : 1;
  return at;
}

function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}

export function stripLeft(text: string): string {
  let at = 0;
  while (at < text.length && (isSpace(text.charCodeAt(at)) || text.charCodeAt(at) === 0)) at++;
  return at === 0 ? text : text.slice(at);
}

export function stripRight(text: string): string {
  let at = text.length;
  while (at > 0 && (isSpace(text.charCodeAt(at - 1)) || text.charCodeAt(at - 1) === 0)) at--;
  return at === text.length ? text : text.slice(0, at);
}

export function strip(text: string): string {
  return stripLeft(stripRight(text));
}

/** String#downcase: as JavaScript's, without its final sigma. */
export function downcase(text: string): string {
  return text.includes('\u03a3') ? text.replaceAll('\u03a3', '\u03c3').toLowerCase() : text.toLowerCase();
}

/** String#upcase. */
export function upcase(text: string): string {
  return text.toUpperCase();
}

const TITLE: Readonly<Record<string, string>> = {
  '\u01c4': '\u01c5',
  '\u01c6': '\u01c5',
  '\u01c7': '\u01c8',
  '\u01c9': '\u01c8',
  '\u01ca': '\u01cb',
  '\u01cc': '\u01cb',
  '\u01f1': '\u01f2',
  '\u01f3': '\u01f2',
};

/** String#capitalize: the first character in title case, the rest in lower case. */
export function capitalize(text: string): string {
  const first = [...text.slice(0, 2)][0] ?? '';
  const upper = TITLE[first] ?? first.toUpperCase();
  const title = [...upper].length > 1 && first !== upper ? upper.slice(0, 1) + upper.slice(1).toLowerCase() : upper;
  return title + downcase(text.slice(first.length));
}

/** String#split by white space: no empty parts; at most `limit` parts when given, the last with what is left over. */
export function splitWords(text: string, limit = 0): string[] {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const before = at;
    while (at < text.length && isSpace(text.charCodeAt(at))) at++;
    if (at >= text.length) return limit > 0 && at > before ? [...parts, ''] : parts;
    if (limit > 0 && parts.length === limit - 1) {
      parts.push(text.slice(at));
      return parts;
    }
    const start = at;
    while (at < text.length && !isSpace(text.charCodeAt(at))) at++;
    parts.push(text.slice(start, at));
  }
}

/** String#split by a text: one space means white space, an empty one every character; empty parts at the end are dropped. */
export function split(text: string, separator: string): string[] {
  if (separator === ' ') return splitWords(text);
  const parts = separator === '' ? Array.from(text) : text.split(separator);
  let size = parts.length;
  while (size > 0 && parts[size - 1] === '') size--;
  return parts.slice(0, size);
}

/** String#casecmp: ASCII letters without their case, then by bytes. */
export function foldAscii(text: string): string {
  return text.replace(/[A-Z]+/g, letters => letters.toLowerCase());
}
