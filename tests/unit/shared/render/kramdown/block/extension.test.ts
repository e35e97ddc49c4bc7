import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('behind a block the list is its own', () => {
  expect(htmlOf('a\n{:.x}\n')).toBe('<p class="x">a</p>\n');
});

test('elsewhere it waits', () => {
  expect(htmlOf('{:.x}\na\n')).toBe('<p class="x">a</p>\n');
});

test('definitions may be named', () => {
  expect(htmlOf('a\n{: b}\n\n{:b: .c title="d"}\n')).toBe('<p class="c" title="d">a</p>\n\n');
});
