import { describe, expect, it } from 'vitest';
import { SiteCatalogue } from '../../../../renderer/library/site-catalogue.ts';
import { SiteHabits } from '../../../../renderer/library/site-habits.ts';
import { everything, type CatalogueQuery } from '../../../../renderer/state/site/catalogue-protocol.ts';
import { fieldOf } from '../../../../shared/schema/field.ts';
import { sitePath, type SiteFile } from '../../../../shared/site/site-file.ts';

const now = Date.UTC(2025, 11, 2);
let age = 0;
const file = (path: string, text: string): SiteFile => ({
  path: sitePath(path),
  text,
  size: text.length,
  modified: now - (age += 1000),
});

const files = [
  file('_drafts/tide.md', '---\ntitle: The tide\ntags: [sea]\n---\nIt comes in with the ferry.\n'),
  file('_drafts/fog.md', '---\ntitle: Fog\nstate: in review\n---\n'),
  file('_posts/2025-01-01-ferry.md', '---\ntitle: Ferry\ntags: sea harbour\nimage: /assets/f.jpg\n---\nLate.\n'),
  file('_posts/2026-01-01-frost.md', '---\ntitle: Frost\n---\n'),
  file('about.md', '---\ntitle: About\n---\n'),
  file('_layouts/post.html', '{{ content }}'),
];

function catalogueOf(...given: readonly SiteFile[]): SiteCatalogue {
  const catalogue = new SiteCatalogue({ now, zone: 'UTC' });
  catalogue.apply({ changed: given, removed: [] });
  return catalogue;
}

const paths = (catalogue: SiteCatalogue, part: Partial<CatalogueQuery>) =>
  catalogue.query({ ...everything, ...part }).map(row => row.path);

describe('SiteCatalogue', () => {
  it('lists posts and drafts, the last edited first, without pages', () => {
    expect(paths(catalogueOf(...files), {})).toEqual(files.slice(0, 4).map(one => one.path));
  });

  it('counts what the filters show', () => {
    const { states, pages, tags } = catalogueOf(...files).facts();
    expect([states.draft, states['in-review'], states.scheduled, states.published, pages]).toEqual([1, 1, 1, 1, 1]);
    expect(tags[0]).toEqual({ value: 'sea', count: 2 });
  });

  it('publishes a scheduled post when its time has come', () => {
    const catalogue = catalogueOf(...files);
    const due = Date.UTC(2026, 0, 1);
    expect(catalogue.nextDue()).toBe(due);
    expect(catalogue.advance(due - 1)).toBe(false);
    expect(catalogue.advance(due)).toBe(true);
    expect(paths(catalogue, { state: 'scheduled' })).toEqual([]);
    expect(paths(catalogue, { state: 'published' })).toContain('_posts/2026-01-01-frost.md');
    expect(catalogue.facts().states.published).toBe(2);
    expect(catalogue.nextDue()).toBeUndefined();
  });

  it('keeps to the time that the configuration sets', () => {
    const catalogue = catalogueOf(...files, file('_config.yml', 'time: 2025-06-01 00:00:00\n'));
    expect(catalogue.nextDue()).toBeUndefined();
    expect(catalogue.advance(Date.UTC(2030, 0, 1))).toBe(false);
    expect(catalogue.facts().states.scheduled).toBe(1);
  });

  it('takes a file that comes later by the clock as it stands', () => {
    const catalogue = catalogueOf();
    catalogue.advance(Date.UTC(2026, 5, 1));
    catalogue.apply({ changed: files, removed: [] });
    expect(catalogue.facts().states.scheduled).toBe(0);
  });

  it('filters by state, tag and kind', () => {
    const catalogue = catalogueOf(...files);
    expect(paths(catalogue, { state: 'in-review' })).toEqual(['_drafts/fog.md']);
    expect(paths(catalogue, { text: 'tag:harbour' })).toEqual(['_posts/2025-01-01-ferry.md']);
    expect(paths(catalogue, { kind: 'pages' })).toEqual(['about.md']);
  });

  it('finds words in the text, after those in the title', () => {
    expect(paths(catalogueOf(...files), { text: 'ferry' })).toEqual(['_posts/2025-01-01-ferry.md', '_drafts/tide.md']);
  });

  it('answers alike before and after its texts are indexed', () => {
    const catalogue = catalogueOf(...files);
    for (const text of ['ferry', 'fer', '"the ferry"', 'comes -tide', 'late ferry']) {
      const before = paths(catalogueOf(...files), { text });
      catalogue.fullText.work(() => false);
      expect(paths(catalogue, { text })).toEqual(before);
    }
  });

  it('finds words that stand together only where they do', () => {
    const catalogue = catalogueOf(...files);
    catalogue.fullText.work(() => false);
    expect(paths(catalogue, { text: '"with the ferry"' })).toEqual(['_drafts/tide.md']);
    expect(paths(catalogue, { text: '"ferry the"' })).toEqual([]);
  });

  it('takes up a kept index, reads again what differs from it and forgets what is gone', () => {
    const catalogue = catalogueOf(...files);
    catalogue.fullText.work(() => false);
    const kept = catalogue.fullText.snapshot();
    const changed = { ...files[2]!, text: '---\ntitle: Ferry\n---\nEarly.\n' };
    const next = catalogueOf(...files.slice(1, 2), changed);
    next.fullText.begin(kept);
    next.fullText.keepOnly(path => next.file(path) !== undefined);
    next.fullText.work(() => false);
    expect(paths(next, { text: 'late' })).toEqual([]);
    expect(paths(next, { text: 'early' })).toEqual([changed.path]);
    expect([...next.fullText.index.all()].sort()).toEqual([files[1]!.path, changed.path]);
  });

  it('lists files by their names until they are read', () => {
    const catalogue = catalogueOf();
    catalogue.list(files.map(({ text: _text, ...facts }) => facts));
    expect(catalogue.query(everything).map(row => row.title)).toEqual(['Tide', 'Fog', 'Ferry', 'Frost']);
    catalogue.apply({ changed: files, removed: [] });
    catalogue.list(files.map(({ text: _text, ...facts }) => facts));
    expect(catalogue.query(everything)[0]?.title).toBe('The tide');
  });

  it('takes the states’ key and words from the site’s own file', () => {
    const words = 'review:\n  key: status\n  in-review: [with editor]\n  ready: signed-off\n';
    const draft = (name: string, status: string) => file(`_drafts/${name}.md`, `---\nstatus: ${status}\n---\n`);
    const catalogue = catalogueOf(...files, draft('a', 'With Editor'), draft('b', 'signed-off'), draft('c', 'ready'));
    expect(paths(catalogue, { state: 'ready' })).toEqual([]);
    catalogue.apply({ changed: [file('.galley.yml', words)], removed: [] });
    expect(paths(catalogue, { state: 'in-review' })).toEqual(['_drafts/a.md']);
    expect(paths(catalogue, { state: 'ready' })).toEqual(['_drafts/b.md']);
  });

  it('takes a pattern for plain text', () => {
    expect(paths(catalogueOf(...files), { text: '(a+)+$' })).toEqual([]);
  });

  it('reads every post anew when the configuration changes', () => {
    const catalogue = catalogueOf(...files);
    catalogue.apply({ changed: [file('_config.yml', 'future: true\n')], removed: [] });
    expect(catalogue.facts().states.scheduled).toBe(0);
  });

  it('forgets a file that is gone', () => {
    const catalogue = catalogueOf(...files);
    catalogue.apply({ changed: [], removed: [sitePath('_drafts/fog.md')] });
    expect(paths(catalogue, { state: 'in-review' })).toEqual([]);
  });
});

