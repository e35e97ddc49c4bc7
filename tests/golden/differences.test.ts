import * as sass from 'sass';
import { describe, expect, test } from 'vitest';
import { isIgnoredFolder, isText } from '../../electron/services/folder/folder-reader.ts';
import { Engine } from '../../shared/render/engine/engine.ts';
import { highlight, tokenize } from '../../shared/render/rouge/rouge.ts';
import { dartSass } from '../../shared/render/style/dart-sass.ts';
import { sitePath } from '../../shared/site/site-file.ts';
import { textFile } from '../kit/fixture-site.ts';

function open(files: Readonly<Record<string, string>>): Engine {
  const engine = new Engine({
    now: Date.UTC(2026, 0, 1),
    zone: 'UTC',
    environment: 'development',
    style: dartSass(sass),
  });
  engine.apply({ changed: Object.entries(files).map(([path, text]) => textFile(path, text)), removed: [] });
  return engine;
}

const html = (engine: Engine, path: string): string => engine.render(sitePath(path))?.html ?? '';
const POST = '_posts/2024-01-01-a.md';

describe('the site', () => {
  test('pages of one name stand in the order of their folders', () => {
    const files = { 'b/index.html': '---\n---\n', 'a/index.html': '---\n---\n', 'a/c/index.html': '---\n---\n' };
    const list = { 'z.txt': '---\n---\n{{ site.pages | map: "url" | join: " " }}' };
    expect(html(open({ ...files, ...list }), 'z.txt')).toBe('/a/c/ /a/ /b/ /z.txt');
  });

  test('counters begin anew in a page and in its layout', () => {
    const files = {
      '_layouts/l.html': '{{ content }}{% increment n %}',
      '_posts/2023-01-01-b.md': '{% increment n %}',
    };
    const text = '---\nlayout: l\n---\n{% increment n %}{% increment n %}';
    expect(html(open({ ...files, [POST]: text }), POST)).toBe('<p>01</p>\n0');
  });

  test('an error that stops Jekyll leaves the rest of the page', () => {
    const rendered = open({ [POST]: '---\ndate: someday\n---\na {% link nope.md %} b' }).render(sitePath(POST));
    expect(rendered?.body).toBe('<p>a  b</p>\n');
    expect(rendered?.problems.map(({ code }) => code)).toEqual(['date-invalid', 'liquid-link']);
  });

  test('lsi: related posts are the most recent ones', () => {
    const other = { '_posts/2024-01-02-b.md': '---\ntitle: B\n---\n' };
    const text = '---\n---\n{{ site.related_posts | map: "title" }}';
    expect(html(open({ '_config.yml': 'lsi: true', ...other, [POST]: text }), POST)).toBe('<p>B</p>\n');
  });

  test('sample gives the first elements', () => {
    const text = '---\n---\n{{ "a,b,c" | split: "," | sample: 2 | join }} {{ "a,b" | split: "," | sample }}';
    expect(html(open({ 'a.txt': text }), 'a.txt')).toBe('a b a');
  });

  test('a date has six digits of a fraction, and an integer past 2^53 is the nearest float', () => {
    const text =
      '---\nat: 2020-03-04 05:06:07.123456789 Z\n---\n{{ page.at | date: "%N" }} {{ 9007199254740993 | date: "%s" }}';
    expect(html(open({ 'a.txt': text }), 'a.txt')).toBe('123456000 9007199254740992');
  });

  test('%Z gives today’s letters for the offset of the year', () => {
    const text = '---\n---\n{{ 1279195200 | date: "%z %Z" }}';
    expect(html(open({ '_config.yml': 'timezone: Europe/Moscow', 'a.txt': text }), 'a.txt')).toBe('+0400 MSK');
  });

  test('a collection named drafts holds its files alone', () => {
    const config = 'show_drafts: true\ncollections: { drafts: { output: true } }';
    const list = '---\n---\n{{ site.posts.size }} {{ site.drafts | map: "title" }}';
    const files = { '_config.yml': config, '_drafts/a.md': '---\ntitle: A\n---\n', 'a.txt': list };
    expect(html(open(files), 'a.txt')).toBe('0 A');
  });

  test('node_modules is not read', () => expect(isIgnoredFolder('node_modules')).toBe(true));

  test('a file that ends as a picture does is read where it has a post’s name alone', () => {
    const read = (path: string): boolean => isText({ path: sitePath(path), size: 9, modified: 0 });
    expect(['a/x.png', '_posts/x.png', '_posts/2024-01-01-x.png'].map(read)).toEqual([false, false, true]);
  });

  test('symbols in the configuration and in data are texts', () => {
    const files = { '_config.yml': 'a:\n  style: :compressed', '_data/x.yml': 'k: :B ve :C.' };
    const engine = open({ ...files, 'a.txt': '---\n---\n{{ site.a.style }} {{ site.data.x.k }}' });
    expect(html(engine, 'a.txt')).toBe(':compressed :B ve :C.');
    expect(engine.problems).toEqual([]);
  });

  test('_config.toml is a problem', () => {
    expect(open({ '_config.toml': 'title = "x"' }).problems.map(({ code }) => code)).toEqual(['config-format']);
  });

  test('theme.metadata and theme.dependencies are empty', () => {
    const files = {
      '_config.yml': 'theme: minima',
      'a.txt': '---\n---\n[{{ theme.metadata }}{{ theme.dependencies }}]',
    };
    expect(html(open(files), 'a.txt')).toBe('[]');
  });

  test('methods of drops are not keys, and jekyll has keys', () => {
    const text = '---\n---\n[{{ site.keys }}{{ page.keys }}]{% for key in jekyll %}{{ key }} {% endfor %}';
    expect(html(open({ [POST]: text }), POST)).toBe('<p>[]version environment</p>\n');
  });

  test('site.source and site.destination are empty', () => {
    expect(html(open({ 'a.txt': '---\n---\n[{{ site.source }}{{ site.destination }}]' }), 'a.txt')).toBe('[]');
  });

  test('an excerpt that prints other posts’ text does so as if at its own turn', () => {
    const files = {
      '_posts/2024-01-01-a.html': '---\n---\n{{ page.next.excerpt }}',
      '_posts/2024-01-02-b.md': '---\n---\n{{ page.previous.path }} {{ page.next.content }}',
      '_posts/2024-01-03-c.md': '---\n---\n*c*',
    };
    const first = open(files);
    const excerpt = html(first, '_posts/2024-01-01-a.html');
    const second = open(files);
    html(second, '_posts/2024-01-03-c.md');
    html(second, '_posts/2024-01-02-b.md');
    expect(html(second, '_posts/2024-01-01-a.html')).toBe(excerpt);
  });

  test('content and layout in a post’s own text are empty and the layout’s own', () => {
    const engine = open({
      '_layouts/x.html': '---\nkey: mine\n---\n{{ content }}',
      [POST]: '---\nlayout: x\n---\n[{{ content }}] {{ layout.key }}',
    });
    html(engine, POST);
    expect(html(engine, POST)).toBe('<p>[] mine</p>\n');
  });
});

