import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('every line before is a term', () => {
  expect(htmlOf('a\nb\n: c\n')).toBe('<dl>\n  <dt>a</dt>\n  <dt>b</dt>\n  <dd>c</dd>\n</dl>\n');
});

test('a blank line shows the paragraph', () => {
  expect(htmlOf('a\n\n: c\n')).toBe('<dl>\n  <dt>a</dt>\n  <dd>\n    <p>c</p>\n  </dd>\n</dl>\n');
});
