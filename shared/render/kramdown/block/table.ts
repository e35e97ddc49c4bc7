import { type Alignment, Element } from '../element.ts';
import { isSpace, strip } from '../ruby-text.ts';
import type { BlockRule, BlockState } from './state.ts';
import { hasPipe, pipesOnEveryLine, splitCells } from './table-cells.ts';

/** `|---|:--:|`: at least one `-`, else only `+`, `|`, `:`, blanks. */
const SEPARATOR = /[+|: \t-]*\n/y;
const FOOTER = /[+|: \t=]*\n/y;

interface Table {
  readonly element: Element;
  rows: Element[];
  columns: number;
  footer: boolean;
}

/** Lines with pipes between block boundaries; a line of dashes ends the header, further ones begin new bodies, one of `=` the footer. */
export const table: BlockRule = state => {
  const { scanner } = state;
  const { text } = scanner;
  const start = scanner.pos;
  const first = scanner.skipIndent(start);
  if (isSpace(text.charCodeAt(first)) || !hasPipe(text, first, scanner.lineEnd(first)) || !state.afterBoundary) {
    return false;
  }
  if (state.context.refusesBlock(scanner)) return false;
  const built: Table = { element: state.newBlock('table', '', { alignment: [] }), rows: [], columns: 0, footer: false };
  const leadingPipe = text[first] === '|';
  readLines(state, built, leadingPipe);
  const end = scanner.pos;
  const fits = state.beforeBoundary && pipesOnEveryLine(state.context, text.slice(start, end - 1), built.element.line);
  if (fits && built.rows.length > 0) addRows(built, built.footer ? 'tfoot' : 'tbody', false);
  if (!fits || !built.element.children.some(child => child.type === 'tbody')) {
    if (fits) state.context.warn(built.element.line, 'The table has no body; it stays text');
    scanner.pos = start;
    return false;
  }
  fill(built);
  state.add(built.element);
  return true;
};

function readLines({ scanner, context }: BlockState, built: Table, leadingPipe: boolean): void {
  const { text } = scanner;
  scanner.pos = separatorEnd(text, scanner.pos) ?? scanner.pos;
  while (!scanner.atEnd) {
    const { pos } = scanner;
    const end = scanner.lineEnd(pos);
    if (!hasPipe(text, pos, end)) return;
    const separator = separatorEnd(text, pos);
    if (separator !== undefined) {
      const { alignment } = built.element.options;
      if (built.rows.length > 0) {
        if (alignment!.length === 0 && !built.footer) {
          addRows(built, 'thead', false);
          built.element.own.alignment = readAlignment(text.slice(pos, end));
        } else addRows(built, 'tbody', false);
      }
    } else if (footerEnd(text, pos) !== undefined) {
      if (built.rows.length > 0) addRows(built, 'tbody', true);
      built.footer = true;
    } else {
      const row = new Element('tr');
      for (const cell of splitCells(context, text.slice(pos, end - 1), leadingPipe)) {
        const td = new Element('td');
        td.children.push(new Element('raw_text', strip(cell)));
        row.children.push(td);
      }
      built.columns = Math.max(built.columns, row.children.length);
      built.rows.push(row);
    }
    scanner.pos = end;
  }
}

function separatorEnd(text: string, pos: number): number | undefined {
  SEPARATOR.lastIndex = pos;
  const match = SEPARATOR.exec(text);
  return match?.[0].includes('-') ? SEPARATOR.lastIndex : undefined;
}

function footerEnd(text: string, pos: number): number | undefined {
  FOOTER.lastIndex = pos;
  const match = FOOTER.exec(text);
  return match?.[0].includes('=') ? FOOTER.lastIndex : undefined;
}

/** Gathers the rows read so far; behind the footer's mark, rows stay for the footer unless forced. */
function addRows(built: Table, type: 'thead' | 'tbody' | 'tfoot', force: boolean): void {
  if (built.footer && type === 'tbody' && !force) return;
  const part = new Element(type);
  part.children = built.rows;
  built.rows = [];
  built.element.children.push(part);
}

function readAlignment(line: string): Alignment[] {
  return Array.from(line.matchAll(/(:?)-+(:?)/g), ([, left, right]) =>
    left ? (right ? 'center' : 'left') : right ? 'right' : 'default',
  );
}

/** Gives every row as many cells as the longest has, and every column an alignment. */
function fill({ element, columns }: Table): void {
  for (const part of element.children) {
    for (const row of part.children) while (row.children.length < columns) row.children.push(new Element('td'));
  }
  const alignment = element.options.alignment!.slice(0, columns);
  while (alignment.length < columns) alignment.push('default');
  element.own.alignment = alignment;
}
