import { describe, expect, test } from 'vitest';
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

test('what is struck through lies between one tilde and one, or two and two', () => {
  expect(convert('~a~ ~~b~~ ~c~~ ~~~d~~~\n', [], ['strikethrough'])).toBe(
    '<p><del>a</del> <del>b</del> ~c~~ ~~~d~~~</p>\n',
  );
});

test('addresses end before punctuation, character references and unbalanced parentheses', () => {
  expect(convert('(http://a.org/x_(y)&amp;.)\n', [], ['autolink'])).toBe(
    '<p>(<a href="http://a.org/x_(y)">http://a.org/x_(y)</a>&amp;.)</p>\n',
  );
});

test('addresses are percent-encoded, hosts too', () => {
  expect(convert('[a](http://ü.org/é?"\\[)\n')).toBe('<p><a href="http://%C3%BC.org/%C3%A9?%22%5B">a</a></p>\n');
});

test('lonely quotes curl', () => {
  expect(convert('\'tis "open\n', ['SMART'])).toBe('<p>’tis “open</p>\n');
});

test('quotes lean as cmark has them lean, in images too', () => {
  const smart = (text: string): string => convert(`${text}\n`, ['SMART']);
  expect(smart('a="" [\'\' _"ж don\'t \'em *"x"*')).toBe('<p>a=”” [’’ _“ж don’t ’em <em>“x”</em></p>\n');
  expect(smart('\'a\' "b \'c\'" ("d") ![e\'s "f"](g)')).toBe(
    '<p>‘a’ “b ‘c’” (“d”) <img src="g" alt="e’s “f”" /></p>\n',
  );
});

test('addresses in open brackets, behind quotes, without a scheme, and mail’s that end in a digit are text', () => {
  const text = '[http://a] "www.b.c //d.e f@1.0';
  expect(convert(`${text}\n`, [], ['autolink'])).toBe(`<p>${text.replace('"', '&quot;')}</p>\n`);
});

test('an address that is a link’s text, or stands behind one, is found after the link', () => {
  expect(convert('see [http://a](b) and http://c/_d_e\n', [], ['autolink'])).toBe(
    '<p>see <a href="b">http://a</a> and <a href="http://c/_d_e">http://c/_d_e</a></p>\n',
  );
});

test('the last line of code ends', () => {
  expect(convert('```\na')).toContain('<code>a\n</code>');
});

test('only start tags are filtered', () => {
  expect(convert('<title>a</title>\n', ['UNSAFE'], ['tagfilter'])).toBe('&lt;title>a</title>\n');
});

test('a language may have escapes', () => {
  expect(convert('``` a\\+b\nc\n```\n')).toContain('data-lang="a+b"');
});

describe('the processor of GitHub Pages', () => {
  const known = (code: string, language: string | undefined) => (language === 'ruby' ? code : undefined);
  const pages = (text: string) => new CommonMark(readCommonMarkOptions(undefined, 'GFM'), known).convert(text);

  test('gives headings ids of their letters, numbered when they come again', () => {
    expect(pages('# 1. A *b*\n\n# A b\n\n# A b\n\n# 1\n')).toBe(
      '<h1 id="a-embem">1. A <em>b</em></h1>\n<h1 id="a-b">A b</h1>\n<h1 id="a-b-1">A b</h1>\n<h1 id="section">1</h1>\n',
    );
  });

  test('numbers anew in each text', () => {
    expect([pages('# a\n'), pages('# a\n')]).toEqual(['<h1 id="a">a</h1>\n', '<h1 id="a">a</h1>\n']);
  });

  test('highlights known languages only', () => {
    expect(pages('```ruby,x\na\n```\n\n```odd\nb\n```\n')).toBe(
      '<div class="language-ruby highlighter-rouge"><div class="highlight"><pre class="highlight"><code>a\n</code></pre></div></div>\n' +
        '<pre><code class="language-odd">b\n</code></pre>',
    );
  });

  test('leaves code in lists beside what is around it', () => {
    expect(pages('-     a\n')).toBe('<ul>\n<li><pre><code>a\n</code></pre></li>\n</ul>\n');
  });

  test('takes the options that it has there, raw HTML included', () => {
    expect(pages('<b>a</b> ~c~ www.a.org\n')).toBe(
      '<p><b>a</b> <del>c</del> <a href="http://www.a.org">www.a.org</a></p>\n',
    );
  });
});
