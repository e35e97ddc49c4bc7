import { describe, expect, test } from 'vitest';
import { CsvError, parseCsv } from '../../../../../shared/site/data/csv.ts';
import { dataKey } from '../../../../../shared/site/data/data-files.ts';

describe('parseCsv', () => {
  test.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a,b\n1\n', [['a', 'b'], ['1']]],
    ['a,b\n\n1,2\n\n', [['a', 'b'], [], ['1', '2'], []]],
    [
      'a,b\n"x""y",""\n',
      [
        ['a', 'b'],
        ['x"y', ''],
      ],
    ],
    [
      'a,b\n,\n',
      [
        ['a', 'b'],
        [null, null],
      ],
    ],
    [
      'a,b\r\n"x\r\ny",2',
      [
        ['a', 'b'],
        ['x\r\ny', '2'],
      ],
    ],
    ['a\r1', [['a'], ['1']]],
    ['', []],
  ])('%j', (text, rows) => expect(parseCsv(text, ',')).toEqual(rows));

  test.each([
    ['a,b\n1"2,3\n', 2],
    ['a,b\n"1"2,3\n', 2],
    ['a,b\n"x', 2],
    ['a,b\n1,2\r\n', 2],
  ])('%j is refused', (text, line) => {
    expect(() => parseCsv(text, ',')).toThrow(CsvError);
    try {
      parseCsv(text, ',');
    } catch (error) {
      expect((error as CsvError).line).toBe(line);
    }
  });
});

test.each([
  ['my file-1.v2', 'my_file-1v2'],
  ['  a', 'a'],
  ['é a', '_a'],
])('the data file %j is site.data.%s', (name, key) => expect(dataKey(name)).toBe(key));
