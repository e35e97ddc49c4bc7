import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('the title may stand on the next line', () => {
  expect(htmlOf('[a]\n\n[a]: b\n  "c"\n')).toBe('<p><a href="b" title="c">a</a></p>\n\n');
});

test('ids do not regard case', () => {
  expect(htmlOf('[A  b]\n\n[a B]: c\n')).toBe('<p><a href="c">A  b</a></p>\n\n');
});
