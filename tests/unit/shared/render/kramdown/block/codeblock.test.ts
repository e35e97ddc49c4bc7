import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('a line that is not indented joins the one before', () => {
  expect(htmlOf('    a\nb\n')).toBe(
    '<div class="language-plaintext highlighter-rouge"><div class="highlight"><pre class="highlight"><code>a b\n</code></pre></div></div>\n',
  );
});

test('without a highlighter code stands alone', () => {
  expect(htmlOf('    a < b\n', { syntax_highlighter: 'none' })).toBe('<pre><code>a &lt; b\n</code></pre>\n');
});

test('white space can be shown', () => {
  expect(htmlOf('    a \t\n{:.show-whitespaces}\n', { syntax_highlighter: 'none' })).toBe(
    '<pre class="show-whitespaces"><code>a<span class="ws-space-r">&#8901;</span><span class="ws-tab-r">\t</span>\n</code></pre>\n',
  );
});
