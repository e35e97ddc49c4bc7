import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';
import { describe, expect, it } from 'vitest';
import { htmlToMarkdown } from '../../../../../renderer/editor/paste/block-markdown.ts';
import type { HtmlElement, HtmlNode } from '../../../../../renderer/editor/paste/html-node.ts';

type Parsed = DefaultTreeAdapterMap['node'];

function convert(node: Parsed): HtmlNode[] {
  if (node.nodeName === '#text') return [{ kind: 'text', text: (node as DefaultTreeAdapterMap['textNode']).value }];
  if (!('tagName' in node)) return [];
  const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
  return [{ kind: 'element', name: node.tagName, attributes, children: node.childNodes.flatMap(convert) }];
}

const markdown = (html: string): string => {
  const children = parseFragment(html).childNodes.flatMap(convert);
  const root: HtmlElement = { kind: 'element', name: 'body', attributes: new Map(), children };
  return htmlToMarkdown(root);
};

describe('htmlToMarkdown', () => {
  it('keeps headings, words and links', () => {
    expect(markdown('<h2>The <em>wall</em></h2><p>See <a href="https://example.org/a">the log</a>.</p>')).toBe(
      '## The *wall*\n\nSee [the log](https://example.org/a).',
    );
  });
  it('keeps embedded pictures for files to be made of them, and no other data', () => {
    expect(markdown('<p>a <img alt="[b]" src="data:image/png;base64,iVBO\nRw0="> c</p>')).toBe(
      'a ![\\[b\\]](data:image/png;base64,iVBORw0=) c',
    );
    expect(markdown('<p>a <img src="data:text/html,x"><img src="file:///a.png"></p>')).toBe('a');
  });
  it('sets marks tight on words and joins neighbours', () => {
    expect(markdown('<p>a<b> bold</b><b> word </b>b</p>')).toBe('a **bold word** b');
  });
  it('looks through the bold wrapper of Google Docs and reads its styles', () => {
    const html =
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><p><span style="font-weight:400">One </span><span style="font-weight:700">two</span></p><ul><li><p>item</p></li></ul></b>';
    expect(markdown(html)).toBe('One **two**\n\n- item');
  });
  it('reads lists as Word writes them', () => {
    const item = (level: number, bullet: string, words: string): string =>
      `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><span style='mso-list:Ignore'>${bullet}<span>&nbsp; </span></span>${words}</p>`;
    expect(markdown(item(1, '·', 'one') + item(2, 'o', 'inner') + item(1, '·', 'two'))).toBe('- one\n  - inner\n- two');
    expect(markdown(item(1, '1.', 'one') + item(1, '2.', 'two'))).toBe('1. one\n2. two');
    // Without the empty line the numbers would be words of the last bullet.
    expect(markdown(item(1, '·', 'a') + item(1, '1.', 'b') + item(2, 'a.', 'c') + item(1, '2.', 'd'))).toBe(
      '- a\n\n1. b\n   1. c\n2. d',
    );
    expect(markdown(item(1, '·', 'a') + item(3, 'o', 'deep'))).toBe('- a\n    - deep');
  });
  it('takes words in a typewriter’s face for code where other words stand beside them', () => {
    const typed = '<span style="font-family:\'Courier New\',monospace">git log</span>';
    expect(markdown(`<p><span>Say </span>${typed}.</p>`)).toBe('Say `git log`.');
    expect(markdown(`<p>${typed}</p>`)).toBe('git log');
  });
  it.each([
    [
      'Word',
      `<p>Wall<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span>[1]</span></a> and quay<a href="#_ftn2" name="_ftnref2">[2]</a>.</p><div style='mso-element:footnote-list'><br clear=all><hr width="33%"><div id=ftn1><p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> Old <b>stones</b>.</p></div><div id=ftn2><p><a href="#_ftnref2" name="_ftn2">[2]</a> New.</p></div></div>`,
    ],
    [
      'Google Docs',
      `<p><span>Wall</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span> and quay</span><sup><a href="#ftnt2" id="ftnt_ref2">[2]</a></sup><span>.</span></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> Old <b>stones</b>.</span></p></div><div><p><a href="#ftnt_ref2" id="ftnt2">[2]</a><span> New.</span></p></div>`,
    ],
    [
      'LibreOffice',
      `<p>Wall<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> and quay<a name="sdfootnote2anc" href="#sdfootnote2sym"><sup>2</sup></a>.</p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Old <b>stones</b>.</p></div><div id="sdfootnote2"><p><a name="sdfootnote2sym" href="#sdfootnote2anc">2</a>New.</p></div>`,
    ],
  ])('keeps the footnotes of %s', (_program, html) => {
    expect(markdown(html)).toBe('Wall[^1] and quay[^2].\n\n[^1]: Old **stones**.\n\n[^2]: New.');
  });
  it('leaves a table of contents, whose links nothing leads back from', () => {
    expect(markdown('<p><a href="#a">First</a></p><h2><a name="a"></a>First</h2>')).toBe('First\n\n## First');
  });
  it('reads Word’s titles', () => expect(markdown('<p class=MsoTitle>Harbour</p>')).toBe('# Harbour'));
  it('nests lists', () => {
    expect(markdown('<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>')).toBe('1. a\n   - b\n2. c');
  });
  it('writes tables with their columns in line', () => {
    expect(markdown('<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2|3</td></tr></table>')).toBe(
      '| a   | b    |\n| --- | ---- |\n| 1   | 2\\|3 |',
    );
  });
  it('fences code and keeps its language', () => {
    expect(markdown('<pre><code class="language-ruby">a\n  b\n</code></pre>')).toBe('```ruby\na\n  b\n```');
  });
  it('quotes', () => expect(markdown('<blockquote><p>a</p><p>b</p></blockquote>')).toBe('> a\n>\n> b'));
  it('escapes what would be a mark', () => {
    expect(markdown('<p>2 * 3 * 4 and a_b_c and [x] and {{ y }}</p>')).toBe(
      '2 \\* 3 \\* 4 and a_b_c and \\[x\\] and &#123;{ y }}',
    );
  });
  it('keeps words that look like a list words', () => expect(markdown('<p>1. no list</p>')).toBe('1\\. no list'));
  it('breaks lines where they are broken', () => expect(markdown('<p>a<br>b</p>')).toBe('a  \nb'));
  it('leaves scripts, styles and dangerous addresses out', () => {
    expect(markdown('<style>p{}</style><script>x()</script><p><a href="javascript:x()">a</a></p>')).toBe('a');
  });
  it('keeps images by address and drops data that is no picture', () => {
    expect(markdown('<p><img src="https://e.org/a.png" alt="A [b]"> <img src="data:image/png,AA"></p>')).toBe(
      '![A \\[b\\]](https://e.org/a.png)',
    );
  });
});
