import { readTsv, writeTsv } from '../../../shared/text/tsv.ts';
import type { Column } from './grid-columns.ts';
import type { GridEdits, TypedCell } from './grid-edits.ts';
import { fitsCell } from '../../../shared/library/cells.ts';
import type { Box } from './grid-place.ts';
import type { GridRows } from './grid-rows.ts';

/** A table of front matter: its rows, what was typed into it, and its columns as they are shown. */
export interface GridParts {
  readonly rows: GridRows;
  readonly edits: GridEdits;
  readonly columns: readonly Column[];
}

/** What a cell shows: what was typed, else what the post has; undefined for a row that was not read yet. */
export function textAt({ rows, edits, columns }: GridParts, row: number, column: number): string | undefined {
  const path = rows.paths[row];
  const key = columns[column]?.key;
  if (path === undefined || key === undefined) return undefined;
  return edits.textAt(path, key) ?? rows.cell(path, key)?.text;
}

/** Whether a cell can be typed in: its post can be read, and its value is one that a cell can hold. */
export function isFixed({ rows, columns }: GridParts, row: number, column: number): boolean {
  const known = rows.row(rows.paths[row]!);
  return known !== undefined && (known.problem !== null || known.cells.get(columns[column]!.key)?.fixed === true);
}

export function typeInto(parts: GridParts, cells: readonly { row: number; column: number; text: string }[]): void {
  const typed = cells.flatMap(({ row, column, text }): TypedCell[] => {
    const path = parts.rows.paths[row];
    const shown = parts.columns[column];
    if (path === undefined || !shown || isFixed(parts, row, column)) return [];
    return [{ path, key: shown.key, kind: shown.kind, text }];
  });
  parts.edits.type(typed, (path, key) => parts.rows.cell(path, key)?.text);
}

/** Empties every cell of a range. */
export function clearCells(parts: GridParts, box: Box): void {
  typeInto(
    parts,
    cellsOf(box).map(cell => ({ ...cell, text: '' })),
  );
}

/** The cells of a range as a spreadsheet takes them; rows that were not read yet are read first. */
export async function copyCells(parts: GridParts, box: Box): Promise<string> {
  await parts.rows.want(box.top, box.bottom + 1);
  return copiedCells(parts, box);
}

export function copiedCells(parts: GridParts, { top, bottom, left, right }: Box): string {
  const rows: string[][] = [];
  for (let row = top; row <= bottom; row++) {
    const cells: string[] = [];
    for (let column = left; column <= right; column++) cells.push(textAt(parts, row, column) ?? '');
    rows.push(cells);
  }
  return writeTsv(rows);
}

/** The range that was filled, and how much of what was pasted had no place in the table. */
export interface Pasted {
  readonly filled: Box;
  readonly beyond: { readonly rows: number; readonly columns: number };
}

/** Puts a spreadsheet's cells over a range, from its first cell; a range that is larger is filled with them again and again. */
export function pasteCells(parts: GridParts, text: string, box: Box): Pasted | undefined {
  const table = readTsv(text);
  const width = table.reduce((most, row) => Math.max(most, row.length), 0);
  if (table.length === 0 || width === 0) return undefined;
  const [high, wide] = [box.bottom - box.top + 1, box.right - box.left + 1];
  const repeats = high % table.length === 0 && wide % width === 0;
  const filled: Box = {
    top: box.top,
    left: box.left,
    bottom: Math.min(parts.rows.paths.length - 1, box.top + (repeats ? high : table.length) - 1),
    right: Math.min(parts.columns.length - 1, box.left + (repeats ? wide : width) - 1),
  };
  typeInto(
    parts,
    cellsOf(filled).flatMap(({ row, column }) => {
      const cell = table[(row - box.top) % table.length]![(column - box.left) % width];
      return cell === undefined ? [] : [{ row, column, text: cell }];
    }),
  );
  const beyond = {
    rows: Math.max(0, box.top + table.length - parts.rows.paths.length),
    columns: Math.max(0, box.left + width - parts.columns.length),
  };
  return { filled, beyond };
}

/** Whether what was typed into a cell is no value of its kind. */
export function isUnfit({ edits, columns, rows }: GridParts, row: number, column: number): boolean {
  const path = rows.paths[row];
  const shown = columns[column];
  const text = path === undefined || !shown ? undefined : edits.textAt(path, shown.key);
  return text !== undefined && !fitsCell(text, shown!.kind);
}

/** The text of the first row in every row of a range. */
export function fillDown(parts: GridParts, box: Box): void {
  typeInto(
    parts,
    cellsOf({ ...box, top: box.top + 1 }).map(({ row, column }) => ({
      row,
      column,
      text: textAt(parts, box.top, column) ?? '',
    })),
  );
}

function cellsOf({ top, bottom, left, right }: Box): { row: number; column: number }[] {
  const cells: { row: number; column: number }[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) cells.push({ row, column });
  }
  return cells;
}
