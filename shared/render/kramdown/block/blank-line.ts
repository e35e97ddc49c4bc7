import type { BlockRule } from './state.ts';
import { endOfBlockEnd } from './state.ts';

/** White-space lines, joined with those before. */
export const blankLine: BlockRule = state => {
  const { scanner } = state;
  const end = scanner.blankEnd(scanner.pos);
  if (end === -1) return false;
  const text = scanner.text.slice(scanner.pos, end);
  const { last } = state.tree;
  if (last?.type === 'blank') last.value += text;
  else state.add(state.newBlock('blank', text));
  scanner.pos = end;
  return true;
};

/** The end-of-block marker `^`. */
export const endOfBlock: BlockRule = state => {
  const end = endOfBlockEnd(state.scanner, state.scanner.pos);
  if (end === -1) return false;
  state.add(state.newBlock('eob'));
  state.scanner.pos = end;
  return true;
};
