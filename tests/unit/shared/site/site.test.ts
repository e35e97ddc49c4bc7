import { describe, expect, test } from 'vitest';
import { Site } from '../../../../shared/site/site.ts';
import type { SourceDocument } from '../../../../shared/site/documents/source-document.ts';
import { sitePath } from '../../../../shared/site/site-file.ts';
import { asHash } from '../../../../shared/site/yaml.ts';
import { textFile } from '../../../kit/fixture-site.ts';

function open(files: Readonly<Record<string, string>>): Site {
  const site = new Site({ now: Date.UTC(2026, 0, 1), zone: 'UTC' });
  site.apply({ changed: Object.entries(files).map(([path, text]) => textFile(path, text)), removed: [] });
  return site;
}

const posts = (site: Site): readonly SourceDocument[] => site.lists.collections()[0]?.docs ?? [];

const post = (front = ''): string => `---\n${front}---\ntext\n`;

describe('Site', () => {
  test('lists posts by date, oldest first', () => {
    const site = open({ '_posts/2024-02-01-b.md': post(), '_posts/2024-01-01-a.md': post() });
    expect(posts(site).map(({ slug }) => slug)).toEqual(['a', 'b']);
  });

  test('knows drafts, scheduled and unpublished posts without listing them', () => {
    const site = open({
      '_drafts/d.md': post(),
      '_posts/2099-01-01-later.md': post(),
      '_posts/2024-01-01-off.md': post('published: false\n'),
    });
    expect(posts(site)).toEqual([]);
    expect([...site.allDocuments()]).toHaveLength(3);
  });

  test('a draft that is included counts as part of the site', () => {
    const site = open({ '_drafts/d.md': post('date: 2024-01-01\n'), '_posts/2023-01-01-a.md': post() });
    site.including = '_drafts/d.md';
    expect(posts(site).map(({ slug }) => slug)).toEqual(['a', 'd']);
    site.including = undefined;
    expect(posts(site).map(({ slug }) => slug)).toEqual(['a']);
  });

  test('a draft without a date stands among the posts by its file’s, as Jekyll sorts what it looks through for the future', () => {
    const files = { '_drafts/d.md': post(), '_posts/2023-01-01-a.md': post(), '_posts/2025-01-01-b.md': post() };
    const slugs = (config: string) => posts(open({ ...files, '_config.yml': config })).map(({ slug }) => slug);
    expect(slugs('show_drafts: true')).toEqual(['a', 'd', 'b']);
    expect(slugs('show_drafts: true\nfuture: true')).toEqual(['d', 'a', 'b']);
  });

  test('what defaults call a draft has its file’s date too', () => {
    const config =
      'collections: {things: {output: true}}\ndefaults: [{scope: {path: ""}, values: {draft: true}}]\ntime: 2026-01-01';
    const site = open({ '_config.yml': config, '_things/a.md': post() });
    expect(site.document('_things/a.md')?.date.epoch).toBe(1_700_000_000_000);
  });

  test('an empty `published` keeps a post out, and a collection’s document unwritten', () => {
    const site = open({
      '_config.yml': 'collections: {things: {output: true}}',
      '_posts/2024-01-01-a.md': post('published:\n'),
      '_things/a.md': post('published:\n'),
      '_things/b.md': post('date: 2099-01-01\n'),
      '_things/c.md': post(),
    });
    expect(posts(site)).toEqual([]);
    const things = site.lists.collections().find(({ settings }) => settings.label === 'things');
    expect(things?.docs).toHaveLength(3);
    expect([...(things?.unwritten ?? [])].sort()).toEqual(['_things/a.md', '_things/b.md']);
  });

  test('reads only what a delta touches', () => {
    const site = open({ '_posts/2024-01-01-a.md': post(), '_posts/2024-01-02-b.md': post() });
    const before = site.document('_posts/2024-01-01-a.md');
    site.apply({ changed: [textFile('_posts/2024-01-02-b.md', post('title: New\n'))], removed: [] });
    expect(site.document('_posts/2024-01-01-a.md')).toBe(before);
    expect(site.document('_posts/2024-01-02-b.md')?.title).toBe('New');
  });

  test('a change of the configuration reads the site anew', () => {
    const site = open({ '_posts/2024-01-01-a.md': post() });
    site.apply({ changed: [textFile('_config.yml', 'permalink: /x/:title')], removed: [] });
    expect(site.document('_posts/2024-01-01-a.md')?.url).toBe('/x/a');
  });

  test('what lies in a folder of posts or of a collection that `include` names is a page, too', () => {
    const site = open({
      '_config.yml': 'include: [_posts, _things]\ncollections: {things: {output: true}}\n',
      '_posts/2024-01-01-a.md': post(),
      '_things/b.md': post(),
    });
    expect([site.document('_things/b.md')?.url, posts(site)[0]?.url]).toEqual(['/things/b.html', '/2024/01/01/a.html']);
    expect(site.lists.pages().map(({ url }) => url)).toEqual(['/_posts/2024-01-01-a.html', '/_things/b.html']);
    site.apply({ changed: [textFile('_posts/2024-01-01-a.md', post('title: New\n'))], removed: [] });
    expect(site.lists.pages().map(page => page.value('title'))).toEqual(['New', null]);
    expect(posts(site)[0]?.title).toBe('New');
    site.apply({ changed: [textFile('_config.yml', 'collections: {things: {output: true}}\n')], removed: [] });
    expect(site.lists.pages()).toEqual([]);
  });

  test('a file that loses its front matter is a static file', () => {
    const site = open({ 'a.html': post() });
    expect(site.page('a.html')).toBeDefined();
    site.apply({ changed: [textFile('a.html', 'plain')], removed: [] });
    expect([site.page('a.html'), site.staticFile('a.html')?.url]).toEqual([undefined, '/a.html']);
  });

  test('a removed file is gone', () => {
    const site = open({ '_posts/2024-01-01-a.md': post(), '_layouts/x.html': '' });
    site.apply({ changed: [], removed: [sitePath('_posts/2024-01-01-a.md'), sitePath('_layouts/x.html')] });
    expect([posts(site).length, site.lists.layouts().get('x')]).toEqual([0, undefined]);
  });

  test('`source:` names the folder that the site lies in', () => {
    const site = open({ '_config.yml': 'source: ./src', 'src/a.md': post(), 'b.md': post() });
    expect(site.lists.pages().map(({ url }) => url)).toEqual(['/a.html']);
    expect(site.page('src/a.md')?.relativePath).toBe('a.md');
  });

  test('the destination is not read', () => {
    const site = open({ '_config.yml': 'destination: ./out', 'out/a.md': post() });
    expect(site.lists.pages()).toEqual([]);
  });

  test('the problems of data files and layouts are the site’s', () => {
    const site = open({ '_data/a.yml': 'a: b: c', '_layouts/x.html': '---\na: b: c\n---\n' });
    expect(site.problems().map(({ code, place }) => [code, place.path, place.line])).toEqual([
      ['data-invalid', '_data/a.yml', 1],
      ['front-matter-invalid', '_layouts/x.html', 2],
    ]);
  });

  test('a theme that was looked for in vain, with the line that names it and the way to install it', () => {
    const site = open({ '_config.yml': 'title: S\ntheme: plain\n' });
    expect(site.problems()).toEqual([]);
    site.applyTheme(undefined);
    const [problem] = site.problems();
    expect([problem?.code, problem?.place.line]).toEqual(['theme-missing', 2]);
    expect(problem?.remedy).toContain('gem install plain');
  });

  test('a theme’s layouts, pages, files and data stand behind the site’s', () => {
    const site = open({ '_config.yml': 'theme: plain', '_layouts/a.html': 'own', '_data/x.yml': 'a: 1' });
    const files = [
      textFile('_layouts/a.html', 'theirs'),
      textFile('_layouts/b.html', 'theirs'),
      textFile('assets/x.css', ''),
      textFile('assets/y.scss', '---\n---\n'),
      textFile('_data/x.yml', 'a: 2\nb: 3'),
      textFile('_config.yml', 'colour: red\npermalink: /no/'),
    ];
    site.applyTheme({ name: 'plain', files });
    expect(site.lists.layouts().get('a')?.content).toBe('own');
    expect(site.lists.layouts().get('b')?.content).toBe('theirs');
    expect(site.lists.staticFiles().map(({ url }) => url)).toEqual(['/assets/x.css']);
    expect(site.lists.pages().map(({ url }) => url)).toEqual(['/assets/y.css']);
    expect(asHash(site.lists.data()).get('x')).toEqual(
      new Map([
        ['a', 1],
        ['b', 3],
      ]),
    );
    expect([site.config.get('colour'), site.config.get('permalink')]).toEqual(['red', 'date']);
  });
});

