import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('several are one', () => {
  expect(htmlOf('a\n\n\n\nb\n')).toBe('<p>a</p>\n\n<p>b</p>\n');
});
