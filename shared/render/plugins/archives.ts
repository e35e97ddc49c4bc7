import { strftime } from '../../ruby/time/strftime.ts';
import { RubyDate } from '../../ruby/time/time.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { addressFromPairs } from '../../site/documents/address.ts';
import { decodeAddress } from '../../site/documents/encode-address.ts';
import { insideRoot } from '../../site/documents/file-names.ts';
import { asList, deepMerge } from '../../site/merge.ts';
import { slugify } from '../../text/slug.ts';
import type { SourceDocument } from '../../site/documents/source-document.ts';
import { asHash } from '../../site/yaml.ts';
import type { DropOf, EnginePage } from '../engine/engine-page.ts';
import type { SiteLists } from '../engine/site-view.ts';
import type { Plugin, PluginSite } from './plugin.ts';
import { PRIORITY } from './plugin.ts';

/** jekyll-archives 2.2: a page for each year, month, day, tag and category that the configuration enables. */
export const archives: Plugin = { names: ['jekyll-archives'], priority: PRIORITY.normal, generate: addArchives };

const DEFAULTS: RubyHash = new Map<RubyValue, RubyValue>([
  ['layout', 'archive'],
  ['enabled', []],
  [
    'permalinks',
    new Map<RubyValue, RubyValue>([
      ['year', '/:year/'],
      ['month', '/:year/:month/'],
      ['day', '/:year/:month/:day/'],
      ['tag', '/tag/:name/'],
      ['category', '/category/:name/'],
    ]),
  ],
]);

type Kind = 'year' | 'month' | 'day' | 'tag' | 'category';

interface Archive {
  readonly kind: Kind;
  readonly title: string | null;
  readonly date: RubyDate | null;
  readonly pairs: readonly (readonly [string, string])[];
  readonly posts: readonly SourceDocument[];
}

function addArchives(lists: SiteLists, { site, makePage }: PluginSite): SiteLists {
  const config = deepMerge(DEFAULTS, asHash(site.config.get('jekyll-archives')));
  const enabled = config.get('enabled') ?? null;
  const isEnabled = (name: string): boolean =>
    enabled === true || enabled === 'all' || (Array.isArray(enabled) && enabled.includes(name));
  const posts = lists.collections.find(({ settings }) => settings.label === 'posts')?.docs ?? [];
  const found = [
    ...(isEnabled('tags') ? byName(posts, 'tags', 'tag') : []),
    ...(isEnabled('categories') ? byName(posts, 'categories', 'category') : []),
    ...byDate(posts, isEnabled),
  ];
  const pages = found.map(archive => archivePage(archive, config, makePage));
  return { ...lists, pages: [...lists.pages, ...pages] };
}

function byName(posts: readonly SourceDocument[], key: string, kind: Kind): readonly Archive[] {
  return [...grouped(posts, post => asList(post.data.get(key)).map(toText))].map(([title, group]) => ({
    kind,
    title,
    date: null,
    pairs: [
      ['name', slugify(title)],
      ['type', kind],
    ],
    posts: group,
  }));
}

function byDate(posts: readonly SourceDocument[], isEnabled: (name: string) => boolean): readonly Archive[] {
  const found: Archive[] = [];
  const add = (kind: Kind, parts: readonly string[], group: readonly SourceDocument[]): void => {
    if (!isEnabled(kind)) return;
    const [year = '', month, day] = parts;
    const names = ['year', 'month', 'day'] as const;
    const pairs = parts.map((part, index) => [names[index] ?? 'year', part] as const);
    const date = new RubyDate(Number(year), Number(month ?? 1), Number(day ?? 1));
    found.push({ kind, title: null, date, pairs: [...pairs, ['type', kind]], posts: group });
  };
  for (const [year, ofYear] of grouped(posts, post => [strftime(post.date, '%Y')])) {
    add('year', [year], ofYear);
    for (const [month, ofMonth] of grouped(ofYear, post => [strftime(post.date, '%m')])) {
      add('month', [year, month], ofMonth);
      for (const [day, ofDay] of grouped(ofMonth, post => [strftime(post.date, '%d')])) {
        add('day', [year, month, day], ofDay);
      }
    }
  }
  return found;
}

/** Posts by key, keys in order of their first post, posts newest first. */
function grouped(
  posts: readonly SourceDocument[],
  keysOf: (post: SourceDocument) => readonly string[],
): ReadonlyMap<string, readonly SourceDocument[]> {
  const groups = new Map<string, SourceDocument[]>();
  for (const post of posts) {
    for (const key of keysOf(post)) {
      const group = groups.get(key);
      if (group) group.push(post);
      else groups.set(key, [post]);
    }
  }
  for (const group of groups.values()) group.sort((a, b) => b.compare(a));
  return groups;
}

function archivePage(archive: Archive, config: RubyHash, makePage: PluginSite['makePage']): EnginePage {
  const { kind, title, date, pairs, posts } = archive;
  const template = toText(asHash(config.get('permalinks')).get(kind) ?? null);
  const url = addressFromPairs(template, pairs);
  const layouts = asHash(config.get('layouts'));
  const layout = layouts.get(kind) ?? config.get('layout') ?? null;
  const path = insideRoot(decodeAddress(url) + (url.endsWith('/') ? '/index.html' : ''));
  const page = makePage(
    path,
    '',
    new Map<RubyValue, RubyValue>([
      ['layout', layout],
      ['permalink', url],
    ]),
  );
  const hash = (drop: DropOf): RubyHash =>
    new Map<RubyValue, RubyValue>([
      ['layout', layout],
      ['posts', posts.map(post => drop(post))],
      ['type', kind],
      ['title', title],
      ['date', date],
      ['name', path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '')],
      ['path', path],
      ['url', url],
      ['permalink', null],
    ]);
  return { ...page, hash };
}
