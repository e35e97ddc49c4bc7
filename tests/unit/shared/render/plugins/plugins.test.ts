import { describe, expect, test } from 'vitest';
import { Engine } from '../../../../../shared/render/engine/engine.ts';
import { describePlugin } from '../../../../../shared/render/plugins/ruby-plugins.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { textFile } from '../../../../kit/fixture-site.ts';

function open(plugin: string, files: Readonly<Record<string, string>>, config = ''): Engine {
  const engine = new Engine({ now: Date.UTC(2026, 0, 1), zone: 'UTC', environment: 'development' });
  const all = { '_config.yml': `plugins: [${plugin}]\nurl: https://x.example\n${config}`, ...files };
  engine.apply({ changed: Object.entries(all).map(([path, text]) => textFile(path, text)), removed: [] });
  return engine;
}

const page = (text: string): Record<string, string> => ({ 'a.html': `---\ntitle: T\n---\n${text}` });
const html = (engine: Engine, path = 'a.html'): string => engine.render(sitePath(path))?.html ?? '';
const at = (engine: Engine, url: string): string => {
  const served = engine.renderUrl(url);
  return served?.kind === 'rendered' ? served.rendered.html : '';
};

describe('a plugin that changes a post’s text', () => {
  const post = '_posts/2026-01-01-a.md';
  const files = { [post]: '---\n---\n# Heading\n\n[b](/b.md)\n', 'b.md': '---\ntitle: B\n---\nb' };
  const index = { 'i.html': '---\n---\n{% for p in site.posts %}{{ p.excerpt | strip }}{% endfor %}' };
  const collections = (key: string): string => `${key}: {collections: true, strip_title: true}`;

  test('changes the excerpt with it: links', () => {
    const engine = open(
      'jekyll-relative-links',
      { ...files, ...index, [post]: '---\n---\n[b](/b.md)\n\nrest' },
      collections('relative_links'),
    );
    expect(html(engine, 'i.html')).toBe('<p><a href="/b.html">b</a></p>');
  });
  test('changes the excerpt with it: a heading that became the title', () => {
    const engine = open('jekyll-titles-from-headings', { ...files, ...index }, collections('titles_from_headings'));
    expect(html(engine, 'i.html')).toBe('<p><a href="/b.md">b</a></p>');
  });
});

describe('a plugin that is not listed', () => {
  test('has no effect', () => {
    const engine = open('', page('{% seo %}:smile: @ada {{ "x" | toc_only }}'));
    expect(html(engine)).toBe(':smile: @ada x');
  });
});

describe('a gem of the group jekyll_plugins', () => {
  const gemfile =
    "gem 'jekyll'\ngroup :jekyll_plugins do\n  gem 'jemoji'\n  gem 'jekyll-x'\nend\ngem 'jekyll-mentions'\n";
  test('is in force, also in safe mode; gems outside the group are not', () => {
    expect(html(open('', { Gemfile: gemfile, ...page(':smile: @ada') }, 'safe: true'))).toMatch(
      /^<img class="emoji".*> @ada$/,
    );
  });
  test('that is not known is a problem of the Gemfile', () => {
    const problems = open('', { Gemfile: gemfile }).problems;
    expect(problems.map(({ code, place }) => [code, place?.path])).toEqual([['plugin-unknown', 'Gemfile']]);
  });
  test('follows the Gemfile as it changes', () => {
    const engine = open('', page(':smile:'));
    expect(html(engine)).toBe(':smile:');
    engine.apply({ changed: [textFile('Gemfile', gemfile)], removed: [] });
    expect(html(engine)).toContain('<img');
  });
});

describe('a gem whose work is not done here', () => {
  const said = (gem: string, config = ''): readonly string[] =>
    open(gem, {}, config).problems.map(({ cause, remedy }) => `${cause} ${remedy}`);
  test('github-pages: what it turns on, and how to have it', () => {
    expect(said('github-pages')).toEqual([expect.stringMatching(/jekyll-relative-links.*Jekyll 4.*“plugins:”/)]);
  });
  test('jekyll-remote-theme: the theme by name', () => {
    expect(said('jekyll-remote-theme', 'remote_theme: a/b')).toEqual([
      expect.stringMatching(/^The theme a\/b .*“theme:”/),
    ]);
  });
  test('jekyll-github-metadata: values of the configuration count', () => {
    expect(said('jekyll-github-metadata')).toEqual([expect.stringContaining('“github:”')]);
  });
  test('any other by its name', () => {
    expect(said('jekyll-x')).toEqual([expect.stringContaining('jekyll-x')]);
  });
});

