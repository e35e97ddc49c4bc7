import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test("emphasis becomes kramdown's", () => {
  expect(htmlOf('<p><b>a</b></p>\n', { html_to_native: true })).toBe('<p><strong>a</strong></p>\n');
});

test('code too', () => {
  expect(htmlOf('<pre><code class="language-x">a &lt; b</code></pre>\n', { html_to_native: true })).toBe(
    '<div class="language-x highlighter-rouge"><div class="highlight"><pre class="highlight"><code>a &lt; b</code></pre></div></div>\n',
  );
});
