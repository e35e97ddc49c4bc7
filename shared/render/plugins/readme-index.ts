import { asHash } from '../../site/yaml.ts';
import type { EnginePage } from '../engine/engine-page.ts';
import type { SiteLists } from '../engine/site-view.ts';
import type { StaticFile } from '../../site/documents/static-file.ts';
import type { Plugin, PluginSite } from './plugin.ts';
import { PRIORITY } from './plugin.ts';
import { pageFromStatic } from './static-page.ts';

/** jekyll-readme-index 0.3: a folder's readme is its index page where it has none. */
export const readmeIndex: Plugin = { names: ['jekyll-readme-index'], priority: PRIORITY.low, generate: addIndexes };

function addIndexes(lists: SiteLists, plugin: PluginSite): SiteLists {
  const { site, revise } = plugin;
  const options = asHash(site.config.get('readme_index'));
  if (options.get('enabled') === false) return lists;
  const isReadme = (path: string): boolean => {
    const match = /(?:^|\/)readme(\.[^./]+)$/i.exec(path);
    return match !== null && site.context.markdownExtensions.has((match[1] ?? '').toLowerCase());
  };
  let { pages } = lists;
  const taken = new Set<StaticFile>();
  const needsIndex = (url: string): boolean => {
    const folder = url.slice(0, url.lastIndexOf('/') + 1).toLowerCase();
    const isIndex = (other: string): boolean =>
      other.toLowerCase().startsWith(folder) && /^(?:|index\.(?:html?|xhtml|xml))$/i.test(other.slice(folder.length));
    return ![...pages.map(({ page }) => page.url), ...lists.statics.map(file => file.url)].some(isIndex);
  };
  for (const file of lists.statics) {
    if (!isReadme(file.relativePath) || !needsIndex(file.url)) continue;
    const page = pageFromStatic(file, plugin);
    if (!page) continue;
    pages = [...pages, withPermalink(page, file.url, revise)];
    taken.add(file);
  }
  if (options.get('with_frontmatter') === true) {
    pages = pages.map(page =>
      !page.generated && isReadme(page.page.relativePath) && needsIndex(page.page.url)
        ? withPermalink(page, page.page.url, revise)
        : page,
    );
  }
  const kept =
    options.get('remove_originals') === true ? lists.statics.filter(file => !taken.has(file)) : lists.statics;
  return { ...lists, pages, statics: kept };
}

function withPermalink(page: EnginePage, url: string, revise: PluginSite['revise']): EnginePage {
  return revise(page, { data: new Map([['permalink', url.slice(0, url.lastIndexOf('/') + 1)]]) });
}
