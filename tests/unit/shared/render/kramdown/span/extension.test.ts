import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('attributes of the span before', () => {
  expect(htmlOf('*a*{:.b}\n')).toBe('<p><em class="b">a</em></p>\n');
});

test('behind text it stays', () => {
  expect(htmlOf('a{:.b}\n')).toBe('<p>a{:.b}</p>\n');
});
