import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('line numbers make a table', () => {
  expect(htmlOf('    a\n', { syntax_highlighter_opts: new Map([['line_numbers', true]]) })).toBe(
    '<div class="language-plaintext highlighter-rouge"><div class="highlight"><pre class="highlight"><code><table class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><pre class="lineno">1\n</pre></td><td class="rouge-code"><pre>a\n</pre></td></tr></tbody></table></code></pre></div></div>\n',
  );
});

test('a language in the class stays where it is', () => {
  expect(htmlOf('`a`{:.language-x .y}\n')).toBe('<p><code class="language-x y highlighter-rouge">a</code></p>\n');
});
