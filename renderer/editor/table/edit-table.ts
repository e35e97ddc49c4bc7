import type { Alignment, CellPlace, Table } from './table.ts';

/** A table after an edit, and the cell that the cursor goes to. */
export interface EditedTable {
  readonly table: Table;
  readonly place: CellPlace;
}

/** An edit of a table at a cell; null where it makes no sense (the last column cannot be deleted). */
export type TableEdit = (table: Table, place: CellPlace) => EditedTable | null;

export const tidy: TableEdit = (table, place) => ({ table, place });

/** Adds an empty row below the cell's row. */
export const addRow: TableEdit = (table, { row, column }) => {
  const rows = [...table.rows.slice(0, row + 1), table.alignments.map(() => ''), ...table.rows.slice(row + 1)];
  return { table: { ...table, rows }, place: { row: row + 1, column } };
};

/** Adds an empty row above the cell's row; above the heading there is none. */
export const addRowAbove: TableEdit = (table, { row, column }) =>
  row === 0 ? null : addRow(table, { row: row - 1, column });

/** Adds an empty column to the right. */
export const addColumn: TableEdit = (table, { row, column }) => ({
  table: columns(table, cells => [...cells.slice(0, column + 1), undefined, ...cells.slice(column + 1)]),
  place: { row, column: column + 1 },
});

export const addColumnBefore: TableEdit = (table, { row, column }) => ({
  table: columns(table, cells => [...cells.slice(0, column), undefined, ...cells.slice(column)]),
  place: { row, column },
});

export const deleteRow: TableEdit = (table, { row, column }) => {
  if (row === 0) return null;
  const rows = table.rows.filter((_, index) => index !== row);
  return { table: { ...table, rows }, place: { row: Math.min(row, rows.length - 1), column } };
};

export const deleteColumn: TableEdit = (table, { row, column }) => {
  if (table.alignments.length < 2) return null;
  const kept = columns(table, cells => cells.filter((_, index) => index !== column));
  return { table: kept, place: { row, column: Math.min(column, kept.alignments.length - 1) } };
};

/** Moves the cell's row by one; the heading stays where it is. */
export function moveRow(step: 1 | -1): TableEdit {
  return (table, { row, column }) => {
    const to = row + step;
    if (row === 0 || to < 1 || to >= table.rows.length) return null;
    return { table: { ...table, rows: swapped(table.rows, row, to) }, place: { row: to, column } };
  };
}

export function moveColumn(step: 1 | -1): TableEdit {
  return (table, { row, column }) => {
    const to = column + step;
    if (to < 0 || to >= table.alignments.length) return null;
    return { table: columns(table, cells => swapped(cells, column, to)), place: { row, column: to } };
  };
}

/** Aligns the cell's column; the alignment that it has is taken back. */
export function align(alignment: Alignment): TableEdit {
  return (table, place) => {
    const alignments = table.alignments.map((old, index) =>
      index !== place.column ? old : old === alignment ? 'none' : alignment,
    );
    return { table: { ...table, alignments }, place };
  };
}

/** The next cell (or the one before); behind the last one a new row begins. */
export function toCell(step: 1 | -1): TableEdit {
  return (table, { row, column }) => {
    const width = table.alignments.length;
    const index = row * width + column + step;
    if (index < 0) return null;
    const place = { row: Math.floor(index / width), column: index % width };
    if (place.row < table.rows.length) return { table, place };
    return { table: { ...table, rows: [...table.rows, table.alignments.map(() => '')] }, place };
  };
}

/** The same column one row down; below the last row a new one begins. */
export const toRowBelow: TableEdit = (table, place) => {
  const below = { row: place.row + 1, column: place.column };
  return below.row < table.rows.length ? { table, place: below } : addRow(table, place);
};

function columns(table: Table, edit: <T>(cells: readonly (T | undefined)[]) => readonly (T | undefined)[]): Table {
  return {
    ...table,
    rows: table.rows.map(row => edit(row).map(cell => cell ?? '')),
    alignments: edit(table.alignments).map(alignment => alignment ?? 'none'),
  };
}

function swapped<T>(items: readonly T[], a: number, b: number): T[] {
  const copy = [...items];
  [copy[a], copy[b]] = [copy[b]!, copy[a]!];
  return copy;
}
