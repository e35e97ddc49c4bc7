import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('is escaped', () => {
  expect(htmlOf('a $$b < c$$\n')).toBe('<p>a \\(b &lt; c\\)</p>\n');
});
