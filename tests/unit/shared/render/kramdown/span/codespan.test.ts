import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('more backticks may hold fewer', () => {
  expect(htmlOf('`` ` ``\n')).toBe('<p><code class="language-plaintext highlighter-rouge">`</code></p>\n');
});

test('a lone one with white space around is text', () => {
  expect(htmlOf('a ` b `\n')).toBe('<p>a ` b `</p>\n');
});