describe('front matter', () => {
  const document = (name: string, front: string, config = ''): ReturnType<Site['document']> =>
    open({ '_config.yml': config, [name]: post(front) }).document(name);

  test('categories come from folders, then from the front matter', () => {
    const data = document('travel/_posts/2024-01-01-a.md', 'categories: b c\ncategory: d\n')?.data;
    expect(data?.get('categories')).toEqual(['travel', 'b', 'c', 'd']);
  });

  test('a date that cannot be read is a problem', () => {
    const found = document('_posts/2024-01-01-a.md', 'date: someday\n');
    expect(found?.problems.map(({ code }) => code)).toContain('date-invalid');
  });

  test('broken front matter leaves the text and the defaults', () => {
    const found = document('_posts/2024-01-01-a.md', 'title: a: b\n', 'defaults: [{ scope: {}, values: { x: 1 } }]');
    expect([found?.content, found?.data.get('x'), found?.data.has('title')]).toEqual(['text\n', 1, false]);
    expect(found?.problems.map(({ code, place }) => [code, place.line])).toEqual([['front-matter-invalid', 2]]);
  });

  test('front matter that is never closed is a problem', () => {
    const site = open({ '_posts/2024-01-01-a.md': '---\ntitle: x\n' });
    expect(site.document('_posts/2024-01-01-a.md')?.problems.map(({ code }) => code)).toEqual([
      'front-matter-unclosed',
    ]);
  });

  test('a slug that is no text is a problem where the address has it', () => {
    const found = document('_posts/2024-01-01-a.md', 'slug: 2024\n');
    expect([found?.url, found?.problems.map(({ code }) => code)]).toEqual(['/2024/01/01/2024.html', ['slug-invalid']]);
  });

  test('a dated name without more has no slug, and an id without one', () => {
    expect(document('_posts/2024-01-01-.md', '')?.id).toBe('/2024/01/01/');
  });

  test('an empty permalink of a page is a problem', () => {
    const site = open({ 'a.md': post('permalink: ""\n') });
    expect(site.page('a.md')?.problems.map(({ code }) => code)).toEqual(['permalink-invalid']);
  });

  test('a permalink with an unknown placeholder is a problem and an address all the same', () => {
    const found = document('_posts/2024-01-01-a.md', 'permalink: /:nope/\n');
    expect(found?.url).toBe('/a.html');
    expect(found?.problems.map(({ code }) => code)).toEqual(['permalink-invalid']);
  });
});
