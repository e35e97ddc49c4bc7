import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('parentheses are balanced', () => {
  expect(htmlOf('[a](b(c)d)\n')).toBe('<p><a href="b(c)d">a</a></p>\n');
});

test('a title may hold its quote', () => {
  expect(htmlOf('[a](b "c "d" e")\n')).toBe('<p><a href="b" title="c &quot;d&quot; e">a</a></p>\n');
});

test('pointed brackets allow white space', () => {
  expect(htmlOf('[a](<b c>)\n')).toBe('<p><a href="b c">a</a></p>\n');
});
