import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { asList, isTruthy } from '../../site/merge.ts';
import { asHash } from '../../site/yaml.ts';
import type { SiteLists } from '../engine/site-view.ts';
import type { Tag } from '../liquid/tag.ts';
import { simpleTag } from '../liquid/tag.ts';
import { feedDocument } from './feed-document.ts';
import type { Plugin, PluginSite } from './plugin.ts';
import { PRIORITY } from './plugin.ts';
import { dig, fetch, firstOf } from './values.ts';

const feedMeta = simpleTag(({ line }) => ({
  line,
  blank: false,
  render(context, out) {
    const { config } = context.host;
    const path = firstOf(dig(config, 'feed', 'path'), 'feed.xml');
    const title = firstOf(fetch(config, 'title'), fetch(config, 'name'));
    const href = toText(context.invoke('absolute_url', path, []));
    const titled = title === null ? '' : ` title=${attribute(toText(title))}`;
    out.write(`<link type="application/atom+xml" rel="alternate" href=${attribute(href)}${titled} />`);
  },
}));

/** jekyll-feed 0.17: `{% feed_meta %}`, and the Atom feeds of posts, collections, categories and tags. */
export const feed: Plugin = {
  names: ['jekyll-feed'],
  tags: new Map<string, Tag>([
    ['feed_meta', feedMeta],
    ['feed_document', feedDocument],
  ]),
  priority: PRIORITY.lowest,
  generate: (lists, site) => ({ ...lists, pages: [...lists.pages, ...feedPages(lists, site)] }),
};

function feedPages(lists: SiteLists, { site, makePage }: PluginSite): SiteLists['pages'] {
  const config = asHash(site.config.get('feed'));
  const xsl = site.sourceFile('feed.xslt.xml') !== undefined;
  const made: { readonly path: string; readonly data: RubyHash }[] = [];
  const add = (path: string, collection: RubyValue, category: RubyValue, tags: RubyValue): void => {
    if (site.sourceFile(path.replace(/^\/+/, ''))) return;
    const data = new Map<RubyValue, RubyValue>([
      ['layout', null],
      ['sitemap', false],
      ['xsl', xsl],
      ['collection', collection],
      ['category', category],
      ['tags', tags],
    ]);
    made.push({ path, data });
  };
  for (const [name, meta] of feedCollections(config)) {
    const prefix = name === 'posts' ? '/feed' : `/feed/${name}`;
    for (const category of new Set(asList(meta.get('categories')))) {
      add(`${prefix}/${toText(category)}.xml`, name, category, null);
    }
    const own = meta.get('path');
    add(isTruthy(own) ? toText(own ?? null) : `${prefix}.xml`, name, null, null);
  }
  for (const [path, tag] of tagFeeds(config.get('tags'), lists)) add(path, 'posts', null, tag);
  return made.map(({ path, data }) => makePage(path, '{% feed_document %}', data));
}

function feedCollections(config: RubyHash): ReadonlyMap<string, RubyHash> {
  const given = config.get('collections');
  const collections = new Map<string, RubyHash>();
  if (Array.isArray(given)) for (const name of given as readonly RubyValue[]) collections.set(toText(name), new Map());
  else for (const [name, meta] of asHash(given)) collections.set(toText(name), asHash(meta));
  const posts = new Map(collections.get('posts') ?? []);
  if (!isTruthy(posts.get('path'))) posts.set('path', config.get('path') ?? null);
  if (!isTruthy(posts.get('categories'))) posts.set('categories', config.get('categories') ?? null);
  return collections.set('posts', posts);
}

function* tagFeeds(config: RubyValue | undefined, lists: SiteLists): Generator<readonly [string, RubyValue]> {
  if (!isTruthy(config)) return;
  const settings = asHash(config);
  const posts = lists.collections.find(collection => collection.settings.label === 'posts')?.docs ?? [];
  const all = new Set(posts.flatMap(post => asList(post.data.get('tags'))));
  const only = settings.get('only');
  const except = new Set(asList(settings.get('except')));
  const folder = firstOf(settings.get('path') ?? null, '/feed/by_tag/');
  for (const tag of isTruthy(only) ? asList(only) : all) {
    if (!except.has(tag) && !/[^a-zA-Z0-9_]/.test(toText(tag))) yield [`${toText(folder)}${toText(tag)}.xml`, tag];
  }
}

/** Ruby's `encode(xml: :attr)`. */
function attribute(text: string): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return `"${escaped}"`;
}
