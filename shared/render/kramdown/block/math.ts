import { strip } from '../ruby-text.ts';
import type { BlockRule } from './state.ts';

/** `$$ ... $$` between block boundaries. An escaped `\$$` that would have been one loses its backslash. */
export const blockMath: BlockRule = state => {
  const { scanner } = state;
  const { text } = scanner;
  const start = scanner.skipIndent(scanner.pos);
  const escaped = text[start] === '\\';
  const open = escaped ? start + 1 : start;
  if (!text.startsWith('$$', open) || !state.afterBoundary) return false;
  const close = scanner.next('$$', open + 2);
  if (close === -1) return false;
  const newline = scanner.newlineEnd(close + 2);
  if (escaped) {
    if (newline !== -1) scanner.pos = open;
    return false;
  }
  const before = scanner.pos;
  const line = scanner.line;
  scanner.pos = newline === -1 ? close + 2 : newline;
  if (!state.beforeBoundary) {
    scanner.pos = before;
    return false;
  }
  const math = state.newBlock('math', strip(text.slice(open + 2, close)), { category: 'block' });
  math.line = line;
  state.add(math);
  return true;
};
