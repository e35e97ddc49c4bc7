import * as sass from 'sass';
import { describe, expect, test } from 'vitest';
import { Engine } from '../../../../../shared/render/engine/engine.ts';
import { dartSass } from '../../../../../shared/render/style/dart-sass.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { fixtureFiles, textFile } from '../../../../kit/fixture-site.ts';

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

const html = (engine: Engine, path: string): string | undefined => engine.render(sitePath(path))?.html;
const codes = (engine: Engine, path: string): readonly string[] =>
  engine.render(sitePath(path))?.problems.map(({ code }) => code) ?? [];

const POST = '_posts/2024-01-02-b.md';
const BLOG = {
  '_layouts/post.html': '<main>{{ content }}</main>{{ page.previous.title }}|{{ page.next.title }}',
  '_posts/2024-01-01-a.md': '---\nlayout: post\ntitle: A\n---\nfirst *a*\n',
  [POST]: '---\nlayout: post\ntitle: B\n---\nfirst *b*\n',
  'index.html': '---\n---\n{% for p in site.posts %}{{ p.title }}:{{ p.content }}{% endfor %}',
};

describe('rendering', () => {
  test('a page through its layouts, with its body and where that stands', () => {
    const rendered = open(BLOG).render(sitePath(POST));
    expect(rendered?.html).toBe('<main><p>first <em>b</em></p>\n</main>A|');
    expect(rendered?.body).toBe('<p>first <em>b</em></p>\n');
    expect(rendered?.bodyAt).toBe(6);
    expect([rendered?.url, rendered?.dest, rendered?.type]).toEqual([
      '/2024/01/02/b.html',
      '2024/01/02/b.html',
      'text/html',
    ]);
  });

  test('an excerpt that is cut inside a tag is a problem of its post, with the tag’s line', () => {
    const text = '---\ntitle: B\n---\none {{ "a\n\nb" }}\n';
    const problems = open({ ...BLOG, [POST]: text }).render(sitePath(POST))?.problems ?? [];
    expect(problems.map(({ code, place }) => [code, place.line])).toEqual([['excerpt-cut', 4]]);
    expect(codes(open({ ...BLOG, [POST]: text.replace('title: B', 'excerpt_separator: ""') }), POST)).toEqual([]);
  });

  test('a text that is nested deeper than it is followed is a problem of its post, with the line', () => {
    const text = `---\ntitle: B\n---\n{% comment %}\n{% endcomment %}one\n\n${'> '.repeat(300)}x\n`;
    const problems = open({ ...BLOG, [POST]: text }).render(sitePath(POST))?.problems ?? [];
    expect(problems.map(({ code, place }) => [code, place.path, place.line])).toEqual([['markdown-limit', POST, 7]]);
  });

  test('now is the clock’s time, whatever time the configuration gives the site', () => {
    const text = '---\n---\n{{ "now" | date: "%F" }} {{ "today" | date: "%F" }} {{ site.time | date: "%F" }}';
    expect(html(open({ '_config.yml': 'time: 2020-02-03', 'a.txt': text }), 'a.txt')).toBe(
      '2026-01-01 2026-01-01 2020-02-03',
    );
  });

  test('count, first, min and max are of the variables that a template starts with', () => {
    const text = '{{ count }} {{ first }} {{ min }} {{ max }} {{ size }}{% assign count = 1 %}{{ count }}';
    expect(html(open({ 'a.txt': `---\n---\n${text}` }), 'a.txt')).toBe('9 highlighter_prefix content theme 1');
    expect(html(open({ [POST]: '---\n---\n{{ count }}' }), POST)).toBe('<p>9</p>\n');
  });

  test('pages have excerpts where the configuration asks for them', () => {
    const files = {
      '_config.yml': 'page_excerpts: true',
      'a.md': '---\n---\nfirst *{{ 1 | plus: 1 }}*\n\nsecond\n',
      'b.xml': '---\n---\nfirst\n\nsecond\n',
      'index.html':
        '---\nexcerpt: 5\n---\n{% for p in site.pages %}{{ p.name }}: {{ p.excerpt | jsonify }} {% endfor %}',
    };
    const page = 'a.md: "<p>first <em>2</em></p>\\n" b.xml: null index.html: "5" ';
    expect(html(open(files), 'index.html')).toBe(page);
    expect(html(open({ ...files, '_config.yml': '' }), 'index.html')).toBe('a.md: null b.xml: null index.html: "5" ');
  });

  test('blocks have their lines in the file, through Liquid', () => {
    const text =
      '---\ntitle: x\n---\none\n\n{% if true %}\ntwo\nstill two\n{% endif %}\n\n{% for i in (1..3) %}\n* {{ i }}\n{% endfor %}\nlast\n';
    const rendered = open({ [POST]: text }).render(sitePath(POST));
    expect(rendered?.blocks.map(({ line }) => line)).toContain(3);
    const two = rendered?.blocks.find(block => block.html.includes('two'));
    expect([two?.line, two?.lines]).toEqual([6, 2]);
    expect(rendered?.blocks.map(block => block.html).join('')).toBe(rendered?.body);
  });

  test('the editor’s text stands in for the file, in lists too, until it is taken away', () => {
    const engine = open(BLOG);
    const text = '---\nlayout: post\ntitle: Changed\n---\nnew\n';
    expect(engine.render(sitePath(POST), { text })?.html).toContain('<p>new</p>');
    const index = engine.renderUrl('/', { path: sitePath(POST), text });
    expect(index?.kind === 'rendered' && index.rendered.html).toContain('Changed:<p>new</p>');
    expect(html(engine, 'index.html')).toContain('B:<p>first <em>b</em></p>');
  });

  test('an unsaved new post is part of the site while it is rendered', () => {
    const engine = open(BLOG);
    const path = sitePath('_posts/2024-01-03-c.md');
    expect(engine.render(path, { text: '---\ntitle: C\nlayout: post\n---\nx' })?.html).toContain('B|');
    expect(engine.list().map(info => info.title)).toContain('C');
    engine.render(sitePath('index.html'));
    expect(engine.info(path)).toBeUndefined();
  });

  test('a change on disk under the editor’s text is kept for later', () => {
    const engine = open(BLOG);
    engine.render(sitePath(POST), { text: '---\ntitle: Mine\n---\n' });
    engine.apply({ changed: [textFile(POST, '---\ntitle: Theirs\n---\n')], removed: [] });
    expect(engine.info(sitePath(POST))?.title).toBe('Mine');
    engine.render(sitePath('index.html'));
    expect(engine.info(sitePath(POST))?.title).toBe('Theirs');
  });

  test('a draft is rendered as the newest post, and the others do not know it', () => {
    const engine = open({ ...BLOG, '_drafts/d.md': '---\nlayout: post\ntitle: D\ndate: 2024-06-01\n---\nd' });
    expect(html(engine, '_drafts/d.md')).toContain('B|');
    expect(html(engine, POST)).not.toContain('D');
    const index = engine.renderUrl('/', { path: sitePath('_drafts/d.md') });
    expect(index?.kind === 'rendered' && index.rendered.html).toContain('D:');
  });

  test('while a post is rendered, older posts are converted and newer ones are not, as in Jekyll’s order', () => {
    const list = '{% for p in site.posts %}[{{ p.content | strip }}]{% endfor %}';
    const engine = open({
      '_posts/2024-01-01-a.md': '---\n---\n*a*\n',
      '_posts/2024-01-02-b.html': `---\n---\n${list}`,
      '_posts/2024-01-03-c.md': '---\n---\n*c*\n',
    });
    expect(html(engine, '_posts/2024-01-02-b.html')).toContain('[*c*][{% for');
    expect(html(engine, '_posts/2024-01-02-b.html')).toContain('[<p><em>a</em></p>]');
  });

  test('a page finds itself in the site’s list converted in its layout, and as another one where that differs', () => {
    const engine = open({
      '_layouts/l.html':
        '{% assign me = site.html_pages | where: "name", page.name | first %}[{{ me.content }}]({{ page.content }})' +
        '{% for p in site.pages %}{% if p == page %}{{ p.name }}{% endif %}{% endfor %}',
      'a.md':
        '---\nlayout: l\n---\n*a* {% for p in site.pages %}{% if p == page %}{{ p.name }}{% endif %}{% endfor %}\n',
      'plain.html': '---\nlayout: l\n---\nplain',
    });
    expect(html(engine, 'a.md')).toMatch(/^\[<p><em>a<\/em> a\.md<\/p>\n\]\(\*a\* \{% for [^)]*\)$/);
    expect(html(engine, 'plain.html')).toBe('[plain](plain)plain.html');
  });

  test('a page sees its own text raw in its layout, a post sees it converted', () => {
    const engine = open({
      '_layouts/x.html': '{{ page.content | strip }}',
      'a.md': '---\nlayout: x\n---\n*a*\n',
      [POST]: '---\nlayout: x\n---\n*a*\n',
    });
    expect([html(engine, 'a.md'), html(engine, POST)]).toEqual(['*a*', '<p><em>a</em></p>']);
  });

  test('a chain of posts that each show the one before does not overflow', () => {
    const files: Record<string, string> = {};
    const day = (i: number): string => new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10);
    for (let i = 0; i < 600; i++) files[`_posts/${day(i)}-p.html`] = '---\n---\n{{ page.previous.content | size }}';
    expect(html(open(files), `_posts/${day(599)}-p.html`)).toBe('1');
  });
});

