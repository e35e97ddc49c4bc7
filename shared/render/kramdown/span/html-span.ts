import { Element } from '../element.ts';
import { BLOCK_ELEMENTS, contentModelOf, isHtmlElement, VOID_ELEMENTS } from '../html/elements.ts';
import { convertToNative } from '../html/native.ts';
import { closingTagEnd, delimitedEnd, nameEnd, readCloseTag, readStartTag, type StartTag } from '../html/tag.ts';
import type { SpanRule, SpanState } from './state.ts';

/** HTML in running text: comments and elements, whose content is parsed unless it is code. Block elements' tags are text. */
export const htmlSpan: SpanRule = state => {
  const { scanner, context } = state;
  const { text, pos } = scanner;
  if (text.charCodeAt(pos) !== 60) return false;
  if (text[pos + 1] !== '/' && !text.startsWith('!--', pos + 1) && nameEnd(text, pos + 1) === -1) return false;
  const commentEnd = delimitedEnd(scanner, pos, '<!--', '-->');
  if (commentEnd !== -1) {
    state.tree.children.push(new Element('xml_comment', text.slice(pos, commentEnd), { category: 'span' }));
    scanner.pos = commentEnd;
    return true;
  }
  const close = readCloseTag(scanner, pos);
  if (close) {
    context.warn(scanner.line, `Found an end tag '${close.name}' that ends nothing`);
    scanner.pos = close.end;
    state.addText(text.slice(pos, close.end));
    return true;
  }
  const tag = state.mayOpen ? readStartTag(scanner, pos) : undefined;
  if (!tag) state.addCharacter();
  else if (BLOCK_ELEMENTS.has(tag.name)) {
    context.warn(scanner.line, `Found the block tag '${tag.name}' in running text`);
    scanner.pos = tag.end;
    state.addText(text.slice(pos, tag.end));
  } else addElement(state, tag);
  return true;
};

function addElement(state: SpanState, tag: StartTag): void {
  const { scanner, context } = state;
  scanner.pos = tag.end;
  const element = new Element('html_element', tag.name, { category: 'span', isClosed: tag.closed });
  for (const [name, value] of tag.attributes) element.attr.set(name, value.replace(/\n+/g, ' '));
  const parsed = parsesContent(state, element);
  element.own.contentModel = parsed ? 'span' : 'raw';
  state.tree.children.push(element);
  if (!tag.closed && !VOID_ELEMENTS.has(tag.name)) {
    const anyCase = isHtmlElement(tag.name.toLowerCase());
    const endOf = (at: number) => closingTagEnd(scanner.text, at, tag.name, anyCase);
    const isEnd = (inner: SpanState) =>
      inner.scanner.text.charCodeAt(inner.scanner.pos) === 60 && endOf(inner.scanner.pos) !== -1;
    if (state.parseInto(element, isEnd, parsed ? '' : 'html')) scanner.pos = endOf(scanner.pos);
    else {
      context.warn(scanner.line, `Found no end tag for '${tag.name}'; it is closed where its text ends`);
      const outer = state.tree;
      state.tree = element;
      state.addText(scanner.text.slice(scanner.pos));
      state.tree = outer;
      scanner.pos = scanner.text.length;
    }
  }
  if (context.options.htmlToNative) convertToNative(element);
}

function parsesContent({ tree, context }: SpanState, element: Element): boolean {
  const asked = element.attributes?.get('markdown');
  element.attributes?.delete('markdown');
  if (asked === 'span') return true;
  if (asked === '1') return contentModelOf(element.value) !== 'raw';
  if (asked === '0' || contentModelOf(element.value) === 'raw' || tree.options.contentModel === 'raw') return false;
  return context.options.parseSpanHtml;
}
