import { describe, expect, test } from 'vitest';
import { kramdownSettings } from '../../../../../shared/render/engine/kramdown-settings.ts';
import { Markup } from '../../../../../shared/render/engine/markup.ts';
import type { RubyHash, RubyValue } from '../../../../../shared/ruby/value.ts';

const hash = (values: Readonly<Record<string, RubyValue>>): RubyHash => new Map(Object.entries(values));
const settings = (kramdown: Readonly<Record<string, RubyValue>>, site: Readonly<Record<string, RubyValue>> = {}) =>
  kramdownSettings(hash({ ...site, kramdown: hash(kramdown) }));

describe('the highlighter', () => {
  test('is kramdown’s own, else CodeRay where it is enabled, else the site’s, else Rouge', () => {
    const named = { syntax_highlighter: 'minted', enable_coderay: true };
    const which = (kramdown: Readonly<Record<string, RubyValue>>, highlighter: RubyValue) =>
      settings(kramdown, { highlighter }).get('syntax_highlighter');
    expect(which(named, 'rouge')).toBe('minted');
    expect(which({ enable_coderay: true }, 'rouge')).toBe('coderay');
    expect(which({ enable_coderay: false }, 'pygments')).toBe('pygments');
    expect([which({}, null), which({}, false)]).toEqual(['rouge', 'rouge']);
  });

  test('has CodeRay’s settings without their prefix, over its defaults', () => {
    const options = (coderay: RubyValue) => settings({ coderay, guess_lang: true }).get('syntax_highlighter_opts');
    expect(options(hash({ coderay_line_numbers: null, coderay_wrap: 'span' }))).toEqual(
      hash({
        default_lang: 'plaintext',
        guess_lang: true,
        css: 'style',
        bold_every: 10,
        line_numbers: null,
        line_number_start: 1,
        tab_width: 4,
        wrap: 'span',
      }),
    );
    expect(options(hash({}))).toEqual(hash({ default_lang: 'plaintext', guess_lang: true }));
  });
});

test('a site with settings of CodeRay has numbers at every code, as its defaults ask for them', () => {
  const html = (coderay: RubyHash) =>
    new Markup(
      hash({ markdown: 'kramdown', kramdown: hash({ input: 'GFM', guess_lang: true, coderay }) }),
      '_config.yml',
    ).toHtml('`a`');
  const table =
    '<table class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><pre class="lineno">1\n</pre></td>' +
    '<td class="rouge-code"><pre>a\n</pre></td></tr></tbody></table>';
  const code = '<code class="language-plaintext highlighter-rouge">';
  expect(html(hash({ coderay_tab_width: 2 }))).toBe(`<p>${code}${table}</code></p>\n`);
  expect(html(hash({ coderay_line_numbers: false }))).toBe(`<p>${code}a</code></p>\n`);
});
