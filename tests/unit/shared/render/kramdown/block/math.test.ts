import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('between boundaries', () => {
  expect(htmlOf('$$\na\n$$\n')).toBe('\\[a\\]\n');
});

test('text behind makes it a span', () => {
  expect(htmlOf('$$a$$ b\n')).toBe('<p>\\(a\\) b</p>\n');
});
