import { expect, test } from 'vitest';
import { smartify } from '../../../../../shared/render/kramdown/smartify.ts';

test('quotes and dashes', () => {
  expect(smartify('"A" -- it\'s')).toBe('“A” – it’s');
});

test('Markdown is left alone', () => {
  expect(smartify('*a* `b` "c"')).toBe('*a* `b` “c”');
});

test('HTML is kept', () => {
  expect(smartify('<em title="x">"a"</em> & b')).toBe('<em title="x">“a”</em> &amp; b');
});

test('plain text comes back as it is', () => {
  expect(smartify('plain\ntext\n')).toBe('plain\ntext');
});
