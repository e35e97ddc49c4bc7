import { emptyIal, readAttributeList, readBraces } from './attributes.ts';
import type { ParseContext } from './context.ts';
import { Element, type Ial } from './element.ts';
import { setOption } from './options.ts';
import { chomp, isSpace, isWord } from './ruby-text.ts';
import type { Scanner } from './scanner.ts';

/** What block and span states have in common here. */
interface Place {
  readonly scanner: Scanner;
  readonly context: ParseContext;
  readonly tree: Element;
}

interface Tag {
  readonly name: string;
  readonly list: string;
  readonly closed: boolean;
  readonly end: number;
}

/**
 * Reads the block extension `{::name ...}` ... `{:/name}` at `start`; false if there is none, none that is known, or its end is
 * missing.
 */
export function readExtension(
  place: Place & { readonly newBlock: (type: 'eob', value: string, options: { eob: 'extension' }) => Element },
  start: number,
): boolean {
  const { scanner } = place;
  const tag = readTag(scanner, start, after => scanner.newlineEnd(after));
  const name = tag && takeExtension(place, tag, 'block');
  if (name === 'options') place.tree.children.push(place.newBlock('eob', '', { eob: 'extension' }));
  return name !== undefined;
}

/** Reads the span extension at the position; false if it is none that can be read. */
export function readSpanExtension(place: Place): boolean {
  const tag = readTag(place.scanner, place.scanner.pos, after => after);
  return tag !== undefined && takeExtension(place, tag, 'span') !== undefined;
}

const END_TAG = /\{:\/(?:\w[\w-]*)?\}/y;

/** Whether a start or end tag of an extension, known or not, stands at `start`. */
export function isExtensionTag(scanner: Scanner, start: number): boolean {
  END_TAG.lastIndex = start;
  return END_TAG.test(scanner.text) || readTag(scanner, start, after => after) !== undefined;
}

function readTag(scanner: Scanner, start: number, accepts: (after: number) => number): Tag | undefined {
  const { text } = scanner;
  if (!text.startsWith('{::', start)) return undefined;
  let nameEnd = start + 3;
  while (isWord(text.charCodeAt(nameEnd))) nameEnd++;
  if (nameEnd === start + 3) return undefined;
  const name = text.slice(start + 3, nameEnd);
  const short = text[nameEnd] === '/' ? nameEnd + 1 : nameEnd;
  if (text[short] === '}') {
    const end = accepts(short + 1);
    return end === -1 ? undefined : { name, list: '', closed: short > nameEnd, end };
  }
  if (!isSpace(text.charCodeAt(nameEnd))) return undefined;
  const braces = readBraces(scanner, nameEnd, accepts);
  if (!braces) return undefined;
  const list = braces.content.slice(1);
  const closed = list.endsWith('/');
  return { name, list: closed ? list.slice(0, -1) : list, closed, end: braces.end };
}

/** Does what a known extension asks, and gives its name; otherwise the position stays. */
function takeExtension(place: Place, tag: Tag, category: 'block' | 'span'): string | undefined {
  const { scanner, context } = place;
  const line = scanner.line;
  if (!EXTENSIONS.has(tag.name)) {
    context.warn(line, `There is no extension '${tag.name}'`);
    return undefined;
  }
  const body = tag.closed ? { text: undefined, end: tag.end } : readBody(scanner, tag, category);
  if (!body) {
    context.warn(line, `Found no end tag for the extension '${tag.name}'`);
    return undefined;
  }
  const list = emptyIal();
  readAttributeList(tag.list, list);
  scanner.pos = body.end;
  if (tag.name === 'options') setInlineOptions(context, list, line);
  else if (body.text !== undefined) place.tree.children.push(verbatim(tag.name, body.text, category, list));
  return tag.name;
}

const EXTENSIONS: ReadonlySet<string> = new Set(['comment', 'nomarkdown', 'options']);

function verbatim(name: string, text: string, category: 'block' | 'span', list: Ial): Element {
  if (name === 'comment') return new Element('comment', text, { category });
  const outputTypes = (list.attributes.get('type') ?? '').split(/[ \t\r\n\f\v]+/).filter(Boolean);
  return new Element('raw', text, { category, outputTypes });
}

function readBody(scanner: Scanner, tag: Tag, category: 'block' | 'span'): { text: string; end: number } | undefined {
  const { text } = scanner;
  for (let at = scanner.next('{:/', tag.end); at !== -1; at = text.indexOf('{:/', at + 3)) {
    let close = at + 3;
    if (text.startsWith(tag.name, close) && text[close + tag.name.length] === '}') close += tag.name.length;
    if (text[close] !== '}') continue;
    let [start, end] = [at, close + 1];
    if (category === 'block') {
      while (start > tag.end && at - start < 3 && text[start - 1] === ' ') start--;
      if (start > tag.end && text[start - 1] !== '\n') continue;
      while (text[end] === ' ') end++;
      if (text[end++] !== '\n') continue;
    }
    scanner.touch(end);
    const body = text.slice(tag.end, start);
    return { text: category === 'block' ? chomp(body) : body, end };
  }
  scanner.touch();
  return undefined;
}

/** `{::options key="value" /}`: holds from here on for parsing, and for the whole document's output. */
function setInlineOptions(context: ParseContext, list: Ial, line: number): void {
  for (const [name, value] of list.attributes) {
    if (context.options.forbiddenInlineOptions.includes(name) || name === 'forbidden_inline_options') {
      context.warn(line, `The option ${name} may not be set inline`);
    } else if (!setOption(context.options, name, value)) context.warn(line, `There is no option '${name}'`);
  }
}
