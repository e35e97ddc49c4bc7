import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

test('a comment', () => {
  expect(htmlOf('{::comment}\na\n{:/comment}\n')).toBe('<!-- a -->\n');
});

test('raw text', () => {
  expect(htmlOf('{::nomarkdown}\n*a*\n{:/}\n')).toBe('*a*\n');
});

test('options hold for the whole output', () => {
  expect(htmlOf('# a\n\n{::options header_offset="2" /}\n')).toBe('<h3 id="a">a</h3>\n\n');
});
