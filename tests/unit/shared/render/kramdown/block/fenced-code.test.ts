import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('the language keeps its options out of the class', () => {
  expect(htmlOf('```js?a=1\nx\n```\n')).toBe(
    '<div class="language-js highlighter-rouge"><div class="highlight"><pre class="highlight"><code>x\n</code></pre></div></div>\n',
  );
});

test('a shorter closing fence leaves backticks to the language', () => {
  expect(htmlOf('````\nx\n```\n')).toBe(
    '<div class="language-` highlighter-rouge"><div class="highlight"><pre class="highlight"><code>x\n</code></pre></div></div>\n',
  );
});

test('two words are no language', () => {
  expect(htmlOf('``` a b\nx\n```\n')).toBe(
    '<p><code class="language-plaintext highlighter-rouge">a b\nx\n</code></p>\n',
  );
});
