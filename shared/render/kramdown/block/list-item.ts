import { emptyIal, readAttributeList, readBraces } from '../attributes.ts';
import type { Ial } from '../element.ts';
import { isWord, lstrip, skipSpace } from '../ruby-text.ts';
import { Scanner } from '../scanner.ts';
import { indentEnd } from './codeblock.ts';
import { endsAtMarkup, hasContent } from './line-ends.ts';

export type MarkerKind = 'ul' | 'ol' | 'dl';

/** A list marker at the start of a line: how wide it is, indentation included, and the rest of its line. */
export interface Marker {
  readonly width: number;
  readonly rest: string;
  readonly end: number;
}

/** Reads a marker of that kind behind at most `indent` spaces; a tab, space or `|` must follow it. */
export function readMarker(text: string, pos: number, kind: MarkerKind, indent: number): Marker | undefined {
  let i = pos;
  while (i < pos + indent && text.charCodeAt(i) === 32) i++;
  const code = text.charCodeAt(i);
  if (kind === 'ol') {
    const digits = i;
    while (text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i++;
    if (i === digits || text.charCodeAt(i) !== 46) return undefined;
  } else if (kind === 'ul' ? code !== 42 && code !== 43 && code !== 45 : code !== 58) return undefined;
  i++;
  const next = text.charCodeAt(i);
  if (next !== 32 && next !== 9 && next !== 124) return undefined;
  const newline = text.indexOf('\n', i);
  return newline === -1 ? undefined : { width: i - pos, rest: text.slice(i, newline + 1), end: newline + 1 };
}

/** Whether an ordered or unordered list's item begins at `pos`. */
export function isListStart(text: string, pos: number): boolean {
  return readMarker(text, pos, 'ul', 3) !== undefined || readMarker(text, pos, 'ol', 3) !== undefined;
}

export function isDefinitionStart(text: string, pos: number): boolean {
  return readMarker(text, pos, 'dl', 3) !== undefined;
}

/** How far the next marker of the same list may be indented. */
export function nextMarkerIndent(indentation: number): number {
  return indentation >= 1 && indentation <= 3 ? indentation - 1 : 3;
}

/** Reads the attribute list that may open an item's text: its content, and the text behind it. */
function readItemIal(text: string, pos: number): { content: string; start: number; end: number } | undefined {
  const start = skipSpace(text, pos);
  if (!text.startsWith('{:', start)) return undefined;
  // `{:name:` would be a definition, `{::` an extension, `{:/` its end.
  let i = start + 2;
  if (isWord(text.charCodeAt(i))) while (isWord(text.charCodeAt(i)) || text[i] === '-') i++;
  if (text[i] === ':' || text[start + 2] === '/') return undefined;
  const scanner = new Scanner(text, 0);
  const braces = readBraces(scanner, start + 2, after => after);
  return braces && { content: braces.content, start: pos, end: skipSpace(text, braces.end) };
}

/** Takes the attribute list off the front of an item's or term's text. */
export function takeItemIal(text: string): { text: string; ial: Ial | undefined } {
  const found = readItemIal(text, 0);
  if (!found) return { text, ial: undefined };
  const ial = emptyIal();
  readAttributeList(found.content, ial);
  return { text: text.slice(found.end), ial };
}

/**
 * The first line of an item behind its marker, and the column at which the item's text stands. Tabs count to the next multiple of
 * four; an item that begins with an empty line (an attribute list does not count) is indented by four.
 */
export function readFirstLine(markerWidth: number, rest: string): { text: string; indentation: number } {
  let content = rest;
  let indentation = markerWidth;
  const ial = readItemIal(content, 0);
  if (skipSpace(content, ial?.end ?? 0) === content.length) indentation = 4;
  else {
    for (let tabs = /^( *)(\t+)/.exec(content); tabs; tabs = /^( *)(\t+)/.exec(content)) {
      const column = tabs[1]!.length + indentation;
      content = tabs[1] + ' '.repeat(4 - (column % 4) + (tabs[2]!.length - 1) * 4) + content.slice(tabs[0].length);
    }
    indentation += /^ */.exec(content)![0].length;
  }
  return { text: lstrip(content), indentation };
}

/** The line at `pos` if it belongs to an item whose text stands at `indentation`: its text and the position behind it. */
export function itemLine(
  scanner: Scanner,
  pos: number,
  indentation: number,
  lazy: boolean,
): { text: string; end: number } | undefined {
  if (!hasContent(scanner, pos)) return undefined;
  if (!isIndented(scanner.text, pos, indentation) && (!lazy || endsAtMarkup(scanner, pos, Math.min(indentation, 3))))
    return undefined;
  const end = scanner.lineEnd(pos);
  let text = scanner.text.slice(pos, end);
  let tabs = 0;
  while (text.charCodeAt(tabs) === 9) tabs++;
  if (tabs > 0) text = ' '.repeat(4 * tabs) + text.slice(tabs);
  return { text, end };
}

/** Whether the line is indented that far, counted in tabs or groups of four spaces and the spaces that remain. */
function isIndented(text: string, pos: number, indentation: number): boolean {
  let i = pos;
  for (let unit = 0; unit < Math.floor(indentation / 4); unit++) {
    i = indentEnd(text, i);
    if (i === -1) return false;
  }
  const rest = indentation % 4;
  return text.startsWith('   '.slice(0, rest), i) || indentEnd(text, i) !== -1;
}

/** The line without the item's indentation, or nothing if it does not have it in spaces. */
export function withoutIndent(line: string, indentation: number): string | undefined {
  for (let i = 0; i < indentation; i++) if (line.charCodeAt(i) !== 32) return undefined;
  return line.slice(indentation);
}
