import { describe, expect, test } from 'vitest';
import { Engine } from '../../shared/render/engine/engine.ts';
import { sitePath } from '../../shared/site/site-file.ts';

const POST = sitePath('_posts/2025-01-01-a.md');
const laughs = [
  'a0: &a0 [x,x,x,x,x,x,x,x,x]',
  ...Array.from({ length: 12 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(',')}]`),
].join('\n');
const many = (count: number, text: (at: number) => string) => Array.from({ length: count }, (_, at) => text(at));

/**
 * The post's page in a site of these files, with all that is said of it. `millis`: what its Liquid may take; without it no
 * clock is asked, so that a page that is no problem is none on a busy machine either.
 */
function page(body: string, front = 'title: x', files: Readonly<Record<string, string>> = {}, millis?: number) {
  const engine = new Engine({
    now: 1735689600000,
    zone: 'UTC',
    environment: 'development',
    ...(millis === undefined ? {} : { patience: { now: () => performance.now(), millis } }),
  });
  const all = { '_config.yml': '', [POST]: `---\n${front}\n---\n${body}\n`, ...files };
  engine.apply({
    changed: Object.entries(all).map(([path, text]) => ({
      path: sitePath(path),
      text,
      size: text.length,
      modified: 0,
    })),
    removed: [],
  });
  const rendered = engine.render(POST);
  const problems = [...engine.problems, ...(rendered?.problems ?? [])].map(problem => problem.code);
  return { html: rendered?.html ?? '', problems };
}

/** The application gives a page six times as much, and looks at the clock as often. */
const PATIENCE = 500;

describe('a template that would never end, or would fill the memory, is a problem', () => {
  const once = '_includes/a.html';
  const doubling = (step: string) =>
    `{% assign a = "xxxxxxxxxx" %}{% for i in (1..60) %}${step}{% endfor %}{{ a | size }}`;
  test.each<[string, string, Readonly<Record<string, string>>?]>([
    ['loops in loops', '{% for i in (1..100000) %}{% for j in (1..100000) %}{{ j }}{% endfor %}{% endfor %}'],
    ['a range without end', '{% for i in (1..99999999999) %}{{ i }}{% endfor %}'],
    ['append', doubling('{% assign a = a | append: a %}')],
    ['capture', doubling('{% capture a %}{{ a }}{{ a }}{% endcapture %}')],
    ['replace', doubling('{% assign a = a | replace: "x", "xxxxxxxxxx" %}')],
    ['concat', `{% assign a = "a,b" | split: "," %}{% for i in (1..60) %}{% assign a = a | concat: a %}{% endfor %}`],
    ['an include of itself', '{% include a.html %}', { [once]: '{% include a.html %}' }],
    ['an include of itself, twice', '{% include a.html %}', { [once]: '{% include a.html %}{% include a.html %}' }],
    [
      'a tree of includes',
      '{% include a0.html %}',
      Object.fromEntries(
        many(40, at => `{% include a${at + 1}.html %}`.repeat(2)).map((text, at) => [`_includes/a${at}.html`, text]),
      ),
    ],
    ['nesting', '{% if true %}'.repeat(20000) + '{% endif %}'.repeat(20000)],
  ])('%s', (_name, body, files = {}) => {
    expect(page(body, 'title: x', files, PATIENCE).problems).not.toEqual([]);
  });

  test('a hundred thousand rounds are no problem', () => {
    expect(page('{% for i in (1..100000) %}.{% endfor %}').problems).toEqual([]);
  });

  test.each([
    [
      'a circle',
      {
        '_layouts/a.html': '---\nlayout: b\n---\n{{ content }}',
        '_layouts/b.html': '---\nlayout: a\n---\n{{ content }}',
      },
    ],
    ['itself', { '_layouts/a.html': '---\nlayout: a\n---\n{{ content }}{{ content }}' }],
  ])('layouts in %s end', (_name, files) => {
    expect(page('The middle.', 'layout: a', files).html.length).toBeLessThan(100_000);
  });
});

describe('front matter and data that would fill the memory end', () => {
  test.each([
    ['aliases of aliases', laughs, '{{ page.a9 | jsonify | size }}'],
    ['an alias of itself', 'a: &a [*a]', '{{ page.a | jsonify }}'],
    ['lists in lists', `a: ${'['.repeat(100_000)}`, 'x'],
    ['maps in maps', '{a: '.repeat(30_000), 'x'],
    ['keys of keys', '? '.repeat(30_000), 'x'],
    ['a number of digits', `a: ${'9'.repeat(200_000)}`, '{{ page.a | plus: 1 | size }}'],
    ['merges', `a: &a {x: 1}\nb: {<<: [${'*a,'.repeat(20_000)}]}`, 'x'],
  ])('%s', (_name, front, body) => {
    expect(page(body, front).html.length).toBeLessThan(1_000_000);
  });

  test.each([
    ['_data/x.yml', laughs],
    ['_data/x.json', '['.repeat(200_000) + ']'.repeat(200_000)],
    ['_data/x.csv', '"'.repeat(500_000)],
  ])('%s', (path, text) => {
    expect(page('{{ site.data.x | jsonify | size }}', 'title: x', { [path]: text }).html.length).toBeLessThan(100_000);
  });
});

test('no key of YAML or JSON becomes a prototype', () => {
  const evil = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
  const { html } = page(
    '<p>{{ site.none.polluted }}{% assign s = "a" %}{{ s.constructor }}{{ page.x.constructor }}{{ page.toString }}</p>',
    '__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\nx: {a: 1}',
    {
      '_data/x.json': evil,
      '_data/__proto__.yml': 'polluted: 1',
      '_config.yml': `__proto__: {polluted: 1}\ndefaults:\n  - scope: {path: ""}\n    values: {__proto__: {polluted: 1}}\n`,
    },
  );
  expect('polluted' in {}).toBe(false);
  expect(html).toBe('<p></p>\n');
});

describe('Markdown that looks for trouble ends', () => {
  const x = (text: string, count: number) => text.repeat(count);
  test.each([
    ['quotes in quotes', `${x('> ', 100_000)}x`],
    ['a staircase of quotes', many(500, at => `${x('> ', at)}x`).join('\n')],
    ['a staircase of lists', many(500, at => `${x('  ', at)}- x`).join('\n')],
    ['lists on one line', `${x('- ', 50_000)}x`],
    ['quotes in lists', `${x('- > ', 20_000)}x`],
    ['elements', x('<div>', 20_000) + x('</div>', 20_000)],
  ])('%s, and where it was not followed is told', (_name, body) => {
    expect(page(`{% raw %}${body}{% endraw %}`).problems).toEqual(['markdown-limit']);
  });

  test.each([
    ['asterisks', x('*a **b ', 20_000)],
    ['underscores', x('_a', 50_000)],
    ['brackets', x('[', 50_000) + x(']', 50_000)],
    ['links', x('[a](', 50_000)],
    ['titles', x('[a](b "', 30_000)],
    ['images', x('![', 50_000)],
    ['definitions', `${many(30_000, at => `[a${at}]: http://x/${at}`).join('\n')}\n\n${x('[a1] ', 3000)}`],
    ['code spans', many(1500, at => `${x('`', at + 1)} `).join('')],
    ['tags', x('<a ', 50_000)],
    ['attributes', `<a${x(' b=c', 50_000)}`],
    ['comments', x('<!-- ', 50_000)],
    ['attribute lists that refer to each other', '{:a: b}\n{:b: a}\n\nx\n{:a}'],
    [
      'attribute lists of attribute lists',
      `${many(60, at => `{:a${at}: a${at + 1} a${at + 1}}`).join('\n')}\n\nx\n{:a0}`,
    ],
    ['tables', x('|', 100_000)],
    ['footnotes in a circle', `${many(2000, at => `[^${at}]: x [^${(at + 1) % 2000}]`).join('\n\n')}\n\nx[^0]`],
    ['a footnote of itself', 'x[^1]\n\n[^1]: y [^1]'],
    ['abbreviations', `${many(1000, at => `*[a${at}]: x`).join('\n')}\n\n${x('a1 a2 b ', 10_000)}`],
    ['equal headings', x('# a\n\n', 10_000)],
    ['formulas', x('$$', 50_001)],
    ['blanks', `${x(' ', 200_000)}x`],
    ['line ends', x('\n', 500_000)],
    ['escapes', x('\\', 100_000)],
  ])('%s', (_name, body) => {
    expect(page(`{% raw %}${body}{% endraw %}`).problems).toEqual([]);
  });

  test.each(['ruby', 'javascript', 'html', 'css', 'bash', 'python', 'json', 'yaml', 'php', 'sql', 'c', 'markdown'])(
    'code in %s',
    language => {
      const trouble = `${x('/(', 3000)}${x('"\\', 3001)}${x('<<A ', 3000)}${x('f"{', 3000)}${x('{{[(', 3000)}`;
      expect(page(`{% raw %}\`\`\`${language}\n${trouble}\n\`\`\`{% endraw %}`).problems).toEqual([]);
    },
  );
});

test('a block may hold more nodes than a call takes arguments', () => {
  expect(page(`{% if true %}${'{% assign a = 1 %}'.repeat(150_000)}{% endif %}x`).problems).toEqual([]);
});
