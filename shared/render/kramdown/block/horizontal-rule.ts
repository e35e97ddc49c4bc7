import type { Scanner } from '../scanner.ts';
import type { BlockRule } from './state.ts';

/** Behind a line of three or more `*`, `-` or `_`, white space between them or not; -1 if there is none at `pos`. */
export function horizontalRuleEnd(scanner: Scanner, pos: number): number {
  const { text } = scanner;
  let i = scanner.skipIndent(pos);
  const mark = text.charCodeAt(i);
  if (mark !== 42 && mark !== 45 && mark !== 95) return -1;
  let marks = 0;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === mark) marks++;
    else if (code === 10) return marks >= 3 ? i + 1 : -1;
    else if (code !== 32 && code !== 9) return -1;
  }
  return -1;
}

export const horizontalRule: BlockRule = state => {
  const end = horizontalRuleEnd(state.scanner, state.scanner.pos);
  if (end === -1) return false;
  state.add(state.newBlock('hr'));
  state.scanner.pos = end;
  return true;
};