test('posts that show each other’s text and excerpts without end come to an end', () => {
  const all = '{% for p in site.posts %}{{ p.content }}{{ p.excerpt }}{{ p.output }}{{ p.next.excerpt }}{% endfor %}';
  const files: Record<string, string> = {};
  for (let day = 1; day < 5; day++) files[`_posts/2024-01-0${day}-p.html`] = `---\n---\n${all}`;
  expect(html(open(files), '_posts/2024-01-04-p.html')).toContain('site.posts');
});

test.each([
  ['- name: Ida\n    - name: Odo', 'IdaOdo'],
  ['{ name: Ida }', 'name'],
  ['false', 'file'],
])('what the configuration calls data (%s) is site.data in place of the files', (data, seen) => {
  const engine = open({
    '_config.yml': `data:\n    ${data}\n`,
    '_data/file.yml': '1',
    'a.html': '---\n---\n{% for d in site.data %}{{ d.name | default: d[0] }}{% endfor %}',
  });
  expect(html(engine, 'a.html')).toBe(seen);
});

describe('what depends on what', () => {
  test('a changed layout, include or data file shows', () => {
    const engine = open({
      '_layouts/post.html': 'L1 {% include i.html %} {{ site.data.d.x }}',
      '_includes/i.html': 'I1',
      '_data/d.yml': 'x: D1',
      [POST]: '---\nlayout: post\n---\n{% include i.html %}\n',
    });
    expect(html(engine, POST)).toBe('L1 I1 D1');
    engine.apply({ changed: [textFile('_includes/i.html', 'I2')], removed: [] });
    expect(html(engine, POST)).toBe('L1 I2 D1');
    expect(engine.body(sitePath(POST))?.body).toBe('<p>I2</p>\n');
    engine.apply({ changed: [textFile('_data/d.yml', 'x: D2')], removed: [] });
    engine.apply({ changed: [textFile('_layouts/post.html', 'L2 {{ site.data.d.x }}')], removed: [] });
    expect(html(engine, POST)).toBe('L2 D2');
  });

  test('a changed neighbour shows', () => {
    const engine = open(BLOG);
    html(engine, POST);
    engine.apply({ changed: [textFile('_posts/2024-01-01-a.md', '---\ntitle: Other\n---\n')], removed: [] });
    expect(html(engine, POST)).toContain('Other|');
  });
});

