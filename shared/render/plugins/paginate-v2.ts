import type { Problem } from '../../kit/problem.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { joinPath } from '../../site/documents/file-names.ts';
import { deepMerge, isTruthy } from '../../site/merge.ts';
import { SourcePage } from '../../site/documents/page.ts';
import type { SourceDocument } from '../../site/documents/source-document.ts';
import { asHash, lineOfKey } from '../../site/yaml.ts';
import type { DropOf, EnginePage } from '../engine/engine-page.ts';
import type { SiteLists } from '../engine/site-view.ts';
import { PAGINATION_DEFAULTS } from './paginate-v2-defaults.ts';
import { autoPages } from './paginate-v2-autopages.ts';
import { chosenPosts } from './paginate-v2-posts.ts';
import type { Plugin, PluginSite } from './plugin.ts';
import { PRIORITY } from './plugin.ts';

/**
 * jekyll-paginate-v2 3.0: every page that says `pagination: {enabled: true}` becomes as many pages as its posts need, and
 * `autopages:` makes such a page for each tag, category and collection. The old `paginate:` stops Jekyll beside this gem.
 */
export const paginateV2: Plugin = {
  names: ['jekyll-paginate-v2'],
  priority: PRIORITY.lowest,
  generate: addPages,
  problems: site => {
    if ((site.config.get('paginate') ?? null) === null) return [];
    const path = site.settings.configPaths[0] ?? '_config.yml';
    return [oldPaginate(path, site.file(path)?.text)];
  },
};

function oldPaginate(path: string, text: string | undefined): Problem {
  return {
    severity: 'error',
    code: 'config-invalid',
    place: { path, line: lineOfKey(text, 'paginate'), column: 1 },
    cause: 'jekyll-paginate-v2 stops Jekyll where the configuration has the old “paginate:”.',
    remedy: 'Take “paginate:” out and write “pagination:” with “enabled: true” and “per_page:”.',
  };
}

function addPages(lists: SiteLists, plugged: PluginSite): SiteLists {
  const { config } = plugged.site;
  const settings = deepMerge(PAGINATION_DEFAULTS, asHash(config.get('pagination')));
  const pages = [...lists.pages, ...autoPages(lists, settings, plugged)];
  const old = config.get('paginate') ?? null;
  if (old !== null || !isTruthy(settings.get('enabled'))) return { ...lists, pages };
  const templates = pages.filter(({ page }) => isTruthy(asHash(page.value('pagination')).get('enabled')));
  const made = sharingTexts(templates.flatMap(template => paginated(template, settings, lists, plugged)));
  return { ...lists, pages: [...pages.filter(page => !templates.includes(page)), ...made] };
}

/**
 * Jekyll 4 keeps a parsed text by its file's path, which is one for all these pages: those that hold Liquid show the text of
 * the first of them.
 */
