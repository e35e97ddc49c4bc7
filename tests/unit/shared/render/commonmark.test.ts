import { expect, test } from 'vitest';
import { CommonMark, readCommonMarkOptions } from '../../../../shared/render/commonmark.ts';

function convert(text: string, options: string[] = [], extensions: string[] = []): string {
  const config = new Map([
    ['options', options],
    ['extensions', extensions],
  ]);
  return new CommonMark(readCommonMarkOptions(config), code => code.replaceAll('<', '&lt;')).convert(text);
}

test('raw HTML is left out', () => {
  expect(convert('a <b>c</b>\n')).toBe('<p>a <!-- raw HTML omitted -->c<!-- raw HTML omitted --></p>\n');
});

test('unless it may be unsafe', () => {
  expect(convert('a <b>c</b>\n', ['unsafe'])).toBe('<p>a <b>c</b></p>\n');
});

test('code stands in the wrapper of Rouge', () => {
  expect(convert('```ruby x\na\n```\n')).toBe(
    '<div class="language-ruby highlighter-rouge"><div class="highlight"><pre class="highlight"><code data-lang="ruby">a\n</code></pre></div></div>\n',
  );
});

test('smart symbols', () => {
  expect(convert('"a" -- b... c----d\n', ['SMART'])).toBe('<p>“a” – b… c––d</p>\n');
});

test('tables align by attribute', () => {
  expect(convert('|a|\n|-:|\n|b|\n', [], ['table'])).toContain('<td align="right">b</td>');
});

test('addresses with www. are linked, mere domains are not', () => {
  expect(convert('www.a.org, a.org\n', [], ['autolink'])).toBe(
    '<p><a href="http://www.a.org">www.a.org</a>, a.org</p>\n',
  );
});

test('task lists', () => {
  expect(convert('- [x] a\n', [], ['tasklist'])).toContain('<input type="checkbox" checked="" disabled="" /> a');
});

test('footnotes', () => {
  expect(convert('a[^n]\n\n[^n]: b\n', ['FOOTNOTES'])).toContain(
    '<li id="fn1">\n<p>b <a href="#fnref1" class="footnote-backref">↩</a></p>\n</li>',
  );
});
