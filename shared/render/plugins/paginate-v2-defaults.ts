import type { RubyHash, RubyValue } from '../../ruby/value.ts';

/** What `pagination:` says where the configuration says nothing. */
export const PAGINATION_DEFAULTS: RubyHash = hash({
  enabled: false,
  collection: 'posts',
  offset: 0,
  per_page: 10,
  permalink: '/page:num/',
  title: ':title - page :num',
  page_num: 1,
  sort_reverse: false,
  sort_field: 'date',
  limit: 0,
  trail: hash({ before: 0, after: 0 }),
  indexpage: null,
  extension: 'html',
  debug: false,
  legacy: false,
});

/** What `autopages:` says where the configuration says nothing. */
export const AUTOPAGES_DEFAULTS: RubyHash = hash({
  enabled: false,
  tags: kind('autopage_tags.html', 'Posts tagged with :tag', '/tag/:tag'),
  categories: kind('autopage_category.html', 'Posts in category :cat', '/category/:cat'),
  collections: kind('autopage_collection.html', 'Posts in collection :coll', '/collection/:coll'),
});

function kind(layout: string, title: string, permalink: string): RubyHash {
  return hash({ layouts: [layout], title, permalink, enabled: true, slugify: hash({ mode: 'none', cased: false }) });
}

function hash(values: Readonly<Record<string, RubyValue>>): RubyHash {
  return new Map<RubyValue, RubyValue>(Object.entries(values));
}