test('jekyll-paginate-v2 stops Jekyll where the old `paginate:` is set', () => {
  const said = (config: string) =>
    open('jekyll-paginate-v2', {}, config).problems.map(({ place, cause }) => `${place.line}: ${cause}`);
  expect(said('title: T\npaginate: 5')).toEqual([expect.stringMatching(/^4: .*the old “paginate:”/)]);
  expect(said('pagination: {enabled: true}')).toEqual([]);
});

describe('jekyll-seo-tag', () => {
  test('a page that says nothing', () => {
    expect(html(open('jekyll-seo-tag', { 'a.html': '---\n---\n{% seo title=false %}' }))).toContain(
      '{"@context":"https://schema.org","@type":"WebPage","url":"https://x.example/a.html"}</script>',
    );
  });
  test('the title is left out on request', () => {
    expect(html(open('jekyll-seo-tag', page('{% seo title=false %}')))).not.toContain('<title>');
    expect(html(open('jekyll-seo-tag', page('{% seo %}')))).toContain('<title>T</title>');
  });
  test('takes canonical_url as it is, whatever it is', () => {
    const own = (value: string): string =>
      html(open('jekyll-seo-tag', { 'a.html': `---\ncanonical_url: ${value}\n---\n{% seo %}` }));
    expect(own('false')).toContain('<link rel="canonical" href="false" />\n<meta property="og:url" content="false" />');
    expect(own('5')).toContain('"url":5}');
    expect(own('""')).toContain('href="https://x.example/a.html"');
  });
});

test('jekyll-feed ends without a line break', () => {
  expect(at(open('jekyll-feed', {}), '/feed.xml')).toMatch(/<\/feed>$/);
});

describe('jemoji', () => {
  const show = (text: string): string => html(open('jemoji', page(text)));
  test('names are pictures', () =>
    expect(show(':+1:')).toBe(
      '<img class="emoji" title=":+1:" alt=":+1:" src="https://github.githubassets.com/images/icons/emoji/unicode/1f44d.png" height="20" width="20">',
    ));
  test('what is no name stays, and a name behind it is found', () =>
    expect(show('10:30:smile: :nope:')).toMatch(/^10:30<img [^>]*1f604[^>]*> :nope:$/));
  test('code is left alone', () => expect(show('<code>:smile:</code>')).toBe('<code>:smile:</code>'));
  test('GitHub’s own pictures', () => expect(show(':octocat:')).toContain('emoji/octocat.png'));
});

describe('jekyll-mentions', () => {
  const show = (text: string): string => html(open('jekyll-mentions', page(text)));
  test('a name is a link', () =>
    expect(show('by @ada.')).toBe("by <a href='https://github.com/ada' class='user-mention'>@ada</a>."));
  test.each(['mail@host.example', '<a>@ada</a>', '<pre>@ada</pre>', '@ada/team', '@mentions'])('%s is none', text =>
    expect(show(text)).toBe(text),
  );
  test('a base of one’s own', () =>
    expect(html(open('jekyll-mentions', page('@ada'), 'jekyll-mentions: https://t.example'))).toContain(
      "'https://t.example/ada'",
    ));
});

describe('jekyll-gist', () => {
  test('a gist, a file of it, a variable', () => {
    const text = '{% gist ada/1 x.rb %}{% assign id = "ada/2" %}{% gist id %}';
    expect(html(open('jekyll-gist', page(text)))).toBe(
      '<script src="https://gist.github.com/ada/1.js?file=x.rb"> </script><script src="https://gist.github.com/ada/2.js"> </script>',
    );
  });
});

