import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('only whole words', () => {
  expect(htmlOf('AB ABC (AB)\n\n*[AB]: x\n')).toBe(
    '<p><abbr title="x">AB</abbr> ABC (<abbr title="x">AB</abbr>)</p>\n\n',
  );
});
