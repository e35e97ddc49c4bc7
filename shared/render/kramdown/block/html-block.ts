import { Element } from '../element.ts';
import { SPAN_ELEMENTS } from '../html/elements.ts';
import { convertToNative } from '../html/native.ts';
import { openHtml, parseHtmlBody } from '../html/parse.ts';
import { delimitedEnd, readCloseTag, readStartTag } from '../html/tag.ts';
import type { BlockRule, BlockState } from './state.ts';

/** A comment, an HTML element that is not one of running text, or the end tag of the element that is being parsed. */
export const htmlBlock: BlockRule = state => {
  const { scanner } = state;
  const { text } = scanner;
  const { pos } = scanner;
  const start = scanner.skipIndent(pos);
  if (text.charCodeAt(start) !== 60) return false;
  const commentEnd = delimitedEnd(scanner, pos, '<!--', '-->');
  if (commentEnd !== -1) {
    addComment(state, commentEnd);
    return true;
  }
  const tag = readStartTag(scanner, start);
  if (tag) {
    if (SPAN_ELEMENTS.has(tag.name.toLowerCase()) || state.context.refusesBlock(scanner)) return false;
    const line = scanner.line;
    scanner.pos = tag.end;
    const element = openHtml(state, tag, line);
    parseHtmlBody(state, element, tag.closed);
    if (state.context.options.htmlToNative) convertToNative(element);
    return true;
  }
  return endElement(state, start);
};

function addComment(state: BlockState, end: number): void {
  const { scanner } = state;
  const comment = new Element('xml_comment', scanner.text.slice(scanner.pos, end), { category: 'block' });
  comment.line = scanner.line;
  state.add(comment);
  const rest = scanner.trailingSpaceEnd(end);
  scanner.pos = rest === -1 ? end : rest;
}

function endElement(state: BlockState, start: number): boolean {
  const { scanner, tree } = state;
  const close = readCloseTag(scanner, start);
  const name = close?.name.toLowerCase();
  if (!close || SPAN_ELEMENTS.has(name!) || tree.type !== 'html_element' || tree.value !== name) return false;
  scanner.pos = close.end;
  state.stopped = true;
  return true;
}
