import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('GFM asks for white space', () => {
  expect(htmlOf('#a\n')).toBe('<p>#a</p>\n');
});

test('an id may be given', () => {
  expect(htmlOf('# a {#b}\n')).toBe('<h1 id="b">a</h1>\n');
});

test('kramdown asks for a boundary', () => {
  expect(htmlOf('a\n# b\n', { input: 'kramdown' })).toBe('<p>a\n# b</p>\n');
});

test('an underlined line', () => {
  expect(htmlOf('a\n-\n')).toBe('<h2 id="a">a</h2>\n');
});
