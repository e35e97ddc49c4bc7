import type { Problem } from '../../kit/problem.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { textAt } from '../../site/config/config.ts';
import { folderOf, insideRoot, joinPath } from '../../site/documents/file-names.ts';
import { isTruthy } from '../../site/merge.ts';
import { SourcePage } from '../../site/documents/page.ts';
import type { SourceDocument } from '../../site/documents/source-document.ts';
import type { DropOf, EnginePage } from '../engine/engine-page.ts';
import type { SiteLists } from '../engine/site-view.ts';
import type { Plugin, PluginSite } from './plugin.ts';
import { PRIORITY } from './plugin.ts';

/** jekyll-paginate 1.1: the posts of an `index.html` in portions, each on a page of its own. */
export const paginate: Plugin = {
  names: ['jekyll-paginate'],
  priority: PRIORITY.lowest,
  generate: addPages,
  problems: site => {
    const { config } = site;
    if ((config.get('paginate') ?? null) === null) return [];
    const template = templatePage(site.lists.pages(), config);
    return template && isElsewhere(template) ? [hasPermalink(template)] : [];
  },
};

function addPages(lists: SiteLists, { site }: PluginSite): SiteLists {
  const { config } = site;
  const given = config.get('paginate');
  if (given === undefined || given === null) return lists;
  const perPage = parseInt(toText(given), 10) || 0;
  const first = templatePage(
    lists.pages.map(({ page }) => page),
    config,
  );
  const template = lists.pages.find(({ page }) => page === first);
  if (!template || perPage <= 0) return lists;
  const repeated = isElsewhere(template.page) ? fileAt(template.page, lists.pages, site.context) : template.page;
  const posts = (lists.collections.find(({ settings }) => settings.label === 'posts')?.docs ?? [])
    .filter(post => !isTruthy(post.data.get('hidden')))
    .reverse();
  const total = Math.ceil(posts.length / perPage);
  const pathOf = (page: number): RubyValue => {
    if (page <= 1) return template.page.url;
    const path = textAt(config, 'paginate_path').replace(':num', String(page));
    return path.startsWith('/') ? path : `/${path}`;
  };
  const pages = new Map<number, EnginePage>();
  for (let number = 1; number <= total; number++) {
    const pager = (drop: DropOf): RubyValue => pagerHash(number, perPage, posts, total, pathOf, drop);
    if (number === 1) pages.set(1, { ...template, pager });
    else {
      const folder = insideRoot(toText(pathOf(number)));
      pages.set(number, { page: inFolder(repeated, folder, site.context), pager, generated: true });
    }
  }
  const paged = pages.get(1);
  const others = [...pages.values()].slice(1);
  return { ...lists, pages: [...lists.pages.map(page => (page === template && paged ? paged : page)), ...others] };
}

/** Whether a page's address lies in another folder than its file: jekyll-paginate then reads the file of that folder again. */
function isElsewhere(page: SourcePage): boolean {
  return insideRoot(page.addressFolder) !== folderOf(page.relativePath);
}

/** The file that jekyll-paginate reads for the pages after the first: the page there, or else nothing. */
function fileAt(page: SourcePage, pages: readonly EnginePage[], context: PluginSite['site']['context']): SourcePage {
  const relativePath = joinPath(insideRoot(page.addressFolder), page.name);
  const found = pages.find(one => one.page.relativePath === relativePath)?.page;
  const nothing = { data: undefined, body: '', bodyLine: 0, problem: undefined };
  return found ?? new SourcePage({ path: page.path, theme: page.theme, relativePath }, nothing, context);
}

function hasPermalink(page: SourcePage): Problem {
  return {
    severity: 'warning',
    code: 'pagination-permalink',
    place: { path: page.path, line: 1, column: 1 },
    cause: 'jekyll-paginate repeats this page, but not under its permalink: the pages after the first are empty.',
    remedy: 'Take the permalink out and put the page into the folder of its address.',
  };
}

function templatePage(pages: readonly SourcePage[], config: RubyHash): SourcePage | undefined {
  const target = insideRoot(textAt(config, 'paginate_path'));
  const folders = new Set<string>();
  for (let folder = folderOf(target); ; folder = folderOf(folder)) {
    folders.add(folder);
    if (folder === '') break;
  }
  return pages
    .filter(page => page.name === 'index.html' && folders.has(folderOf(page.relativePath)))
    .sort((a, b) => b.relativePath.length - a.relativePath.length)[0];
}

function inFolder(page: SourcePage, folder: string, context: PluginSite['site']['context']): SourcePage {
  const origin = { path: page.path, theme: page.theme, relativePath: page.relativePath, folder };
  const parsed = { data: page.data, body: page.content, bodyLine: page.contentLine, problem: page.problems[0] };
  return new SourcePage(origin, parsed, context);
}

function pagerHash(
  page: number,
  perPage: number,
  posts: readonly SourceDocument[],
  total: number,
  pathOf: (page: number) => RubyValue,
  drop: DropOf,
): RubyValue {
  const previous = page > 1 ? page - 1 : null;
  const next = page < total ? page + 1 : null;
  return new Map<RubyValue, RubyValue>([
    ['page', page],
    ['per_page', perPage],
    ['posts', posts.slice((page - 1) * perPage, page * perPage).map(post => drop(post))],
    ['total_posts', posts.length],
    ['total_pages', total],
    ['previous_page', previous],
    ['previous_page_path', previous === null ? null : pathOf(previous)],
    ['next_page', next],
    ['next_page_path', next === null ? null : pathOf(next)],
  ]);
}
