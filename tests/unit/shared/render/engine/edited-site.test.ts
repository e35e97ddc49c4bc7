import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Engine } from '../../../../../shared/render/engine/engine.ts';
import { sitePath, type SiteFile } from '../../../../../shared/site/site-file.ts';

const options = { now: Date.UTC(2025, 11, 2), zone: 'UTC', environment: 'development' } as const;
const file = (path: string, text: string): SiteFile => ({ path: sitePath(path), text, size: text.length, modified: 1 });

const LISTS = `
{% for post in site.posts %}[{{ post.title }} {{ post.url }}]{% endfor %}
{% for tag in site.tags %}{{ tag[0] }}:{% for post in tag[1] %}{{ post.title }},{% endfor %}{% endfor %}
{% for one in site.books %}({{ one.title }} {{ one.content | size }}){% endfor %}
{% for one in site.collections %}{{ one.label }}={% for doc in one.docs %}{{ doc.title }} {% endfor %}{% endfor %}
{% for one in site.html_pages %}<{{ one.title }}>{% endfor %}{% for one in site.documents %}{{ one.path }};{% endfor %}
{% for post in site.related_posts limit: 2 %}~{{ post.title }}{% endfor %}
{{ page.previous.title }} {{ page.next.title }} {{ page.previous.excerpt }}`;

const POSTS = ['2025-01-01-a', '2025-01-02-b', '2025-01-02-c', '2025-03-01-d', '2026-01-01-e'];
const PATHS = [
  ...POSTS.map(name => `_posts/${name}.md`),
  '_drafts/f.md',
  '_books/g.md',
  '_books/h.md',
  'about.md',
  'index.md',
] as const;

interface Version {
  readonly path: string;
  readonly title: string;
  readonly tags: string;
  readonly date: string;
  readonly published: string;
  readonly rank: number;
  readonly body: string;
}

const version = fc.record<Version>({
  path: fc.constantFrom(...PATHS),
  title: fc.constantFrom('One', 'Two', 'Three'),
  tags: fc.constantFrom('', 'tags: sea\n', 'tags: [sea, land]\n'),
  date: fc.constantFrom('', '', '', 'date: 2025-02-02\n', 'date: 2027-01-01\n'),
  published: fc.constantFrom('', '', '', 'published: false\n'),
  rank: fc.integer({ min: 0, max: 3 }),
  body: fc.constantFrom(
    'First.\n\nSecond.\n',
    'Other words, at length.\n',
    '{{ page.next.url }} {% link index.md %}\n',
    '{% post_url 2025-01-02-c %} {% post_url 2025-02-02-d %}\n',
  ),
});

const fileOf = ({ path, title, tags, date, published, rank, body }: Version): SiteFile =>
  file(path, `---\nlayout: all\ntitle: ${title}\nrank: ${rank}\n${tags}${date}${published}---\n${body}`);

const pages = (engine: Engine): unknown => [
  PATHS.map(path => engine.render(sitePath(path))?.html),
  engine.outputs().map(({ path, dest, url }) => [path, dest, url]),
  ['/about', '/2025/01/02/b.html', '/2025/02/02/b.html'].map(url => {
    const served = engine.renderUrl(url);
    return served?.kind === 'rendered' ? served.rendered.html : served;
  }),
];

test('a site that was edited shows what the same site shows that was read anew', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('', 'sort_by: rank', 'order: [h.md, g.md]'),
      fc.constantFrom('', 'limit_posts: 3\n', 'plugins: [jekyll-archives, jekyll-redirect-from]\n'),
      fc.array(fc.record({ version, texted: fc.boolean() }), { minLength: 2, maxLength: 8 }),
      (books, more, edits) => {
        const order = books === '' ? '' : `, ${books}`;
        const files = new Map<string, SiteFile>();
        const put = (one: SiteFile) => void files.set(one.path, one);
        put(file('_config.yml', `collections: { books: { output: true${order} } }\n${more}`));
        put(file('_layouts/all.html', `<body>{{ content }}${LISTS}</body>`));
        for (const path of PATHS)
          put(fileOf({ path, title: 'One', tags: '', date: '', published: '', rank: 1, body: 'x\n' }));
        const edited = new Engine(options);
        edited.apply({ changed: [...files.values()], removed: [] });
        pages(edited);
        for (const { version: next, texted } of edits) {
          const changed = fileOf(next);
          // In the editor, and then on disk.
          if (texted) edited.render(changed.path, { text: changed.text! });
          put(changed);
          edited.apply({ changed: [changed], removed: [] });
          const anew = new Engine(options);
          anew.apply({ changed: [...files.values()], removed: [] });
          expect(pages(edited)).toEqual(pages(anew));
        }
      },
    ),
    { numRuns: 60 },
  );
});
