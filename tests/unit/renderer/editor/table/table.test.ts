import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addColumn,
  addRow,
  align,
  deleteColumn,
  deleteRow,
  moveColumn,
  moveRow,
  toCell,
} from '../../../../../renderer/editor/table/edit-table.ts';
import { readTable, splitCells, writeTable, type Table } from '../../../../../renderer/editor/table/table.ts';

const lines = ['| Name | Boats |', '|:-----|------:|', '| Ilse | 4 |', '| Teo | 12 |'];
const table = readTable(lines)!;
const text = (edited: { table: Table } | null): string => writeTable(edited!.table).text;

describe('a table', () => {
  it('is written with its columns in line', () => {
    expect(writeTable(table).text).toBe('| Name | Boats |\n| :--- | ----: |\n| Ilse |     4 |\n| Teo  |    12 |');
  });
  it('keeps pipes that are escaped or in code inside their cell', () => {
    expect(splitCells('| a \\| b | `c | d` |').map(cell => cell.text)).toEqual(['a \\| b', '`c | d`']);
  });
  it('takes a lone backtick for a letter', () => {
    expect(splitCells('| a ` b | c |').map(cell => cell.text)).toEqual(['a ` b', 'c']);
  });
  it('may leave the outer pipes out', () => {
    expect(readTable(['a | b', '--|--', '1 | 2'])?.rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });
  it('gives short rows their missing cells', () => {
    expect(readTable(['|a|b|', '|-|-|', '|1|'])?.rows[1]).toEqual(['1', '']);
  });
  it('is none without a line of dashes', () => {
    expect(readTable(['| a | b |', '| c | d |'])).toBeUndefined();
  });
  it('counts an ideograph as two columns', () => {
    expect(writeTable(readTable(['|ab|', '|-|', '|港口|'])!).text).toBe('| ab   |\n| ---- |\n| 港口 |');
  });
  it('reads what it writes', () => {
    const cell = fc.stringMatching(/^[a-z ]{0,6}$/).map(one => one.trim());
    const tables = fc.integer({ min: 1, max: 4 }).chain(width =>
      fc.record({
        rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
        alignments: fc.array(fc.constantFrom('left' as const, 'right' as const, 'center' as const, 'none' as const), {
          minLength: width,
          maxLength: width,
        }),
        indent: fc.constantFrom('', '  '),
      }),
    );
    fc.assert(
      fc.property(tables, one => {
        expect(readTable(writeTable(one).text.split('\n'))).toEqual(one);
      }),
    );
  });
});

describe('an edit of a table', () => {
  it('adds a row below', () => {
    expect(text(addRow(table, { row: 1, column: 0 })).split('\n')[3]).toBe('|      |       |');
  });
  it('adds a column to the right', () => {
    expect(addColumn(table, { row: 0, column: 0 })?.table.rows[0]).toEqual(['Name', '', 'Boats']);
  });
  it('deletes a row but never the heading', () => {
    expect(deleteRow(table, { row: 1, column: 0 })?.table.rows.length).toBe(2);
    expect(deleteRow(table, { row: 0, column: 0 })).toBeNull();
  });
  it('deletes a column but never the last', () => {
    expect(deleteColumn(table, { row: 0, column: 1 })?.table.rows).toEqual([['Name'], ['Ilse'], ['Teo']]);
    expect(deleteColumn(readTable(['|a|', '|-|'])!, { row: 0, column: 0 })).toBeNull();
  });
  it('moves rows and columns', () => {
    expect(moveRow(1)(table, { row: 1, column: 0 })?.table.rows[2]).toEqual(['Ilse', '4']);
    expect(moveColumn(1)(table, { row: 0, column: 0 })?.table.alignments).toEqual(['right', 'left']);
  });
  it('aligns a column, and takes an alignment back', () => {
    expect(align('center')(table, { row: 0, column: 0 })?.table.alignments[0]).toBe('center');
    expect(align('left')(table, { row: 0, column: 0 })?.table.alignments[0]).toBe('none');
  });
  it('walks through the cells and begins a row behind the last', () => {
    expect(toCell(1)(table, { row: 0, column: 1 })?.place).toEqual({ row: 1, column: 0 });
    expect(toCell(1)(table, { row: 2, column: 1 })?.table.rows.length).toBe(4);
    expect(toCell(-1)(table, { row: 0, column: 0 })).toBeNull();
  });
});
