import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('one item alone is tight', () => {
  expect(htmlOf('* a\n')).toBe('<ul>\n  <li>a</li>\n</ul>\n');
});

test('a blank line shows the paragraphs', () => {
  expect(htmlOf('* a\n\n* b\n')).toBe('<ul>\n  <li>\n    <p>a</p>\n  </li>\n  <li>\n    <p>b</p>\n  </li>\n</ul>\n');
});

test('the marker ^ separates lists', () => {
  expect(htmlOf('* a\n^\n* b\n')).toBe('<ul>\n  <li>a</li>\n</ul>\n<ul>\n  <li>b</li>\n</ul>\n');
});
