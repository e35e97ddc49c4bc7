import { expect, it } from 'vitest';
import { readLine } from '../../../../renderer/dialogs/read-line.ts';

it.each([
  ['12', { line: 12, column: 1 }],
  [' 12 : 5 ', { line: 12, column: 5 }],
  [':7', { line: 7, column: 1 }],
  ['+3', { line: 13, column: 1 }],
  ['-3', { line: 7, column: 1 }],
  ['-30', { line: 1, column: 1 }],
  ['900', { line: 50, column: 1 }],
  ['0', undefined],
  ['', undefined],
  ['twelve', undefined],
  ['1.5', undefined],
])('reads %j', (written, place) => expect(readLine(written, 10, 50)).toEqual(place));
