import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('images stand in links', () => {
  expect(htmlOf('[![a](b)](c)\n')).toBe('<p><a href="c"><img src="b" alt="a" /></a></p>\n');
});

test('links do not', () => {
  expect(htmlOf('[a [b](c)](d)\n')).toBe('<p><a href="d">a [b](c)</a></p>\n');
});

test('without a definition it is text', () => {
  expect(htmlOf('[a][b]\n')).toBe('<p>[a][b]</p>\n');
});
