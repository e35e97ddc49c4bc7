import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test("a header's id counts code in", () => {
  expect(htmlOf('# `a` *b*\n')).toBe(
    '<h1 id="a-b"><code class="language-plaintext highlighter-rouge">a</code> <em>b</em></h1>\n',
  );
});
