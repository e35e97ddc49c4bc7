import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('hard_wrap breaks every line', () => {
  expect(htmlOf('a\nb\n', { hard_wrap: true })).toBe('<p>a<br />\nb</p>\n');
});

test('ids keep digits and letters of all scripts', () => {
  expect(htmlOf('# 1. Ünï 東京!\n')).toBe('<h1 id="1-ünï-東京">1. Ünï 東京!</h1>\n');
});
