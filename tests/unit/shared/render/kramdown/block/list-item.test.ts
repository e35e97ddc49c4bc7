import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('tabs count to the next column of four', () => {
  expect(htmlOf('*\ta\n\n    b\n')).toBe('<ul>\n  <li>\n    <p>a</p>\n\n    <p>b</p>\n  </li>\n</ul>\n');
});

test('an attribute list may stand first', () => {
  expect(htmlOf('* {:.x} a\n')).toBe('<ul>\n  <li class="x">a</li>\n</ul>\n');
});
