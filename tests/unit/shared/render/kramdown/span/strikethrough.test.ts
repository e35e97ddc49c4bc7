import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('no white space inside', () => {
  expect(htmlOf('~~a~~ ~~ b~~\n')).toBe('<p><del>a</del> ~~ b~~</p>\n');
});

test('not in kramdown', () => {
  expect(htmlOf('~~a~~\n', { input: 'kramdown' })).toBe('<p>~~a~~</p>\n');
});
