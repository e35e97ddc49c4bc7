import { BlockState } from '../block/state.ts';
import { addText, type ContentModel, Element } from '../element.ts';
import type { Scanner } from '../scanner.ts';
import { contentModelOf, isHtmlElement, VOID_ELEMENTS } from './elements.ts';
import { closingTagEnd, delimitedEnd, nameEnd, readCloseTag, readStartTag, type StartTag } from './tag.ts';

/** The element of a start tag that has been read, as a child of the tree. */
export function openHtml(state: BlockState, tag: StartTag, line: number): Element {
  const element = new Element('html_element', tag.name, { category: 'block' });
  element.line = line;
  for (const [name, value] of tag.attributes) element.attr.set(name, value);
  state.add(element);
  return element;
}

/** Parses what an element holds, by its content model or as its `markdown` attribute asks, up to and with its end tag. */
export function parseHtmlBody(state: BlockState, element: Element, tagClosed: boolean): void {
  const { scanner, tree, context } = state;
  const verbatim = element.value === 'script' || element.value === 'style';
  const closed = !verbatim && (tagClosed || VOID_ELEMENTS.has(element.value));
  if (verbatim) readVerbatim(state, element);
  if (state.blockIal) {
    element.own.ial = state.blockIal;
    state.blockIal = undefined;
  }
  const insideRaw = tree.type === 'html_element' && tree.options.contentModel === 'raw';
  const model = modelOf(element, insideRaw || !context.options.parseBlockHtml);
  if (model === 'block') skipTrailingSpace(scanner);
  element.own.contentModel = model;
  element.own.isClosed = closed;
  if (closed || verbatim) return;
  if (model === 'block') {
    if (!parseBlocksInside(state, element)) warnUnclosed(state, element);
  } else if (model === 'span') readSpanText(state, element);
  else parseRaw(state, element);
  if (!insideRaw) skipTrailingSpace(scanner);
}

function modelOf(element: Element, raw: boolean): ContentModel {
  const asked = element.attributes?.get('markdown');
  element.attributes?.delete('markdown');
  switch (asked) {
    case '0':
      return 'raw';
    case '1':
      return contentModelOf(element.value);
    case 'span':
    case 'block':
      return asked;
    default:
      return raw ? 'raw' : contentModelOf(element.value);
  }
}

function parseBlocksInside(state: BlockState, element: Element): boolean {
  return BlockState.parse(state.context, state.scanner, element);
}

function skipTrailingSpace(scanner: Scanner): void {
  const end = scanner.trailingSpaceEnd(scanner.pos);
  if (end !== -1) scanner.pos = end;
}

function warnUnclosed({ context }: BlockState, element: Element): void {
  context.warn(element.line, `Found no end tag for '${element.value}'; it is closed where its text ends`);
}

/** The position of the element's end tag, whatever its case and wherever it is, or -1. */
function findEndTag(scanner: Scanner, name: string): number {
  const { text } = scanner;
  for (let at = scanner.next('</', scanner.pos); at !== -1; at = text.indexOf('</', at + 2)) {
    const end = closingTagEnd(text, at, name, true);
    if (end !== -1) {
      scanner.touch(end);
      return at;
    }
  }
  scanner.touch();
  return -1;
}

function readToEndTag(state: BlockState, element: Element, type: 'raw' | 'raw_text'): void {
  const { scanner } = state;
  const { text } = scanner;
  const at = findEndTag(scanner, element.value);
  addText(element, text.slice(scanner.pos, at === -1 ? text.length : at), type);
  if (at === -1) {
    scanner.pos = text.length;
    warnUnclosed(state, element);
  } else scanner.pos = readCloseTag(scanner, at)?.end ?? at;
}

function readVerbatim(state: BlockState, element: Element): void {
  readToEndTag(state, element, 'raw');
}

function readSpanText(state: BlockState, element: Element): void {
  readToEndTag(state, element, 'raw_text');
}

/** Parses HTML as HTML up to the element's end tag; what is no tag, comment or instruction is text. */
function parseRaw(state: BlockState, element: Element): void {
  const { scanner, context } = state;
  const outer = state.tree;
  state.tree = element;
  context.depth++;
  let done = false;
  while (!scanner.atEnd && !done) {
    const at = nextMarkup(scanner);
    addText(element, scanner.text.slice(scanner.pos, at), 'text');
    scanner.pos = at;
    if (scanner.atEnd) warnUnclosed(state, element);
    else done = readMarkup(state, element);
  }
  context.depth--;
  state.tree = outer;
}

/** Where the next `<` stands that may begin a tag, comment or instruction; the text's end if there is none. */
function nextMarkup(scanner: Scanner): number {
  const { text } = scanner;
  for (let at = text.indexOf('<', scanner.pos); at !== -1; at = text.indexOf('<', at + 1)) {
    const c = text[at + 1];
    scanner.touch(at + 4);
    if (c === '/' || c === '?' || text.startsWith('!--', at + 1) || nameEnd(text, at + 1) !== -1) return at;
  }
  scanner.touch();
  return text.length;
}

/** Takes the markup at the position; true if it was the element's end tag. */
function readMarkup(state: BlockState, element: Element): boolean {
  const { scanner, context } = state;
  const { pos, text } = scanner;
  const comment = delimitedEnd(scanner, pos, '<!--', '-->');
  const instruction = comment === -1 ? delimitedEnd(scanner, pos, '<?', '?>') : -1;
  if (comment !== -1 || instruction !== -1) {
    const end = Math.max(comment, instruction);
    element.children.push(
      new Element(comment === -1 ? 'xml_pi' : 'xml_comment', text.slice(pos, end), { category: 'block' }),
    );
    scanner.pos = end;
    return false;
  }
  const tag = context.refusesSpan(scanner, false) ? undefined : readStartTag(scanner, pos);
  if (tag) {
    const line = scanner.line;
    scanner.pos = tag.end;
    parseHtmlBody(state, openHtml(state, tag, line), tag.closed);
    return false;
  }
  const close = readCloseTag(scanner, pos);
  if (!close) {
    scanner.pos++;
    addText(element, text[pos]!, 'text');
    return false;
  }
  scanner.pos = close.end;
  if (element.value === (isHtmlElement(element.value) ? close.name.toLowerCase() : close.name)) return true;
  addText(element, text.slice(pos, close.end), 'text');
  return false;
}
