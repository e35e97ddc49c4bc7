import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('white space between the marks', () => {
  expect(htmlOf('* *  *\n')).toBe('<hr />\n');
});

test('two marks are none', () => {
  expect(htmlOf('--\n')).toBe('<p>–</p>\n');
});