describe('addresses', () => {
  const engine = open({ 'about.md': '---\npermalink: /about/\n---\n', 'x.html': '---\n---\n', 'img/a b.png': '' });
  test.each([
    ['/about/', 'about/index.html'],
    ['/about', 'about/index.html'],
    ['/about/index.html?x#y', 'about/index.html'],
    ['/x', 'x.html'],
  ])('%s answers with %s', (url, dest) => {
    const served = engine.renderUrl(url);
    expect(served?.kind === 'rendered' && served.rendered.dest).toBe(dest);
  });
  test('a static file is named', () =>
    expect(engine.renderUrl('/img/a%20b.png')).toEqual({ kind: 'file', path: 'img/a b.png', theme: false }));
  test('nothing answers elsewhere, nor outside', () => {
    expect(engine.renderUrl('/nope')).toBeUndefined();
    expect(engine.renderUrl('/../../etc/passwd')).toBeUndefined();
  });
});

describe('what is wrong comes as problems', () => {
  test('a missing layout, with the line that names it', () => {
    const [problem] = open({ [POST]: '---\ntitle: x\nlayout: nope\n---\ny' }).render(sitePath(POST))?.problems ?? [];
    expect([problem?.code, problem?.place.line]).toEqual(['layout-missing', 3]);
  });

  test('layouts in a circle end', () => {
    const engine = open({
      '_layouts/a.html': '---\nlayout: b\n---\na{{ content }}',
      '_layouts/b.html': '---\nlayout: a\n---\nb{{ content }}',
      [POST]: '---\nlayout: a\n---\nx',
    });
    expect(codes(engine, POST)).toContain('layout-cycle');
    expect(html(engine, POST)).toBe('ba<p>x</p>\n');
  });

  test('an include that includes itself ends, and the rest of the page stays', () => {
    const engine = open({
      '_includes/loop.html': 'x{% include loop.html %}',
      '_layouts/a.html': 'before {% include loop.html %} {{ content }}',
      [POST]: '---\nlayout: a\n---\ntext',
    });
    expect(html(engine, POST)).toMatch(/^before x+/);
    expect(codes(engine, POST)).not.toEqual([]);
  });

  test('an unknown tag, and the rest rendered', () => {
    const engine = open({ [POST]: '---\n---\na {% nope %} b\n' });
    expect(html(engine, POST)).toContain('b');
    expect(codes(engine, POST)).toEqual(['liquid-unknown-tag']);
  });

  test('a stylesheet that is broken, with the line of its file', () => {
    const engine = open({ 'a.scss': '---\n---\np {\n  color: $nope;\n}\n', '_sass/x.scss': '' });
    const [problem] = engine.render(sitePath('a.scss'))?.problems ?? [];
    expect([problem?.code, problem?.place.path, problem?.place.line]).toEqual(['style-invalid', 'a.scss', 4]);
  });

  test('a partial that is broken, with its own place', () => {
    const engine = open({ 'a.scss': '---\n---\n@import "x";', '_sass/_x.scss': 'p {\n color: ; }' });
    const [problem] = engine.render(sitePath('a.scss'))?.problems ?? [];
    expect([problem?.place.path, problem?.place.line]).toEqual(['_sass/_x.scss', 2]);
  });

  test('a site’s own Ruby plugin, with what it registers', () => {
    const ruby =
      'class T < Liquid::Tag; end\nLiquid::Template.register_tag("shout", T)\nclass G < Jekyll::Generator\nend';
    const [problem] = open({ '_plugins/shout.rb': ruby }).problems;
    expect(problem?.cause).toBe('This Ruby plugin cannot run here; missing is the tag {% shout %}, a generator.');
  });

  test('a plugin that is not known', () => {
    expect(open({ '_config.yml': 'plugins: [jekyll-nope]' }).problems.map(({ code }) => code)).toEqual([
      'plugin-unknown',
    ]);
  });
});

