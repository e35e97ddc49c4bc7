import { Element } from '../element.ts';
import { isSpace } from '../ruby-text.ts';
import { parseSpans, type SpanRule } from './state.ts';

const CLOSING = /(?<=[^ \t\r\n\f\v~])~~/g;

/** GFM's `~~deleted~~`: no white space or tilde inside at either end. The content is parsed on its own. */
export const strikethrough: SpanRule = state => {
  const { scanner } = state;
  const { text, pos } = scanner;
  if (!state.starts.strikethrough || !text.startsWith('~~', pos) || !isInner(text, pos + 2) || !state.mayOpen)
    return false;
  const close = state.searches.search('~~', pos + 3, CLOSING);
  if (close === -1) return false;
  const element = new Element('html_element', 'del', { category: 'span' });
  state.tree.children.push(element);
  const { line } = scanner;
  scanner.pos = close + 2;
  parseSpans(state.context, element, text.slice(pos + 2, close), line, '', 'text');
  return true;
};

function isInner(text: string, pos: number): boolean {
  return pos < text.length && !isSpace(text.charCodeAt(pos)) && text[pos] !== '~';
}