describe('Markdown', () => {
  const body = (text: string, config = '') =>
    open({ '_config.yml': config, [POST]: `---\n---\n${text}` }).render(sitePath(POST))?.body ?? '';

  test('blocks nested deeper than 200 and spans deeper than 450 stay text', () => {
    expect(body('**a** <ada> says\n'.repeat(430)).split('</ada>').length - 1).toBe(430);
    expect(body('**a** <ada> says\n'.repeat(500)).split('</ada>').length - 1).toBeLessThanOrEqual(450);
    const quoted = body(`${'> '.repeat(250)}a`);
    expect(quoted.split('<blockquote>').length - 1).toBeLessThanOrEqual(200);
    expect(quoted).toMatch(/(?:&gt; )+a/);
  });

  test('CodeRay is not there: code is plain', () => {
    const plain = '<pre><code class="language-ruby">a\n</code></pre>\n';
    expect(body('~~~ ruby\na\n~~~\n', 'kramdown:\n  syntax_highlighter: coderay\n')).toBe(plain);
    expect(body('~~~ ruby\na\n~~~\n', 'kramdown:\n  enable_coderay: true\n')).toBe(plain);
  });

  test('kramdown’s template is not run', () => {
    expect(body('a\n', 'kramdown:\n  template: "string://<b><%= @body %></b>"\n')).toBe('<p>a</p>\n');
  });

  test('Rouge’s other writers are not there: code has classes', () => {
    const html = '<code class="language-plaintext highlighter-rouge">a</code>';
    for (const option of ['inline_theme: github', 'formatter: HTMLLinewise'])
      expect(body('`a`\n', `kramdown:\n  syntax_highlighter_opts: { ${option} }\n`)).toBe(`<p>${html}</p>\n`);
  });

  test('CommonMark is that of markdown-it', () => {
    const config = 'markdown: CommonMark\ncommonmark:\n  options: [UNSAFE]\n';
    expect(body('a <!-- b -- c -->\n', config)).toBe('<p>a <!-- b -- c --></p>\n');
    expect(body('<textarea>\n\n*a*\n</textarea>\n', config)).toBe('<textarea>\n\n*a*\n</textarea>\n');
  });
});

describe('highlighting', () => {
  const plain = (html = '') => html.replace(/<[^>]+>/g, '');

  test('the least used languages have the text and near tokens', () => {
    expect(highlight('fun f x = 1;\n', 'sml')).toContain('<span class="k">fun</span>');
    expect(plain(highlight('fun f x = 1;\n', 'sml'))).toBe('fun f x = 1;\n');
  });

  test('languages without any lexer are plain text', () => {
    expect(highlight('DATA x.\n', 'abap')).toBe('DATA x.\n');
  });

  test('very long code is plain text', () => {
    expect(tokenize('a = 1\n'.repeat(170_000), 'ruby')).toHaveLength(1);
  });

  test('Twig has its own words behind Jinja', () => {
    highlight('{% if %}', 'jinja');
    expect(highlight('{% flush %}', 'twig')).toContain('<span class="k">flush</span>');
  });
});

