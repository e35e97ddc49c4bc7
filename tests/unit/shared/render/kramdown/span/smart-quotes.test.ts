import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('decades', () => {
  expect(htmlOf("the '80s\n")).toBe('<p>the ’80s</p>\n');
});

test('nested', () => {
  expect(htmlOf('"\'a\'"\n')).toBe('<p>“‘a’”</p>\n');
});

test('escaped', () => {
  expect(htmlOf('\\"a\\"\n')).toBe('<p>"a"</p>\n');
});
