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

test.each([
  ['[<img src="a">](u)', '[<img src="a" />](u)'],
  ['[<img src="a"> [b](u) c](v)', '<a href="u"><img src="a" /> [b</a> c](v)'],
  ['[<img src="a"><img src="b"> [(u) c](v)', '<a href="u"><img src="a" /><img src="b" /> </a> c](v)'],
  ['[a [b <img src="c">](u)', '<a href="u">a [b <img src="c" /></a>'],
])('an image of HTML counts as a bracket that closes, as in kramdown: %s', (text, html) => {
  expect(htmlOf(`${text}\n`, { html_to_native: true })).toBe(`<p>${html}</p>\n`);
});
