import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('a quote goes on without its mark', () => {
  expect(htmlOf('> a\nb\n')).toBe('<blockquote>\n  <p>a\nb</p>\n</blockquote>\n');
});

test('an attribute list ends it', () => {
  expect(htmlOf('> a\n{:.q}\n')).toBe('<blockquote class="q">\n  <p>a</p>\n</blockquote>\n');
});
