import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('content is parsed', () => {
  expect(htmlOf('<b>*a*</b>\n')).toBe('<p><b><em>a</em></b></p>\n');
});

test('but not in code', () => {
  expect(htmlOf('<code>*a*</code>\n')).toBe('<p><code>*a*</code></p>\n');
});

test('a block tag is text', () => {
  expect(htmlOf('a <div>\n')).toBe('<p>a &lt;div&gt;</p>\n');
});
