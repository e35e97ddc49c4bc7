import type { Problem } from '../../kit/problem.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { asList, isTruthy } from '../../site/merge.ts';
import type { Layout } from '../../site/documents/layout.ts';
import { SourcePage } from '../../site/documents/page.ts';
import { SourceDocument } from '../../site/documents/source-document.ts';
import type { Site } from '../../site/site.ts';
import { sitePath } from '../../site/site-file.ts';
import type { EnginePage } from '../engine/engine-page.ts';
import type { SiteLists } from '../engine/site-view.ts';
import type { Subject } from '../engine/subject.ts';
import { jekyllFilters } from '../filters/registry.ts';
import type { FilterRegistry } from '../liquid/filter.ts';
import type { TagRegistry } from '../liquid/tag.ts';
import { includeCacheTags, jekyllTags } from '../tags/registry.ts';
import { archives } from './archives.ts';
import { avatar } from './avatar.ts';
import { defaultLayout } from './default-layout.ts';
import { feed } from './feed.ts';
import { gemProblem } from './gem-problems.ts';
import { gist } from './gist.ts';
import { jemoji } from './jemoji.ts';
import { mentions } from './mentions.ts';
import { optionalFrontMatter } from './optional-front-matter.ts';
import { paginate } from './paginate.ts';
import { paginateV2 } from './paginate-v2.ts';
import type { Change, Plugin, PluginSite } from './plugin.ts';
import { readmeIndex } from './readme-index.ts';
import { redirectFrom } from './redirect-from.ts';
import { relativeLinks } from './relative-links.ts';
import { rubyPluginProblems } from './ruby-plugins.ts';
import { seo } from './seo.ts';
import { sitemap } from './sitemap.ts';
import { titlesFromHeadings } from './titles-from-headings.ts';
import { toc } from './toc.ts';

const includeCache: Plugin = { names: ['jekyll-include-cache'], tags: includeCacheTags };

const KNOWN: readonly Plugin[] = [
  archives,
  avatar,
  defaultLayout,
  feed,
  gist,
  includeCache,
  jemoji,
  mentions,
  optionalFrontMatter,
  paginate,
  paginateV2,
  readmeIndex,
  redirectFrom,
  relativeLinks,
  seo,
  sitemap,
  titlesFromHeadings,
  toc,
];

/** Gems that change nothing about a page that is shown here. */
const WITHOUT_EFFECT = new Set(['jekyll-watch', 'jekyll-sass-converter', 'jekyll-commonmark', 'webrick', 'bundler']);

/** The plugins that a site's configuration lists and that are known here, at work on its documents. */
export class ActivePlugins {
  readonly tags: TagRegistry;
  readonly filters: FilterRegistry;
  readonly layouts: ReadonlyMap<string, Layout>;
  private readonly plugins: readonly Plugin[];
  private readonly unknown: readonly string[];
  private readonly unknownBundled: readonly string[];
  private readonly pages = new WeakMap<SourcePage, EnginePage>();
  private readonly made = new Map<
    string,
    { readonly content: string; readonly data: RubyHash; readonly page: EnginePage }
  >();
  private readonly revisions = new WeakMap<
    object,
    Map<string, { readonly change: Change; readonly revised: Subject }>
  >();
  private settings = -1;

  constructor(
    private readonly site: Site,
    private readonly markdownify: (text: string) => string,
  ) {
    const { config } = site;
    const listed = asList(config.get('plugins')).map(toText);
    const bundled = site.bundledGems;
    const names = [...(site.themeInUse?.dependencies ?? []), ...listed];
    const allowed = isTruthy(config.get('safe'))
      ? names.filter(name => asList(config.get('whitelist')).map(toText).includes(name))
      : names;
    const found = [...bundled, ...allowed].flatMap(name => KNOWN.filter(plugin => plugin.names.includes(name)));
    this.plugins = [...new Set(found)];
    const isUnknown = (name: string): boolean =>
      !WITHOUT_EFFECT.has(name) && !KNOWN.some(plugin => plugin.names.includes(name));
    this.unknown = listed.filter(isUnknown);
    // Other gems of the group are themes and libraries.
    this.unknownBundled = bundled.filter(
      name => /^jekyll-(?!theme-)|^github-pages$/.test(name) && isUnknown(name) && !listed.includes(name),
    );
    this.tags = new Map([...jekyllTags, ...this.plugins.flatMap(plugin => [...(plugin.tags ?? [])])]);
    this.layouts = this.readLayouts();
    this.filters = new Map([...jekyllFilters, ...this.plugins.flatMap(plugin => [...(plugin.filters ?? [])])]);
  }

