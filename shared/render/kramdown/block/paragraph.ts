import { addText, type Element } from '../element.ts';
import { lstrip, rstrip } from '../ruby-text.ts';
import type { Scanner } from '../scanner.ts';
import { isAtxStart } from './header.ts';
import { isLazyEnd } from './line-ends.ts';
import { isDefinitionStart, isListStart } from './list-item.ts';
import type { BlockRule, BlockState } from './state.ts';

/** What no other rule took: lines up to one that ends a paragraph. It goes on the paragraph directly before it. */
export const paragraph: BlockRule = state => {
  const { scanner, tree } = state;
  const start = scanner.pos;
  const first = scanner.text.charCodeAt(scanner.skipIndent(start));
  if (first === 32 || first === 9) return false;
  const line = scanner.line;
  let end = scanner.lineEnd(start);
  while (!endsParagraph(state, end)) end = scanner.lineEnd(end);
  const text = rstrip(scanner.text.slice(start, end));
  const { last } = tree;
  if (last?.type === 'p') continueParagraph(last, text, scanner.text.slice(Math.max(0, start - 3), start));
  else {
    const p = state.newBlock('p');
    p.line = line;
    state.add(p);
    addText(p, lstrip(text), 'raw_text');
  }
  scanner.pos = end;
  return true;
};

/** Joins with a newline; a line break before a line that some other rule refused is kept. */
function continueParagraph(p: Element, text: string, before: string): void {
  const { last } = p;
  if (last?.type === 'raw_text') last.value += (before === '  \n' ? '  \n' : '\n') + text;
  else addText(p, text, 'raw_text');
}

function endsParagraph(state: BlockState, pos: number): boolean {
  const { scanner } = state;
  if (isLazyEnd(scanner, pos) || isDefinitionStart(scanner.text, pos)) return true;
  const { dialect, configured } = state.context;
  return dialect === 'GFM' && configured.gfmQuirks.includes('paragraph_end') && startsGfmBlock(scanner, pos);
}

/** GFM's quirk: a list, header, quote or fence needs no blank line before it. */
function startsGfmBlock(scanner: Scanner, pos: number): boolean {
  const { text } = scanner;
  const i = scanner.skipIndent(pos);
  switch (text.charCodeAt(i)) {
    case 62:
      return true;
    case 35:
      return isAtxStart(text, pos);
    case 96:
    case 126:
      return isFenceMark(text.charCodeAt(i + 1)) && isFenceMark(text.charCodeAt(i + 2));
    default:
      return isListStart(text, pos);
  }
}

function isFenceMark(code: number): boolean {
  return code === 96 || code === 126;
}
