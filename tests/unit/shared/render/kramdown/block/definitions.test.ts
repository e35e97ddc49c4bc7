import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('an abbreviation', () => {
  expect(htmlOf('AB\n\n*[AB]: c\n')).toBe('<p><abbr title="c">AB</abbr></p>\n\n');
});

test('a footnote that nobody marks is dropped', () => {
  expect(htmlOf('a\n\n[^1]: b\n')).toBe('<p>a</p>\n\n');
});
