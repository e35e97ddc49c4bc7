import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTsv, writeTsv } from '../../../../shared/text/tsv.ts';

describe('cells of the clipboard', () => {
  it.each([
    [
      'a\tb\nc\td\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\r\nb\r\n', [['a'], ['b']]],
    ['"one\ntwo"\tb', [['one\ntwo', 'b']]],
    ['"say ""hi"""', [['say "hi"']]],
    ['"open\tb', [['"open', 'b']]],
    ['a\t', [['a', '']]],
    ['\n\n', [[''], ['']]],
    ['', []],
  ])('%j', (text, rows) => expect(readTsv(text)).toEqual(rows));

  it('come back as they were written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', '\t', '\n', '\r\n', ',') });
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(table, rows => {
        // A last row of nothing but empty cells in one column is no row for a spreadsheet.
        fc.pre(rows.at(-1)!.some(text => text !== '') || rows[0]!.length > 1);
        expect(readTsv(writeTsv(rows))).toEqual(rows);
      }),
    );
  });
});
