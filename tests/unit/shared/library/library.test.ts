import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePosts, groupPosts } from '../../../../shared/library/arrange.ts';
import { DEFAULT_REVIEW, readFacts, type FactsContext, type PostFacts } from '../../../../shared/library/facts.ts';
import { Library } from '../../../../shared/library/library.ts';
import { formatQuery, parseQuery, toggleTerm } from '../../../../shared/library/query.ts';
import { savedFilterDecoder, saveFilter, type SavedFilter } from '../../../../shared/library/saved-filter.ts';
import { RubyTime } from '../../../../shared/ruby/time/time.ts';
import { Zone } from '../../../../shared/ruby/time/zone.ts';
import { sitePath, type SiteFile } from '../../../../shared/site/site-file.ts';

const context: FactsContext = {
  zone: new Zone('Europe/Berlin'),
  now: new RubyTime(Date.UTC(2026, 0, 1), 3600, 'CET'),
  future: false,
  review: DEFAULT_REVIEW,
};

const file = (path: string, text: string, modified = 0): SiteFile => ({
  path: sitePath(path),
  size: text.length,
  modified,
  text,
});
const facts = (path: string, yaml: string, body = ''): PostFacts => {
  const read = readFacts(file(path, `---\n${yaml}---\n${body}`), context);
  if (!read) throw new Error(`${path} is no post`);
  return read;
};

describe('facts of a post', () => {
  it('takes title and date from the name where the front matter has none', () =>
    expect(facts('_posts/2025-12-02-hello-world.md', '')).toMatchObject({
      title: 'Hello World',
      date: { epoch: Date.UTC(2025, 11, 1, 23), offset: 3600 },
    }));
  it.each([
    ['_drafts/a.md', '', 'draft'],
    ['_drafts/a.md', 'state: In review\n', 'in-review'],
    ['_drafts/a.md', 'state: ready\n', 'ready'],
    ['_posts/2025-01-01-a.md', '', 'published'],
    ['_posts/2025-01-01-a.md', 'state: ready\n', 'published'],
    ['_posts/2027-01-01-a.md', '', 'scheduled'],
    ['_posts/2025-01-01-a.md', 'published: false\n', 'unpublished'],
    ['_posts/2025-01-01-a.md', 'published: false\nstate: review\n', 'in-review'],
  ])('%s with %j is %s', (path, yaml, state) => expect(facts(path, yaml).state).toBe(state));
  it('reads more tags than a call takes arguments', () =>
    expect(
      facts('_drafts/a.md', `tags: ${Array.from({ length: 200_000 }, (_, at) => `t${at}`).join(' ')}\n`).tags,
    ).toHaveLength(200_000));
  it('reads tags as Jekyll does', () =>
    expect(facts('_drafts/a.md', 'tag: one two\ntags: three four\ncategories: [x, y z]\n')).toMatchObject({
      tags: ['one two', 'three', 'four'],
      categories: ['x', 'y z'],
    }));
  it('knows the keys that have a value', () =>
    expect(facts('_drafts/a.md', 'title: x\nimage:\ntags: []\nexcerpt: ""\n').keys).toEqual(['title']));
  it('counts marks', () =>
    expect(facts('_drafts/a.md', '', '{++a++} {>>b<<} `{++c++}`')).toMatchObject({ suggestions: 1, comments: 1 }));
  it('leaves out what is no post', () =>
    expect(['_posts/no-date.md', '_includes/a.md', 'a.txt'].map(path => readFacts(file(path, ''), context))).toEqual([
      undefined,
      undefined,
      undefined,
    ]));
});

const posts = [
  facts('_posts/2025-12-02-a.md', 'title: Émile’s trip\nauthor: Nadia\ntags: [Travel, Food]\nimage: x.jpg\n'),
  facts('_posts/2025-11-02-b.md', 'title: Beta 10\nauthor: Li\ncategories: News\n', '{>>hm<<}'),
  facts('_posts/2024-01-02-c.md', 'title: Beta 9\nauthor: Nadia\ntags: [food]\n'),
  facts('_drafts/d.md', 'title: Draft\nstate: review\n'),
  facts('about.md', 'title: About\n'),
];
const library = new Library();
library.apply(posts, []);
const ask = (text: string): string =>
  library
    .posts(parseQuery(text), { by: 'path', down: false })
    .map(post => post.path.replace(/^.*?(\w)\.md$/, '$1'))
    .join('');

