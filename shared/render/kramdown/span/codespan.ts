import { Element } from '../element.ts';
import { isSpace } from '../ruby-text.ts';
import type { SpanRule } from './state.ts';

/** Text between equal runs of backticks. A single backtick with white space around it is text. */
export const codespan: SpanRule = state => {
  const { scanner } = state;
  const { text, pos } = scanner;
  if (text.charCodeAt(pos) !== 96) return false;
  let start = pos;
  while (text.charCodeAt(start) === 96) start++;
  const delimiter = text.slice(pos, start);
  const simple = delimiter.length === 1;
  const loose = simple && (pos === 0 || isSpace(text.charCodeAt(pos - 1))) && isSpace(text.charCodeAt(start));
  const end = loose ? -1 : scanner.next(delimiter, start);
  if (end === -1) {
    scanner.pos = start;
    state.addText(delimiter);
    return true;
  }
  let code = text.slice(start, end);
  if (!simple) {
    if (code.startsWith(' ')) code = code.slice(1);
    if (code.endsWith(' ')) code = code.slice(0, -1);
  }
  state.tree.children.push(new Element('codespan', code));
  scanner.pos = end + delimiter.length;
  return true;
};