describe('includes', () => {
  test('a page that another page includes keeps its front matter there and loses it itself', () => {
    const files = { 'a.html': '---\n---\n{% include_relative b.html %}', 'b.html': '---\nx: 1\n---\nb' };
    expect(html(open(files), 'a.html')).toBe('---\nx: 1\n---\nb');
    expect(html(open(files), 'b.html')).toBe('b');
  });
});

describe('styles', () => {
  test('numbers and colours are written as dart-sass writes them', () => {
    expect(html(open({ 'a.scss': '---\n---\np { color: lighten(#123456, 33%); }' }), 'a.scss')).toContain('rgb(');
  });

  test('there is no source map', () => {
    const engine = open({ 'a.scss': '---\n---\np { top: 0 }' });
    expect(html(engine, 'a.scss')).toBe('p {\n  top: 0;\n}\n');
    expect(engine.outputs().map(({ dest }) => dest)).toEqual(['a.css']);
  });
});

describe('plugins', () => {
  test('a Ruby plugin and an unknown gem are problems', () => {
    const engine = open({ '_config.yml': 'plugins: [jekyll-x]', '_plugins/a.rb': 'class A < Jekyll::Generator\nend' });
    expect(engine.problems.map(({ code }) => code)).toEqual(['plugin-unknown', 'plugin-ruby']);
  });

  test('a gist is its script alone', () => {
    const engine = open({ '_config.yml': 'plugins: [jekyll-gist]', 'a.html': '---\n---\n{% gist 1 %}' });
    expect(html(engine, 'a.html')).toBe('<script src="https://gist.github.com/1.js"> </script>');
  });

  test('an include is kept for one page, not for all', () => {
    const text = '---\n---\n{% include_cached i.html %}';
    const files = { '_includes/i.html': '{{ page.url }}', 'a.html': text, 'b.html': text };
    const engine = open({ '_config.yml': 'plugins: [jekyll-include-cache]', ...files });
    expect([html(engine, 'a.html'), html(engine, 'b.html')]).toEqual(['/a.html', '/b.html']);
  });

  test('mentions, emoji and tables of contents leave broken HTML as it is', () => {
    const text = '---\n---\n<p>@ada <b>x</p>';
    const engine = open({ '_config.yml': 'plugins: [jekyll-mentions, jemoji]', 'a.html': text });
    expect(html(engine, 'a.html')).toBe("<p><a href='https://github.com/ada' class='user-mention'>@ada</a> <b>x</p>");
  });

  test('site.github is what the configuration says', () => {
    const engine = open({
      '_config.yml': 'plugins: [jekyll-github-metadata]\ngithub: {a: b}\nrepository: ada/x\n',
      'a.txt': '---\n---\n[{{ site.github.a }}{{ site.github.repository_nwo }}]',
    });
    expect(html(engine, 'a.txt')).toBe('[b]');
    expect(engine.problems.map(({ code }) => code)).toEqual(['plugin-unknown']);
  });

  test('a site in several languages has each page once', () => {
    const engine = open({
      '_config.yml': 'plugins: [jekyll-polyglot, jekyll-multiple-languages-plugin]\nlanguages: [en, de]\n',
      'a.html': '---\n---\n[{{ site.active_lang }}]<a href="/b">b</a>',
    });
    expect(engine.outputs().map(({ dest }) => dest)).toEqual(['a.html']);
    expect(html(engine, 'a.html')).toBe('[]<a href="/b">b</a>');
    expect(engine.problems.map(({ code }) => code)).toEqual(['plugin-unknown', 'plugin-unknown']);
  });

  test('site.archives is empty', () => {
    const engine = open({
      '_config.yml': 'plugins: [jekyll-archives]\njekyll-archives: {enabled: all}',
      [POST]: '---\ntags: [x]\n---\n',
      'a.txt': '---\n---\n[{{ site.archives }}]',
    });
    expect(html(engine, 'a.txt')).toBe('[]');
  });

  test('a list as lang does not end the rendering', () => {
    const engine = open({
      '_config.yml': 'plugins: [jekyll-seo-tag]',
      'a.html': '---\nlang: [de, en]\n---\n{% seo %}',
    });
    expect(html(engine, 'a.html')).toContain('<meta property="og:locale" content=');
    expect(engine.render(sitePath('a.html'))?.problems).toEqual([]);
  });

  test('last_modified_at is what the front matter says, or nothing', () => {
    const engine = open({
      '_config.yml': 'plugins: [jekyll-last-modified-at]',
      'a.html': '---\n---\n[{{ page.last_modified_at }}]',
    });
    expect(html(engine, 'a.html')).toBe('[]');
  });
});