describe('jekyll-toc', () => {
  const post = (front: string, text: string): Record<string, string> => ({
    '_layouts/x.html': '{{ content | toc }}',
    '_posts/2024-01-01-a.md': `---\nlayout: x\n${front}---\n${text}`,
  });
  const toc = (front: string, text: string): string =>
    html(open('jekyll-toc', post(front, text)), '_posts/2024-01-01-a.md');
  test('is off without toc: true', () => expect(toc('', '# A')).toBe('<h1 id="a">A</h1>\n'));
  test('nests by level and links to headings', () => {
    expect(toc('toc: true\n', '# A\n## B & c\n# D')).toContain(
      '<li class="toc-entry toc-h1"><a href="#a">A</a>\n<ul>\n<li class="toc-entry toc-h2"><a href="#b--c">B &amp; c</a></li>\n</ul>\n</li>',
    );
  });
  test('headings of the class no_toc are left out', () => {
    expect(toc('toc: true\n', '# A\n{: .no_toc}\n\n# B')).not.toContain('href="#a"');
  });
});

describe('jekyll-redirect-from', () => {
  test('the old address leads to the new one', () => {
    const engine = open('jekyll-redirect-from', { 'a.html': '---\nredirect_from: /old/\n---\nx' });
    expect(at(engine, '/old/')).toContain('content="0; url=https://x.example/a.html"');
    expect(at(engine, '/redirects.json')).toBe('{"/old/":"https://x.example/a.html"}');
  });
});

describe('jekyll-paginate', () => {
  const posts = Object.fromEntries(
    [1, 2, 3].map(day => [`_posts/2024-01-0${day}-p${day}.md`, `---\ntitle: P${day}\n---\n`]),
  );
  const index = {
    'index.html': '---\n---\n{% for p in paginator.posts %}{{ p.title }} {% endfor %}{{ paginator.next_page_path }}',
  };
  test('posts in portions, each page at its address', () => {
    const engine = open('jekyll-paginate', { ...posts, ...index }, 'paginate: 2');
    expect([at(engine, '/'), at(engine, '/page2/')]).toEqual(['P3 P2 /page2', 'P1 ']);
  });
  test('a draft that is rendered moves the others on', () => {
    const engine = open(
      'jekyll-paginate',
      { ...posts, ...index, '_drafts/d.md': '---\ntitle: D\ndate: 2025-01-01\n---\n' },
      'paginate: 2',
    );
    const served = engine.renderUrl('/', { path: sitePath('_drafts/d.md') });
    expect(served?.kind === 'rendered' && served.rendered.html).toBe('D P3 /page2');
  });
  test('leaves the pages after the first empty where the page has a permalink, which is told', () => {
    const two = { '_posts/2025-01-01-a.md': '---\n---\na', '_posts/2025-01-02-b.md': '---\n---\nb' };
    const index = '---\npermalink: /all/\n---\n{% for p in paginator.posts %}{{ p.url }}{% endfor %}';
    const engine = open('jekyll-paginate', { ...two, 'index.html': index }, 'paginate: 1');
    expect([at(engine, '/all/'), at(engine, '/page2/')]).toEqual(['/2025/01/02/b.html', '']);
    expect(engine.problems.map(({ code, place }) => [code, place.path])).toEqual([
      ['pagination-permalink', 'index.html'],
    ]);
  });
});

describe('plugins that make pages of files', () => {
  test('jekyll-optional-front-matter', () => {
    const engine = open('jekyll-optional-front-matter', { 'a.md': '# A', 'README.md': '# R' });
    expect([at(engine, '/a.html'), at(engine, '/README.html')]).toEqual(['<h1 id="a">A</h1>\n', '']);
  });
  test('jekyll-readme-index', () => {
    const engine = open('jekyll-readme-index', {
      'docs/README.md': '# R',
      'own/README.md': '# R',
      'own/index.html': '---\n---\nown',
    });
    expect([at(engine, '/docs/'), at(engine, '/own/')]).toEqual(['<h1 id="r">R</h1>\n', 'own']);
  });
});

test.each([
  ['Liquid::Template.register_tag("a", A)\nLiquid::Template.register_tag(:b, B)', 'the tags {% a %}, {% b %}'],
  ['module F\n  def shout(x)\n  end\nend\nLiquid::Template.register_filter(F)', 'the filters shout'],
  ['Jekyll::Hooks.register :posts, :post_render do |p| end', 'what it does to posts'],
  ['class X < Jekyll::Converter\nend', 'a converter'],
  ['puts 1', 'what it does'],
])('%j registers %s', (ruby, words) => expect(describePlugin(ruby)).toBe(words));
