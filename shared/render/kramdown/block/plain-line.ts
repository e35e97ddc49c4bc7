import { addText } from '../element.ts';
import type { BlockRule } from './state.ts';

/** Any line, as text: all that SmartyPants knows besides HTML. */
export const plainLine: BlockRule = state => {
  const { scanner } = state;
  const end = scanner.lineEnd(scanner.pos);
  addText(state.tree, scanner.text.slice(scanner.pos, end), 'raw_text');
  scanner.pos = end;
  return true;
};
