import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('a mail address', () => {
  expect(htmlOf('<a@b.c>\n')).toBe('<p><a href="mailto:a@b.c">a@b.c</a></p>\n');
});

test('no bare addresses', () => {
  expect(htmlOf('http://a.b\n')).toBe('<p>http://a.b</p>\n');
});
