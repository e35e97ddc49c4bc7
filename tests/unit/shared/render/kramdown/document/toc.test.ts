import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('headers nest by level', () => {
  expect(htmlOf('* x\n{:toc}\n\n# a\n\n## b\n')).toBe(
    '<ul id="markdown-toc">\n  <li><a href="#a" id="markdown-toc-a">a</a>    <ul>\n      <li><a href="#b" id="markdown-toc-b">b</a></li>\n    </ul>\n  </li>\n</ul>\n\n<h1 id="a">a</h1>\n\n<h2 id="b">b</h2>\n',
  );
});
