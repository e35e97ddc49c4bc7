import type { Tag, TagRegistry } from '../liquid/tag.ts';
import { standardTags } from '../liquid/tags/standard.ts';
import { highlight } from './highlight.ts';
import { include, includeCached, includeRelative } from './include.ts';
import { link } from './link.ts';
import { postUrl } from './post-url.ts';

/**
 * Liquid's tags and Jekyll's. A plugin adds its own: `new Map([...jekyllTags, ['name', tag]])`; `include_cached`, which needs its
 * plugin, is left to the caller.
 */
export const jekyllTags: TagRegistry = new Map<string, Tag>([
  ...standardTags,
  ['highlight', highlight],
  ['include', include],
  ['include_relative', includeRelative],
  ['link', link],
  ['post_url', postUrl],
]);

/** The tag of jekyll-include-cache. */
export const includeCacheTags: TagRegistry = new Map<string, Tag>([['include_cached', includeCached]]);
