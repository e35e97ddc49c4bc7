/** A cell of a table, counted from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The cells between two corners: `head` moves, `anchor` stays. */
export interface GridRange {
  readonly anchor: Place;
  readonly head: Place;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

export interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export const FIRST: GridRange = { anchor: { row: 0, column: 0 }, head: { row: 0, column: 0 } };

/** The cells of a range, both ends included. */
export function boxOf({ anchor, head }: GridRange): Box {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

export function isInside({ top, bottom, left, right }: Box, { row, column }: Place): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

export function at(place: Place): GridRange {
  return { anchor: place, head: place };
}

/** A place inside a table. */
export function clamp({ row, column }: Place, { rows, columns }: GridSize): Place {
  return { row: Math.max(0, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) };
}

/** Where a key moves the head of a selection, as in a spreadsheet; undefined for a key that does not move. */
export function moveBy(
  { key, held }: { readonly key: string; readonly held: boolean },
  { row, column }: Place,
  { rows, columns }: GridSize,
  page: number,
): Place | undefined {
  const far = Math.max(rows, columns);
  const step = held ? far : 1;
  const moved: Readonly<Record<string, Place>> = {
    ArrowDown: { row: row + step, column },
    ArrowUp: { row: row - step, column },
    ArrowRight: { row, column: column + step },
    ArrowLeft: { row, column: column - step },
    PageDown: { row: row + page, column },
    PageUp: { row: row - page, column },
    Home: { row: held ? 0 : row, column: 0 },
    End: { row: held ? rows - 1 : row, column: columns - 1 },
  };
  const to = moved[key];
  return to && clamp(to, { rows, columns });
}
