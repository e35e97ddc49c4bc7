import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('a list needs no blank line in GFM', () => {
  expect(htmlOf('a\n* b\n')).toBe('<p>a</p>\n<ul>\n  <li>b</li>\n</ul>\n');
});

test('in kramdown it does', () => {
  expect(htmlOf('a\n* b\n', { input: 'kramdown' })).toBe('<p>a\n* b</p>\n');
});

test('an unclosed fence goes on the paragraph', () => {
  expect(htmlOf('a\n```\nb\n')).toBe('<p>a\n```\nb</p>\n');
});
