import type { Attributes } from '../element.ts';
import { characterAt, isAlnumAt, isAlphaAt, isUnicodeWordAt, skipSpace } from '../ruby-text.ts';
import type { Scanner } from '../scanner.ts';
import { isHtmlElement } from './elements.ts';

/** A start tag as it was written; `name` and attribute names are lower-case where the element is HTML's. */
export interface StartTag {
  readonly name: string;
  readonly attributes: Attributes;
  /** Ends in `/>`. */
  readonly closed: boolean;
  /** Behind the tag. */
  readonly end: number;
}

/** The end of an XML name with an optional prefix (REXML's UNAME) at `pos`, or -1. */
export function nameEnd(text: string, pos: number): number {
  const end = plainNameEnd(text, pos);
  if (end === -1 || text[end] !== ':') return end;
  const second = plainNameEnd(text, end + 1);
  return second === -1 ? end : second;
}

function plainNameEnd(text: string, pos: number): number {
  if (text[pos] !== '_' && !isAlphaAt(text, pos)) return -1;
  let i = pos + characterAt(text, pos).length;
  for (;;) {
    const c = text[i];
    if (c === '-' || c === '.' || c === '_') i++;
    else if (isAlnumAt(text, i)) i += characterAt(text, i).length;
    else return i;
  }
}

/**
 * Reads the start tag at `pos`, or nothing if there is none. An attribute's unquoted value is word characters only; a quoted one
 * goes to the next such quote, wherever that is.
 */
export function readStartTag(scanner: Scanner, pos: number): StartTag | undefined {
  const { text } = scanner;
  const end = nameEnd(text, pos + 1);
  if (end === -1) return undefined;
  const written = text.slice(pos + 1, end);
  const lower = written.toLowerCase();
  const known = isHtmlElement(lower);
  const attributes: Attributes = new Map();
  let i = end;
  for (;;) {
    const start = skipSpace(text, i);
    const attributeEnd = start > i ? nameEnd(text, start) : -1;
    if (attributeEnd === -1) {
      i = start;
      break;
    }
    const attribute = text.slice(start, attributeEnd);
    const value = readValue(scanner, attributeEnd);
    attributes.set(known ? attribute.toLowerCase() : attribute, value?.text ?? '');
    i = value?.end ?? attributeEnd;
  }
  const closed = text[i] === '/';
  if (closed) i++;
  scanner.touch(i + 1);
  return text[i] === '>' ? { name: known ? lower : written, attributes, closed, end: i + 1 } : undefined;
}

function readValue(scanner: Scanner, pos: number): { text: string; end: number } | undefined {
  const { text } = scanner;
  const equals = skipSpace(text, pos);
  if (text[equals] !== '=') return undefined;
  const start = skipSpace(text, equals + 1);
  const quote = text[start];
  if (quote === '"' || quote === "'") {
    const end = scanner.next(quote, start + 1);
    return end === -1 ? undefined : { text: text.slice(start + 1, end), end: end + 1 };
  }
  let end = start;
  while (isUnicodeWordAt(text, end)) end += characterAt(text, end).length;
  return end === start ? undefined : { text: text.slice(start, end), end };
}

/** Reads the closing tag at `pos`: its name as written and where it ends. */
export function readCloseTag(scanner: Scanner, pos: number): { name: string; end: number } | undefined {
  const { text } = scanner;
  if (!text.startsWith('</', pos)) return undefined;
  const end = nameEnd(text, pos + 2);
  if (end === -1) return undefined;
  const close = skipSpace(text, end);
  scanner.touch(close + 1);
  return text[close] === '>' ? { name: text.slice(pos + 2, end), end: close + 1 } : undefined;
}

/** The end of the delimited construct (comment, processing instruction) at `pos`, or -1. */
export function delimitedEnd(scanner: Scanner, pos: number, open: string, close: string): number {
  if (!scanner.text.startsWith(open, pos)) return -1;
  const at = scanner.next(close, pos + open.length);
  return at === -1 ? -1 : at + close.length;
}

/** Whether `</name\s*>` stands at `pos`; gives its end or -1. Case counts unless the name is HTML's. */
export function closingTagEnd(text: string, pos: number, name: string, anyCase: boolean): number {
  const found = text.slice(pos + 2, pos + 2 + name.length);
  if (text[pos + 1] !== '/' || (anyCase ? found.toLowerCase() !== name.toLowerCase() : found !== name)) return -1;
  const end = skipSpace(text, pos + 2 + name.length);
  return text[end] === '>' ? end + 1 : -1;
}