describe('lists', () => {
  test('with future posts on, a post whose front matter cannot be read stands in site.posts by its name', () => {
    const engine = open({
      '_config.yml': 'future: true',
      '_posts/2023-01-01-a.md': '---\ntitle: A\n---\n',
      '_posts/2024-01-01-b.md': '---\ntitle: :b\n---\n',
      '_posts/2025-01-01-c.md': '---\ntitle: C\n---\n',
      'index.html': '---\n---\n{% for p in site.posts %}{{ p.slug | default: p.title }} {% endfor %}',
    });
    expect(html(engine, 'index.html')).toBe('c  a ');
  });

  test('posts newest first with their state, then the others', () => {
    const engine = open({
      ...BLOG,
      '_drafts/d.md': '---\ndate: 2023-01-01\n---\n',
      '_posts/2099-01-01-later.md': '---\n---\n',
      '_posts/2022-01-01-off.md': '---\npublished: false\n---\n',
    });
    expect(engine.list().map(({ path, status, written }) => `${path} ${status} ${written}`)).toEqual([
      '_posts/2099-01-01-later.md scheduled false',
      `${POST} published true`,
      '_posts/2024-01-01-a.md published true',
      '_drafts/d.md draft false',
      '_posts/2022-01-01-off.md unpublished false',
      'index.html published true',
    ]);
  });

  test('a value of the defaults says where it comes from', () => {
    const engine = open({ ...BLOG, '_config.yml': 'defaults: [{ scope: { type: posts }, values: { mood: calm } }]' });
    expect(engine.inherited(sitePath(POST), 'mood')).toEqual({ value: 'calm', entry: 0 });
    expect(engine.inherited(sitePath('index.html'), 'mood')).toBeUndefined();
  });
});

test('every page of a whole site is the same whichever is rendered first', () => {
  const render = (reverse: boolean): Map<string, string> => {
    const engine = new Engine({ now: Date.UTC(2026, 0, 1), zone: 'UTC', environment: 'development' });
    engine.apply({ changed: fixtureFiles('journal'), removed: [] });
    const pages = engine.outputs().filter(({ copied }) => !copied);
    const ordered = reverse ? [...pages].reverse() : pages;
    return new Map(
      ordered.map(({ dest }) => {
        const served = engine.renderUrl(`/${dest}`);
        return [dest, served?.kind === 'rendered' ? served.rendered.html : ''];
      }),
    );
  };
  const [forward, backward] = [render(false), render(true)];
  for (const [dest, page] of forward) expect([dest, backward.get(dest)]).toEqual([dest, page]);
});
