import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type EditorState } from '@codemirror/state';
import type { Change } from '../commands/change.ts';
import type { TableEdit } from './edit-table.ts';
import { isDelimiterRow, readTable, splitCells, writeTable, type CellPlace, type Table } from './table.ts';

const CODE = new Set(['FencedCode', 'CodeBlock', 'FrontMatter', 'CommentBlock']);
const LONGEST = 2000;

/** A table in the text and the cell that the cursor is in. */
export interface TableAt {
  readonly from: number;
  readonly to: number;
  readonly table: Table;
  readonly place: CellPlace;
}

/** The table around the main cursor, if any. */
export function tableAt(state: EditorState): TableAt | undefined {
  const { doc } = state;
  const { head } = state.selection.main;
  const line = doc.lineAt(head);
  if (!line.text.includes('|')) return undefined;
  for (let node = syntaxTree(state).resolveInner(head, -1) as { name: string; parent: unknown } | null; node;) {
    if (CODE.has(node.name)) return undefined;
    node = node.parent as typeof node;
  }
  let first = line.number;
  while (first > Math.max(1, line.number - LONGEST) && doc.line(first - 1).text.includes('|')) first -= 1;
  let last = line.number;
  while (last < Math.min(doc.lines, line.number + LONGEST) && doc.line(last + 1).text.includes('|')) last += 1;
  while (first < last && !isDelimiterRow(doc.line(first + 1).text)) first += 1;
  if (first === last || line.number < first) return undefined;
  const lines = Array.from({ length: last - first + 1 }, (_, index) => doc.line(first + index).text);
  const table = readTable(lines);
  if (!table) return undefined;
  const offset = head - line.from;
  const cells = splitCells(line.text);
  const found = cells.findIndex(cell => offset <= cell.to);
  const column = Math.min(table.alignments.length - 1, found < 0 ? Math.max(0, cells.length - 1) : found);
  const row = line.number === first ? 0 : Math.max(1, line.number - first - 1);
  return {
    from: doc.line(first).from,
    to: doc.line(last).to,
    table,
    place: { row: Math.min(row, table.rows.length - 1), column },
  };
}

/** Runs an edit on the table at the cursor, with its columns in line, and selects the words of the cell that it leads to. */
export function tableChange(edit: TableEdit): Change {
  return state => {
    const found = tableAt(state);
    const edited = found && edit(found.table, found.place);
    if (!found || !edited) return null;
    const { text, cells } = writeTable(edited.table);
    const cell = cells[edited.place.row]?.[edited.place.column];
    const old = state.sliceDoc(found.from, found.to);
    return {
      ...(text === old ? {} : { changes: { from: found.from, to: found.to, insert: text } }),
      ...(cell ? { selection: EditorSelection.single(found.from + cell.from, found.from + cell.to) } : {}),
      userEvent: 'input.table',
      scrollIntoView: true,
    };
  };
}