function sharingTexts(pages: readonly EnginePage[]): readonly EnginePage[] {
  const first = new Map<string, string>();
  return pages.map(made => {
    const { page } = made;
    if (!/\{[{%]/.test(page.content)) return made;
    const text = first.get(page.relativePath) ?? page.content;
    first.set(page.relativePath, text);
    return text === page.content ? made : { ...made, page: page.revised(text, undefined) };
  });
}

function paginated(
  template: EnginePage,
  settings: RubyHash,
  lists: SiteLists,
  { site }: PluginSite,
): readonly EnginePage[] {
  const { page } = template;
  const config = deepMerge(settings, asHash(page.value('pagination')));
  const posts = chosenPosts(lists, config);
  const perPage = wholeNumber(config.get('per_page'));
  if (perPage <= 0) return [template];
  const limit = wholeNumber(config.get('limit'));
  const needed = Math.max(1, Math.ceil(posts.length / perPage));
  const total = limit > 0 ? Math.min(limit, needed) : needed;
  const addresses = new Addresses(page, config, total);
  const siteTitle = site.config.get('title') ?? null;
  const titles = Array.from({ length: total }, (_, index) => titleOf(page, siteTitle, config, index + 1, total));
  const trail = asHash(config.get('trail'));
  return titles.map((title, index) => {
    const number = index + 1;
    const pager = (drop: DropOf): RubyValue =>
      pagerHash({ number, perPage, total, posts, addresses, trail: trailAt(number, trail, titles, addresses) }, drop);
    const made = numberedPage(page, addresses, number, total, title, site.context);
    return { page: made, pager, generated: template.generated || number > 1 };
  });
}

/** The template under one of its numbers. It keeps what its own path inherits, as the gem copies the front matter with it. */
function numberedPage(
  page: SourcePage,
  addresses: Addresses,
  number: number,
  total: number,
  title: RubyValue,
  context: PluginSite['site']['context'],
): SourcePage {
  const data = new Map([...page.defaults, ...page.data]);
  const auto = data.get('autopage');
  if (auto instanceof Map && auto.has('display_name')) data.set('autopages', auto as RubyHash);
  const info = new Map<RubyValue, RubyValue>([
    ['curr_page', number],
    ['total_pages', total],
  ]);
  data.set('pagination_info', info);
  const path = addresses.path(number);
  if (page.permalink !== undefined) data.set('permalink', path);
  data.set('title', title);
  if (number > 1) data.set('autogen', 'jekyll-paginate-v2');
  const { fileName, extension } = addresses;
  const address = path.endsWith('/') ? path + fileName : path.endsWith(extension) ? path : path + extension;
  const origin = { path: page.path, theme: page.theme, relativePath: fileName, address };
  const parsed = { data, body: page.content, bodyLine: page.contentLine, problem: page.problems[0] };
  return new SourcePage(origin, parsed, context);
}

function titleOf(page: SourcePage, site: RubyValue, config: RubyHash, number: number, total: number): RubyValue {
  const own = page.value('title');
  const title = isTruthy(own) ? own : site;
  if (number === 1) return title;
  return withNumbers(
    toText(config.get('title') ?? null).replace(':title', () => toText(title)),
    number,
    total,
  );
}

/** The addresses of a template's pages as the gem's paginator joins them. */
class Addresses {
  /** The pages' own file name: `.html`, or `indexpage` with its extension. */
  readonly fileName: string;
  readonly extension: string;
  private readonly first: string;
  private readonly others: string;
  private readonly index: string;

  constructor(
    page: SourcePage,
    config: RubyHash,
    private readonly total: number,
  ) {
    const named = config.get('indexpage') ?? null;
    const extension = config.get('extension') ?? null;
    this.index = named === null ? '' : (toText(named).split('.')[0] ?? '');
    this.extension = extension === null ? '' : toText(extension).replace(/^\.?/, '.');
    this.fileName = this.index + this.extension;
    this.first = (page.permalink ?? page.addressFolder).replace(/\/?$/, '/');
    this.others = joinPath(this.first, toText(config.get('permalink') ?? null));
  }

  /** Where a page of this number stands itself. */
  path(number: number): string {
    const url = number === 1 ? this.first : this.others;
    return withNumbers(full(url, this.index || 'index', this.extension || '.html'), number, this.total);
  }

  /** Where links to a page of this number lead. */
  link(number: number): string {
    return withNumbers(this.linked(number === 1 ? this.first : this.others), number, this.total);
  }

  /** The gem's address of the last page has a number also where that page is the first. */
  get last(): string {
    return withNumbers(this.linked(this.others), this.total, this.total);
  }

  private linked(url: string): string {
    return this.index === '' ? url : full(url, this.index, this.extension);
  }
}

function full(url: string, index: string, extension: string): string {
  if (url.endsWith('/')) return url + index + extension;
  return url.includes('.') ? url : url + index;
}

interface Place {
  readonly number: number;
  readonly perPage: number;
  readonly total: number;
  readonly posts: readonly SourceDocument[];
  readonly addresses: Addresses;
  readonly trail: RubyValue;
}

function pagerHash({ number, perPage, total, posts, addresses, trail }: Place, drop: DropOf): RubyValue {
  const previous = number > 1 ? number - 1 : null;
  const next = number < total ? number + 1 : null;
  return new Map<RubyValue, RubyValue>([
    ['per_page', perPage],
    ['posts', posts.slice((number - 1) * perPage, number * perPage).map(post => drop(post))],
    ['total_posts', posts.length],
    ['total_pages', total],
    ['page', number],
    ['page_path', addresses.path(number)],
    ['previous_page', previous],
    ['previous_page_path', previous === null ? null : addresses.link(previous)],
    ['next_page', next],
    ['next_page_path', next === null ? null : addresses.link(next)],
    ['first_page', 1],
    ['first_page_path', addresses.link(1)],
    ['last_page', total],
    ['last_page_path', addresses.last],
    ['page_trail', trail],
  ]);
}

/** The pages around one, for links to them; nil where there is one page or no trail is asked for. */
function trailAt(number: number, trail: RubyHash, titles: readonly RubyValue[], addresses: Addresses): RubyValue {
  const before = Math.max(0, wholeNumber(trail.get('before')));
  const after = Math.max(0, wholeNumber(trail.get('after')));
  if (titles.length < 2 || before + after === 0) return null;
  const length = before + after + 1;
  const from = Math.max(0, number - before - 1);
  const end = Math.min(from + length, titles.length);
  const start = Math.max(0, Math.min(from, end - length));
  return titles.slice(start, end).map(
    (title, index) =>
      new Map<RubyValue, RubyValue>([
        ['num', start + index + 1],
        ['path', addresses.path(start + index + 1)],
        ['title', title],
      ]),
  );
}

function withNumbers(text: string, number: number, total: number): string {
  return text.replace(':num', String(number)).replace(':max', String(total));
}

function wholeNumber(value: RubyValue | undefined): number {
  return parseInt(toText(value ?? null), 10) || 0;
}