  private readLayouts(): ReadonlyMap<string, Layout> {
    const layouts = this.plugins.flatMap(plugin => [...(plugin.layouts ?? [])]);
    return new Map(
      layouts.map(([name, content]) => {
        const path = sitePath(`_layouts/${name}.html`);
        return [name, { name, path, theme: false, data: new Map(), content, contentLine: 0, problem: undefined }];
      }),
    );
  }

  /** The site's lists with what the generators add and change. */
  prepare(): SiteLists {
    const { site } = this;
    if (this.settings !== site.versions.settings) this.made.clear();
    this.settings = site.versions.settings;
    const lists: SiteLists = {
      collections: site.lists.collections(),
      pages: site.lists.pages().map(page => this.pageOf(page)),
      statics: site.lists.staticFiles(),
    };
    const generators = this.plugins.filter(plugin => plugin.generate);
    const ordered = [...generators].sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0));
    return ordered.reduce((changed, plugin) => plugin.generate?.(changed, this.plugged(plugin)) ?? changed, lists);
  }

  finish(html: string, subject: Subject): string {
    return this.plugins.reduce((page, plugin) => plugin.finish?.(page, subject, this.site) ?? page, html);
  }

  /** Plugins that are listed and not known, and the site's own that cannot run. */
  problems(): readonly Problem[] {
    const path = this.site.settings.configPaths[0] ?? '_config.yml';
    const unknown = this.unknown.map(name => gemProblem(name, path, this.site.config));
    const bundled = this.unknownBundled.map(name => gemProblem(name, 'Gemfile', this.site.config));
    const own = this.plugins.flatMap(plugin => plugin.problems?.(this.site) ?? []);
    return [...unknown, ...bundled, ...own, ...rubyPluginProblems(this.site)];
  }

  private plugged(plugin: Plugin): PluginSite {
    return {
      site: this.site,
      markdownify: this.markdownify,
      page: page => this.pageOf(page),
      makePage: (path, content, data) => this.makePage(path, content, data),
      revise: (subject, change) => this.revise(plugin.names[0] ?? '', subject, change),
    };
  }

  private pageOf(page: SourcePage): EnginePage {
    let found = this.pages.get(page);
    if (!found) this.pages.set(page, (found = { page, generated: false }));
    return found;
  }

  private makePage(path: string, content: string, data: RubyHash): EnginePage {
    const key = `${path}\n${toText(data.get('permalink') ?? null)}`;
    const known = this.made.get(key);
    if (known && known.content === content && sameData(known.data, data)) return known.page;
    const origin = { path: sitePath(path), theme: false, relativePath: path.replace(/^\/+/, '') };
    const parsed = { data, body: content, bodyLine: 0, problem: undefined };
    const page: EnginePage = { page: new SourcePage(origin, parsed, this.site.context), generated: true };
    this.made.set(key, { content, data, page });
    return page;
  }

  private revise<S extends Subject>(plugin: string, subject: S, change: Change): S {
    let kept = this.revisions.get(subject);
    if (!kept) this.revisions.set(subject, (kept = new Map()));
    const known = kept.get(plugin);
    const same = known?.change.content === change.content && known?.change.excerpt === change.excerpt;
    if (known && same && sameData(known.change.data, change.data)) return known.revised as S;
    const revised: Subject =
      subject instanceof SourceDocument
        ? subject.revised(change.content, change.data, change.excerpt)
        : { ...subject, page: subject.page.revised(change.content, change.data) };
    kept.set(plugin, { change, revised });
    return revised as S;
  }
}

function sameData(a: RubyHash | undefined, b: RubyHash | undefined): boolean {
  if (a === b) return true;
  if (!a || !b || a.size !== b.size) return false;
  return [...a].every(([key, value]) => sameValue(value, b.get(key)));
}

function sameValue(a: RubyValue, b: RubyValue | undefined): boolean {
  if (a instanceof Map && b instanceof Map) return sameData(a as RubyHash, b as RubyHash);
  return a === b;
}
