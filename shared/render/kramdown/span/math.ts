import { Element } from '../element.ts';
import { strip } from '../ruby-text.ts';
import type { SpanRule } from './state.ts';

/** `$$...$$` in running text. */
export const inlineMath: SpanRule = state => {
  const { scanner } = state;
  const { text, pos } = scanner;
  if (!text.startsWith('$$', pos)) return false;
  const close = scanner.next('$$', pos + 2);
  if (close === -1) return false;
  state.tree.children.push(new Element('math', strip(text.slice(pos + 2, close)), { category: 'span' }));
  scanner.pos = close + 2;
  return true;
};
