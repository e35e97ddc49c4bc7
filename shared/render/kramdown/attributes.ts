import type { Attributes, Ial } from './element.ts';
import { isSpace, isWord, lstrip, strip } from './ruby-text.ts';
import type { Scanner } from './scanner.ts';

/** Attribute list definitions by name. */
export type AttributeDefinitions = ReadonlyMap<string, Ial>;

/** Longer lists are cut: a list is a handful of names, and the search for a quoted value's end must not grow without limit. */
const MAX_LIST = 20_000;
/** Definitions may name each other in circles, and many times over. */
const MAX_REFERENCES = 1000;
const MAX_DEPTH = 100;
const MAX_FALLBACKS = 20;
const UNESCAPED_BRACE = /(?<!\\)\}/g;

export function emptyIal(): Ial {
  return { attributes: new Map(), refs: [] };
}

/**
 * Adds what an attribute list says (`.class #id key="value" reference`) to `ial`. A part that is none of these is left out.
 * Gives false where the list has text but says nothing.
 */
export function readAttributeList(list: string, ial: Ial): boolean {
  const text = list.length > MAX_LIST ? list.slice(0, MAX_LIST) : list;
  const stripped = strip(text);
  if (stripped === '' || stripped === ':') return true;
  let said = false;
  let pos = 0;
  while (pos < text.length) {
    let end = pos === 0 ? readItem(text, 0, ial) : -1;
    if (end === -1 && isSpace(text.charCodeAt(pos))) end = readItem(text, pos + 1, ial);
    if (end === -1) pos++;
    else {
      pos = end;
      said = true;
    }
  }
  return said;
}

function atItemEnd(text: string, pos: number): boolean {
  return pos >= text.length || isSpace(text.charCodeAt(pos));
}

/** Reads one part of a list at `pos` into `ial`; the position behind it, or -1. */
function readItem(text: string, pos: number, ial: Ial): number {
  const first = text.charCodeAt(pos);
  if (isWord(first)) {
    let end = pos + 1;
    while (isWord(text.charCodeAt(end)) || text[end] === '-') end++;
    const name = text.slice(pos, end);
    const quote = text[end + 1];
    if (text[end] === '=' && (quote === '"' || quote === "'")) {
      const close = valueEnd(text, end + 2, quote);
      if (close === -1) return -1;
      const value = text
        .slice(end + 2, close)
        .replaceAll('\\}', '}')
        .replaceAll(`\\${quote}`, quote);
      ial.attributes.set(name, value);
      return close + 1;
    }
    if (!atItemEnd(text, end)) return -1;
    ial.refs.push(name);
    return end;
  }
  return first === 35 || first === 46 ? readIdsAndClasses(text, pos, ial) : -1;
}

/** The closing quote of a value: the first unescaped one that ends the part, else the last escaped one that does. */
function valueEnd(text: string, start: number, quote: string): number {
  let escaped = -1;
  for (let i = start; i < text.length; i++) {
    const c = text[i];
    if (c === '}' || c === '\u0002') break;
    if (c === '\\' && text[i + 1] === '}') i++;
    else if (c === '\\' && text[i + 1] === quote) {
      if (atItemEnd(text, i + 2)) escaped = i + 1;
      i++;
    } else if (c === quote && atItemEnd(text, i + 1)) return i;
  }
  return escaped;
}

const ID_OR_CLASS = /#([A-Za-z][\w:-]*)|\.([^ \t\r\n\f\v.#]+)/y;

function readIdsAndClasses(text: string, pos: number, ial: Ial): number {
  const found: [id: string | undefined, name: string | undefined][] = [];
  let end = pos;
  for (;;) {
    ID_OR_CLASS.lastIndex = end;
    const match = ID_OR_CLASS.exec(text);
    if (!match) break;
    found.push([match[1], match[2]]);
    end = ID_OR_CLASS.lastIndex;
  }
  if (found.length === 0 || !atItemEnd(text, end)) return -1;
  for (const [id, name] of found) {
    if (name !== undefined) addClass(ial.attributes, name);
    else ial.attributes.set('id', id!);
  }
  return end;
}

export function addClass(attributes: Attributes, name: string): void {
  attributes.set('class', lstrip(`${attributes.get('class') ?? ''} ${name}`));
}

/** Adds one list to another, as when two lists follow the same element. */
export function mergeIal(into: Ial, from: Ial): void {
  for (const ref of from.refs) into.refs.push(ref);
  mergeAttributes(into.attributes, from.attributes);
}

function mergeAttributes(into: Attributes, from: Attributes): void {
  for (const [key, value] of from) {
    if (key === 'class') addClass(into, value);
    else into.set(key, value);
  }
}

/** Gives an element the attributes of its list: first those of the definitions that it names, then its own. */
export function applyIal(attributes: Attributes, ial: Ial, definitions: AttributeDefinitions): void {
  let left = MAX_REFERENCES;
  const apply = (list: Ial, depth: number) => {
    for (const ref of list.refs) {
      const definition = definitions.get(ref);
      if (definition && depth < MAX_DEPTH && left-- > 0) apply(definition, depth + 1);
    }
    mergeAttributes(attributes, list.attributes);
  };
  apply(ial, 0);
}

/**
 * Reads `{:` ... `}` whose content starts at `start`; `\}` does not close it. `accepts` says whether what follows the brace will do.
 * If it will not, escaped braces before it are tried, as a regular expression would on its way back.
 */
export function readBraces(
  scanner: Scanner,
  start: number,
  accepts: (afterBrace: number) => number,
): { content: string; end: number } | undefined {
  const { text } = scanner;
  const brace = scanner.find('unescaped brace', UNESCAPED_BRACE, start);
  if (brace > start) {
    const end = accepts(brace + 1);
    if (end !== -1) return { content: text.slice(start, brace), end };
  }
  const firstEscaped = scanner.next('\\}', start);
  if (firstEscaped === -1 || (brace !== -1 && firstEscaped > brace)) return undefined;
  let escaped = text.lastIndexOf('\\}', brace === -1 ? text.length : brace);
  for (let tries = 0; escaped >= start && tries < MAX_FALLBACKS; tries++) {
    const end = accepts(escaped + 2);
    if (end !== -1) return { content: text.slice(start, escaped + 1), end };
    escaped = escaped === 0 ? -1 : text.lastIndexOf('\\}', escaped - 1);
  }
  return undefined;
}

/** The block attribute list `{: ...}` at `pos` (indentation skipped), which must fill the rest of its line. */
export function readBlockIal(scanner: Scanner, pos: number): { content: string; end: number } | undefined {
  const { text } = scanner;
  if (text[pos] !== '{' || text[pos + 1] !== ':' || text[pos + 2] === ':' || text[pos + 2] === '/') return undefined;
  return readBraces(scanner, pos + 2, after => scanner.newlineEnd(after));
}
