import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('dashes', () => {
  expect(htmlOf('a -- b --- c\n')).toBe('<p>a – b — c</p>\n');
});

test('guillemets hold their spaces', () => {
  expect(htmlOf('<< a >>\n')).toBe('<p>« a »</p>\n');
});

test('an unknown entity is text', () => {
  expect(htmlOf('&nope;\n')).toBe('<p>&amp;nope;</p>\n');
});

test('an escaped line end breaks in GFM', () => {
  expect(htmlOf('a\\\nb\n')).toBe('<p>a<br />\nb</p>\n');
});
