import { readBlockIal } from '../attributes.ts';
import type { Scanner } from '../scanner.ts';
import { endsAtHtml, hasContent } from './line-ends.ts';
import type { BlockRule } from './state.ts';
import { endOfBlockEnd } from './state.ts';

/** The position behind a tab or four spaces at `pos`, or -1. */
export function indentEnd(text: string, pos: number): number {
  if (text.charCodeAt(pos) === 9) return pos + 1;
  return text.startsWith('    ', pos) ? pos + 4 : -1;
}

/** Takes one indentation (a tab or four spaces) off each line. */
export function unindent(text: string): string {
  return text.replace(/(?<![^\n])(?:\t| {4})/g, '');
}

/** Where the indented lines at `pos`, the blank lines between them and the lines that go on lazily end; `pos` if there are none. */
export function indentedEnd(scanner: Scanner, pos: number): number {
  for (;;) {
    const blank = scanner.blankEnd(pos);
    let end = indentedLineEnd(scanner, blank === -1 ? pos : blank);
    if (end === -1) return pos;
    do {
      pos = end;
      end = indentedLineEnd(scanner, pos);
      if (end === -1 && hasContent(scanner, pos) && !endsCode(scanner, pos)) end = scanner.lineEnd(pos);
    } while (end !== -1);
  }
}

function indentedLineEnd(scanner: Scanner, pos: number): number {
  return indentEnd(scanner.text, pos) !== -1 && hasContent(scanner, pos) ? scanner.lineEnd(pos) : -1;
}

function endsCode(scanner: Scanner, pos: number): boolean {
  const i = scanner.skipIndent(pos);
  return readBlockIal(scanner, i) !== undefined || endOfBlockEnd(scanner, pos) !== -1 || endsAtHtml(scanner, i);
}

/** Code that is indented; a line that goes on without indentation joins the one before it. */
export const codeblock: BlockRule = state => {
  const { scanner } = state;
  if (indentEnd(scanner.text, scanner.pos) === -1) return false;
  const block = state.newBlock('codeblock');
  const end = indentedEnd(scanner, scanner.pos);
  const text = scanner.text.slice(scanner.pos, end);
  block.value = unindent(text.replace(/\n( {0,3}[^ \t\r\n\f\v])/g, ' $1'));
  state.add(block);
  scanner.pos = end;
  return true;
};
