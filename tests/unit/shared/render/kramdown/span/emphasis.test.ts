import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('underscores do not count inside words', () => {
  expect(htmlOf('a_b_c _d_\n')).toBe('<p>a_b_c <em>d</em></p>\n');
});

test('what cannot be strong is tried as emphasis', () => {
  expect(htmlOf('**a*\n')).toBe('<p><em>*a</em></p>\n');
});

test('white space keeps it open', () => {
  expect(htmlOf('*a *b\n')).toBe('<p>*a *b</p>\n');
});
