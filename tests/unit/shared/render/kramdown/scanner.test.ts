import { expect, test } from 'vitest';
import { Scanner } from '../../../../../shared/render/kramdown/scanner.ts';

test('lines are counted from the start line, backwards too', () => {
  const scanner = new Scanner('a\nb\nc\n', 10);
  scanner.pos = 4;
  expect(scanner.line).toBe(12);
  scanner.pos = 2;
  expect(scanner.line).toBe(11);
});

test('what is absent is not searched for again, and was looked for to the end', () => {
  const scanner = new Scanner('abc', 0);
  expect(scanner.next('x', 0)).toBe(-1);
  expect(scanner.next('x', 2)).toBe(-1);
  expect(scanner.reach).toBe(4);
});

test('an earlier search does not hide what lies before', () => {
  const scanner = new Scanner('x.x', 0);
  expect(scanner.next('x', 1)).toBe(2);
  expect(scanner.next('x', 0)).toBe(0);
});

test('blank lines end at their last newline', () => {
  expect(new Scanner(' \n\t\n  a', 0).blankEnd(0)).toBe(4);
});