describe('SiteHabits', () => {
  const habits = new SiteHabits();
  const catalogue = catalogueOf(...files);
  for (const one of files.slice(0, 4)) habits.learn(one);
  habits.notice(files[5]!);
  const known = habits.of(catalogue.posts(), catalogue.defaults());

  it('knows the keys and the values that come again', () => {
    expect(fieldOf(known.schema, 'title')?.share).toBe(1);
    expect(fieldOf(known.schema, 'tags')?.values.map(({ value }) => value)).toContain('sea');
  });

  it('offers the layouts that the site has', () => {
    expect(fieldOf(known.schema, 'layout')?.values).toEqual([{ value: 'post', count: 0 }]);
  });

  it('knows how the site writes the path of an image', () => {
    expect(known.imageStyle).toEqual({ body: 'root', frontMatter: 'root' });
  });

  it.each([
    ['baseurl: /blog', 'No images.', 'relative-url', 'root'],
    ['baseurl: /blog', 'See [it]({{ site.baseurl }}/about/).', 'baseurl', 'root'],
    ['baseurl: /blog', '![a](/blog/assets/a.png)', 'root', 'root'],
    ['baseurl: ""', 'See [it]({{ "/about/" | relative_url }}).', 'root', 'root'],
    ['title: x', '![a]({{ "/a.png" | relative_url }})', 'relative-url', 'root'],
    ['title: x', '![a](assets/a.png)', 'relative', 'relative'],
  ])('under %s, with %j, writes %s in bodies and %s in front matter', (config, body, inBody, inFrontMatter) => {
    const site = new SiteHabits();
    const post = file('_posts/2025-01-01-a.md', `---\ntitle: A\n---\n${body}\n`);
    site.notice(file('_config.yml', `${config}\n`));
    site.learn(post);
    const { imageStyle } = site.of(catalogueOf(post).posts(), new Map());
    expect(imageStyle).toEqual({ body: inBody, frontMatter: inFrontMatter });
  });

  it('names posts as post_url takes them', () => {
    expect(known.posts.map(post => post.name)).toEqual(['2025-01-01-ferry', '2026-01-01-frost']);
  });

  it('reads a file once', () => {
    expect(habits.knows(files[0]!)).toBe(true);
  });
});
