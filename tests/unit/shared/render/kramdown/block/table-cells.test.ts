import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('a pipe in code is no border', () => {
  expect(htmlOf('|`a|b`|\n')).toBe(
    '<table>\n  <tbody>\n    <tr>\n      <td><code class="language-plaintext highlighter-rouge">a|b</code></td>\n    </tr>\n  </tbody>\n</table>\n',
  );
});

test('code alone makes no table', () => {
  expect(htmlOf('`a|b`\n')).toBe('<p><code class="language-plaintext highlighter-rouge">a|b</code></p>\n');
});
