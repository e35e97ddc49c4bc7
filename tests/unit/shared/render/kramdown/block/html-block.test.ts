import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('content is left alone', () => {
  expect(htmlOf('<div>*a*</div>\n')).toBe('<div>*a*</div>\n');
});

test('unless the attribute asks', () => {
  expect(htmlOf('<div markdown="1">*a*</div>\n')).toBe('<div>\n  <p><em>a</em>&lt;/div&gt;</p>\n</div>\n');
});

test('an element of running text begins no block', () => {
  expect(htmlOf('<b>a</b>\n')).toBe('<p><b>a</b></p>\n');
});