describe('queries', () => {
  it.each([
    ['', 'dcba'],
    ['emile', 'a'],
    ["émile's TRIP", 'a'],
    ['"beta 9"', 'c'],
    ['tag:food', 'ca'],
    ['-tag:food', 'db'],
    ['author:nadia', 'ca'],
    ['category:news', 'b'],
    ['is:in-review', 'd'],
    ['is:review', 'd'],
    ['is:in-review is:published', 'dcba'],
    ['-is:published', 'd'],
    ['is:page', 't'],
    ['has:comments', 'b'],
    ['missing:image', 'dcb'],
    ['has:image author:nadia', 'a'],
    ['date:2025', 'ba'],
    ['date:2025-12', 'a'],
    ['after:2025-11-02', 'a'],
    ['before:2025', 'c'],
    ['date:2024..2025-11', 'cb'],
    ['date:>2025-11', 'a'],
    ['date:>=2025-11', 'ba'],
    ['date:<2025', 'c'],
    ['date:<=2025-11-02 date:>2024', 'b'],
    ['tag:', 'dcba'],
    ['beta is:', 'cb'],
    ['before:..2024', ''],
    ['path:_drafts', 'd'],
    ['is:nonsense', ''],
    ['https://example.org', ''],
  ])('%j finds %j', (text, found) => expect(ask(text)).toBe(found));

  it.each(['tag:"two words" -is:draft word', 'date:2025..2026 missing:image', '"a phrase" -"b c"'])(
    '%j is written as it is read',
    text => expect(formatQuery(parseQuery(text))).toBe(text),
  );
  it('take a term in and out', () => {
    const term = parseQuery('tag:food').terms[0]!;
    const once = toggleTerm(parseQuery('x'), term);
    expect([formatQuery(once), formatQuery(toggleTerm(once, term))]).toEqual(['x tag:food', 'x']);
  });
  it('ask the text for words that the names lack', () =>
    expect(
      library.posts(parseQuery('needle'), { by: 'path', down: false }, post => post.path === posts[1]!.path),
    ).toEqual([posts[1]]));
});

describe('arranging', () => {
  const titles = (list: readonly PostFacts[]): string[] => list.map(post => post.title);
  it('sorts titles as people do', () =>
    expect(titles(posts.toSorted(comparePosts({ by: 'title', down: false })))).toEqual([
      'About',
      'Beta 9',
      'Beta 10',
      'Draft',
      'Émile’s trip',
    ]));
  it('puts posts without a date last', () =>
    expect(titles(posts.toSorted(comparePosts({ by: 'date', down: true }))).slice(-2)).toEqual(['Draft', 'About']));
  it('puts a post under each of its tags', () =>
    expect(groupPosts(posts, 'tag').map(group => [group.name, group.posts.length])).toEqual([
      ['Food', 1],
      ['food', 1],
      ['Travel', 1],
      ['', 3],
    ]));
  it('puts the newest month first', () =>
    expect(groupPosts(posts, 'month').map(group => group.name)).toEqual(['2025-12', '2025-11', '2024-01', '']));
});

describe('the library', () => {
  it('follows deltas in every order it was asked for', () => {
    const followed = new Library();
    followed.apply(posts, []);
    const order = { by: 'title', down: false } as const;
    followed.posts(parseQuery(''), order);
    followed.applyFiles(
      { changed: [file('_drafts/d.md', '---\ntitle: Aa\n---\n')], removed: [posts[2]!.path] },
      context,
    );
    expect(followed.posts(parseQuery(''), order).map(post => post.title)).toEqual(['Aa', 'Beta 10', 'Émile’s trip']);
    expect([followed.size, followed.find(posts[2]!.path)]).toEqual([4, undefined]);
    expect(followed.counts.states).toMatchObject({ draft: 1, 'in-review': 0, published: 2 });
  });
  it('answers after any deltas as one made at once', () => {
    const step = fc.tuple(fc.nat(5), fc.constantFrom('A', 'b', 'C', 'd'), fc.boolean());
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), steps => {
        const followed = new Library();
        const order = { by: 'title', down: true } as const;
        const now = new Map<string, PostFacts>();
        for (const [number, title, goes] of steps) {
          followed.posts(parseQuery(''), order);
          const post = facts(`_drafts/${number}.md`, `title: ${title}\ntags: [${title}]\n`);
          followed.apply(goes ? [] : [post], goes ? [post.path] : []);
          if (goes) now.delete(post.path);
          else now.set(post.path, post);
        }
        const fresh = new Library();
        fresh.apply([...now.values()], []);
        expect(followed.posts(parseQuery('-tag:b'), order)).toEqual(fresh.posts(parseQuery('-tag:b'), order));
        expect(followed.counts).toEqual(fresh.counts);
      }),
      { numRuns: 200 },
    );
  });
  it('counts what it holds', () =>
    expect(library.counts).toMatchObject({
      posts: 4,
      pages: 1,
      states: { draft: 0, 'in-review': 1, published: 3 },
      authors: [
        { value: 'Nadia', count: 2 },
        { value: 'Li', count: 1 },
      ],
    }));
});

describe('saved filters', () => {
  const filter: SavedFilter = {
    folder: '/site',
    name: 'To do',
    query: 'missing:image',
    order: { by: 'date', down: true },
    group: 'state',
  };
  it('replace one of the same name', () =>
    expect(saveFilter([filter], { ...filter, query: 'x' })).toEqual([{ ...filter, query: 'x' }]));
  it('are read back', () =>
    expect(savedFilterDecoder(JSON.parse(JSON.stringify(filter)))).toEqual({ ok: true, value: filter }));
});
