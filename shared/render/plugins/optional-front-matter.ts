import { asHash } from '../../site/yaml.ts';
import { EntryFilter } from '../../site/entries/entry-filter.ts';
import { isTruthy } from '../../site/merge.ts';
import { converterFor } from '../../site/site-context.ts';
import type { StaticFile } from '../../site/documents/static-file.ts';
import type { SiteLists } from '../engine/site-view.ts';
import type { Plugin, PluginSite } from './plugin.ts';
import { PRIORITY } from './plugin.ts';
import { pageFromStatic } from './static-page.ts';

/** Names that are for those who read the repository, not the site. */
const LEFT_OUT = new Set([
  'README',
  'LICENSE',
  'LICENCE',
  'COPYING',
  'CODE_OF_CONDUCT',
  'CONTRIBUTING',
  'ISSUE_TEMPLATE',
  'PULL_REQUEST_TEMPLATE',
]);

/** jekyll-optional-front-matter 0.3: Markdown files without front matter are pages too. */
export const optionalFrontMatter: Plugin = {
  names: ['jekyll-optional-front-matter'],
  priority: PRIORITY.normal,
  generate: addPages,
};

function addPages(lists: SiteLists, plugin: PluginSite): SiteLists {
  const { site } = plugin;
  const options = asHash(site.config.get('optional_front_matter'));
  const required = isTruthy(site.config.get('require_front_matter'));
  if (options.get('enabled') === false || required) return lists;
  const filter = new EntryFilter(site.config);
  const taken = (file: StaticFile): boolean =>
    converterFor(file.extension, site.context) === 'markdown' &&
    (!LEFT_OUT.has(file.stem.toUpperCase()) || filter.includes(file.relativePath, false));
  const files = lists.statics.filter(taken);
  const pages = files.flatMap(file => pageFromStatic(file, plugin) ?? []);
  const removed = options.get('remove_originals') === true ? new Set(files) : new Set<StaticFile>();
  return { ...lists, pages: [...lists.pages, ...pages], statics: lists.statics.filter(file => !removed.has(file)) };
}
