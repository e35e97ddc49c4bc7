import { describe, expect, test } from 'vitest';
import { Engine } from '../../../../../shared/render/engine/engine.ts';
import { escapeAddresses } from '../../../../../shared/render/plugins/escape-addresses.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { textFile } from '../../../../kit/fixture-site.ts';

/** The HTML of a file of a site with one plugin; each value as the gem itself gives it. */
function html(plugin: string, files: Readonly<Record<string, string>>, path: string, config = ''): string {
  const engine = new Engine({ now: Date.UTC(2026, 0, 1), zone: 'UTC', environment: 'development' });
  const all = { '_config.yml': `plugins: [${plugin}]\n${config}`, ...files };
  engine.apply({ changed: Object.entries(all).map(([name, text]) => textFile(name, text)), removed: [] });
  return engine.render(sitePath(path))?.html ?? '';
}

describe('jekyll-relative-links', () => {
  const files = { 'b.md': '---\n---\nb', 'sub/c.md': '---\n---\nc' };
  const linked = (text: string, path = 'a.md'): string =>
    html('jekyll-relative-links', { ...files, [path]: `---\n---\n${text}` }, path);

  test('follows dots inside the site', () => {
    expect(linked('[x](../b.md)', 'sub/a.md')).toContain('href="/b.html"');
    expect(linked('[x](sub/../b.md#y)')).toContain('href="/b.html#y"');
  });
  test('leaves what leads out of the site, or to another host', () => {
    expect(linked('[x](../b.md)')).toContain('href="../b.md"');
    expect(linked('[x](//b.md)')).toContain('href="//b.md"');
  });
  test('breaks the line before a definition, which so ends the paragraph above', () => {
    expect(linked('text [x]\n[x]: b.md')).toBe('<p>text <a href="/b.html">x</a></p>\n\n');
  });
  test('takes a title between double quotes', () => {
    expect(linked('[x](b.md "T \\" U")')).toContain('<a href="/b.html" title="T \\&quot; U">');
  });
});

describe('jekyll-titles-from-headings', () => {
  const layout = { '_layouts/t.html': '{{ page.title }}|{{ content }}' };
  const titled = (text: string, config = ''): string =>
    html('jekyll-titles-from-headings', { ...layout, 'a.md': `---\nlayout: t\n---\n${text}` }, 'a.md', config);

  test('keeps closing marks, which Markdown does not show', () => {
    expect(titled('# One ##\n\nx')).toBe('One ##|<h1 id="one">One</h1>\n\n<p>x</p>\n');
  });
  test('takes the next line with text for a mark that has none behind it', () => {
    expect(titled('#\n\nTwo')).toMatch(/^Two\|/);
  });
  test('takes an underline below an empty line for a heading without text', () => {
    expect(titled('\n---\nx')).toMatch(/^\|/);
  });
  test('with strip_title takes the white space around a text without a heading, too', () => {
    expect(titled('    code?\n', 'titles_from_headings: {strip_title: true}')).toBe('|<p>code?</p>\n');
  });
});

describe('what goes through libxml2', () => {
  test('has escaped addresses', () => {
    expect(escapeAddresses('<a href="/é b?x=1&amp;y={z}" title="é">é</a><img src=\' /ü.png\'>')).toBe(
      '<a href="/%C3%A9%20b?x=1&amp;y=%7Bz%7D" title="é">é</a><img src="/%C3%BC.png">',
    );
  });
  test('keeps what is escaped, scripts and names of other elements', () => {
    const same = '<a href="/%20#x">x</a><meta name="é"><script>"<a href=é>"</script>';
    expect(escapeAddresses(same)).toBe(same);
  });
  test('as a page with a mention does, and one with an address of mail does not', () => {
    const files = { 'a.html': '---\n---\n<a href="é">@ada</a>', 'b.html': '---\n---\n<a href="é">me@x.org</a>' };
    expect(html('jekyll-mentions', files, 'a.html')).toBe('<a href="%C3%A9">@ada</a>');
    expect(html('jekyll-mentions', files, 'b.html')).toBe('<a href="é">me@x.org</a>');
  });
});
