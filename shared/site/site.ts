import type { Problem } from '../kit/problem.ts';
import type { RubyHash } from '../ruby/value.ts';
import { hasFrontMatterHeader } from '../text/split.ts';
import type { Classified } from './classify.ts';
import { classifyFiles } from './classify.ts';
import type { Collection } from './collection.ts';
import { collectionSettings } from './collection.ts';
import { textAt } from './config.ts';
import { gatherData } from './data-files.ts';
import { BLOCK_TAGS } from './excerpt.ts';
import { insideRoot } from './file-names.ts';
import { FolderTree } from './folder-tree.ts';
import { gemsForJekyll } from './gemfile.ts';
import type { Layout } from './layout.ts';
import { gatherCollection, gatherPages, gatherStatics, isListed, keepsPlace, withItem } from './listing.ts';
import { deepMerge, isTruthy } from './merge.ts';
import type { SourcePage } from './page.ts';
import { ReadCache } from './read-cache.ts';
import { cutExcerpt } from './read-document.ts';
import { Entries } from './read-entries.ts';
import type { SiteContext } from './site-context.ts';
import { beginningOf, sitePath, type SiteDelta, type SiteFile } from './site-file.ts';
import type { SiteOptions, SiteSettings, ThemeFiles } from './site-settings.ts';
import { readSettings } from './site-settings.ts';
import type { CollectionSettings } from './collection-settings.ts';
import type { SourceDocument } from './source-document.ts';
import type { StaticFile } from './static-file.ts';
import type { Theme } from './theme.ts';
import { readTheme, themeMissing } from './theme.ts';

/** Numbers that count up when something of a kind changes. */
export interface SiteVersions {
  /** Configuration, theme, or anything that makes every document be read anew. */
  settings: number;
  /** Layouts, includes, data files, style sources: what documents are rendered with. */
  templates: number;
  /** Any document, page or static file. */
  documents: number;
}

/**
 * The files of a Jekyll site, read but not rendered: what `Site#read` holds. Changes come as deltas; only what a delta
 * touches is read again. Drafts, scheduled and unpublished posts are known but part of the lists only when the
 * configuration says so or when `including` names one.
 */
export class Site {
  readonly versions: SiteVersions = { settings: 0, templates: 0, documents: 0 };
  private readonly files = new Map<string, SiteFile>();
  private readonly cache = new ReadCache();
  private readonly entries: Entries;
  private sources: Map<string, SiteFile> = this.files;
  private classified: Classified = { roles: new Map(), tree: new FolderTree([]) };
  private collectionList: readonly CollectionSettings[] = [];
  private themeFiles: ThemeFiles | undefined;
  private themeSought = false;
  private theme: Theme | undefined;
  private included: string | undefined;
  private lists: Lists = {};
  private settingsKept: SiteSettings;

  constructor(private readonly options: SiteOptions) {
    this.entries = new Entries(this.cache, options.blockTags);
    this.settingsKept = this.readSettings();
  }

  get settings(): SiteSettings {
    return this.settingsKept;
  }

  get config(): RubyHash {
    return this.settingsKept.config;
  }

  get context(): SiteContext {
    return this.settingsKept.context;
  }

  get themeInUse(): Theme | undefined {
    return this.theme;
  }

  /** The gems that Bundler loads for Jekyll. */
  get bundledGems(): readonly string[] {
    return gemsForJekyll(this.files.get('Gemfile')?.text ?? '');
  }

  /** Folders and files of the source. */
  get tree(): FolderTree {
    return this.classified.tree;
  }

  /** A document outside the lists that counts as part of the site for now. */
  get including(): string | undefined {
    return this.included;
  }

  set including(path: string | undefined) {
    if (path === this.included) return;
    const touches = [path, this.included].some(one => one !== undefined && this.isHeldBack(one));
    this.included = path;
    if (touches) this.documentsChanged();
  }

  applyTheme(theme: ThemeFiles | undefined): void {
    this.themeFiles = theme;
    this.themeSought = true;
    this.readAll();
  }

  apply(delta: SiteDelta): void {
    const { configPaths } = this.settingsKept;
    const isConfig = (path: string): boolean =>
      configPaths.some(one => one === path) || /^(?:_config\.\w+|Gemfile)$/.test(path);
    let structural = false;
    let config = this.versions.settings === 0;
    for (const path of delta.removed) {
      if (!this.files.delete(path)) continue;
      this.cache.forget(path);
      structural = true;
      config ||= isConfig(path);
    }
    for (const file of delta.changed) {
      const old = this.files.get(file.path);
      this.files.set(file.path, file);
      structural ||= !old || startsPage(old) !== startsPage(file);
      config ||= isConfig(file.path);
    }
    if (config) this.readAll();
    else if (structural) this.readStructure();
    else for (const file of delta.changed) this.readChanged(file);
  }

  /** The file at a path of the opened site. */
  file(path: string): SiteFile | undefined {
    return this.files.get(path);
  }

  /** The file at a path relative to the source. */
  sourceFile(path: string): SiteFile | undefined {
    return this.sources.get(path);
  }

  document(path: string): SourceDocument | undefined {
    return this.entries.documents.get(path);
  }

  page(path: string): SourcePage | undefined {
    return this.entries.pages.get(path);
  }

  staticFile(path: string): StaticFile | undefined {
    return this.entries.statics.get(path);
  }

  /** The excerpt that a document has with another body. */
  cutExcerpt(document: SourceDocument, body: string): string | undefined {
    return cutExcerpt(body, document.data, this.context, this.options.blockTags ?? BLOCK_TAGS);
  }

  /** The excerpt of a page that Jekyll cuts with `page_excerpts`. */
  cutPageExcerpt(page: SourcePage): string | undefined {
    if (!isTruthy(this.config.get('page_excerpts')) || !page.isHtml) return undefined;
    return cutExcerpt(page.content, page.data, this.context, this.options.blockTags ?? BLOCK_TAGS);
  }

  /** Every document that was read, whether or not the site lists it. */
  allDocuments(): Iterable<SourceDocument> {
    return this.entries.documents.values();
  }

  /** Every page that was read, whether or not the site lists it. */
  allPages(): Iterable<SourcePage> {
    return this.entries.pages.values();
  }

  /** The layout that a name means: the site's own, else the theme's. */
  layout(name: string): Layout | undefined {
    this.lists.layouts ??= this.gatherLayouts();
    return this.lists.layouts.get(name);
  }

  /** Every layout that a document may name. */
  layoutNames(): readonly string[] {
    this.lists.layouts ??= this.gatherLayouts();
    return [...this.lists.layouts.keys()];
  }

  /** Collections in the configuration's order, their documents in theirs. */
  collections(): readonly Collection[] {
    if (!this.lists.collections) {
      const { config, context } = this;
      const listed = [...this.entries.documents.values()].filter(
        document => document.path === this.included || isListed(document, config, context.time),
      );
      const files = [...this.entries.statics.values()];
      this.lists.collections = this.collectionList.map(settings =>
        gatherCollection(settings, listed, files, context, this.included),
      );
    }
    return this.lists.collections;
  }

  /** Pages by name, the theme's behind them. */
  pages(): readonly SourcePage[] {
    if (!this.lists.pages) {
      const all = [...this.entries.pages.values()];
      const listed = all.filter(page => page.path === this.included || !this.isHeldBack(page.path));
      this.lists.pages = gatherPages(listed, this.theme);
    }
    return this.lists.pages;
  }

  staticFiles(): readonly StaticFile[] {
    this.lists.statics ??= gatherStatics([...this.entries.statics.values()], this.collectionList, this.theme);
    return this.lists.statics;
  }

  /** `site.data`, the theme's data under the site's. */
  data(): RubyHash {
    this.lists.data ??= this.gatherSiteData();
    return this.lists.data;
  }

  /** What is wrong in the configuration, data files and layouts. */
  problems(): readonly Problem[] {
    this.data();
    const layouts = [...this.entries.layouts.values()].flatMap(({ problem }) => (problem ? [problem] : []));
    return [...this.settingsKept.problems, ...this.themeProblems(), ...this.cache.dataProblems(), ...layouts];
  }

  private themeProblems(): readonly Problem[] {
    const { themeName, configPaths } = this.settingsKept;
    if (themeName === undefined || this.theme || !this.themeSought) return [];
    const path = configPaths[0] ?? sitePath('_config.yml');
    return [themeMissing(themeName, path, this.files.get(path)?.text)];
  }

  /** Whether the configuration keeps a document out of the site's lists. */
  isHeldBack(path: string): boolean {
    const document = this.entries.documents.get(path);
    if (document) return !isListed(document, this.config, this.context.time);
    const page = this.entries.pages.get(path);
    return page !== undefined && !page.published && !isTruthy(this.config.get('unpublished'));
  }

  private readSettings(): SiteSettings {
    return readSettings(this.files, this.themeFiles, this.options, () => this.allPaths());
  }

  private readAll(): void {
    const oldZone = this.context.zone.name;
    this.settingsKept = this.readSettings();
    if (this.context.zone.name !== oldZone) this.cache.clear();
    this.collectionList = collectionSettings(this.config);
    const theme = this.themeFiles;
    this.theme = theme && theme.name === this.settingsKept.themeName ? readTheme(theme, this.settingsKept) : undefined;
    this.entries.clear();
    this.versions.settings++;
    this.readStructure();
  }

  private readStructure(): void {
    const { source, destination } = this.settingsKept;
    this.sources = source === '' ? this.files : below(this.files, source);
    if (this.context.defaults.dependsOnPaths) {
      this.settingsKept = this.readSettings();
      this.entries.clearDefaulted();
    }
    const old = this.classified.roles;
    this.classified = classifyFiles(this.sources, this.config, destination);
    const { roles } = this.classified;
    for (const path of old.keys())
      if (!roles.has(path)) this.entries.forget(source === '' ? path : `${source}/${path}`);
    for (const [path, role] of roles) {
      const file = this.sources.get(path);
      if (file) this.entries.read(file, path, role, old.get(path), this.settingsKept, this.collectionList);
    }
    this.templatesChanged();
    this.documentsChanged();
  }

  /** Reads a file again that is what it was before: its text alone is another. */
  private readChanged(file: SiteFile): void {
    const { source } = this.settingsKept;
    if (source !== '' && !file.path.startsWith(`${source}/`)) return;
    const path = source === '' ? file.path : file.path.slice(source.length + 1);
    this.sources.set(path, file);
    const role = this.classified.roles.get(path);
    const oldDocument = this.entries.documents.get(file.path);
    const oldPage = this.entries.pages.get(file.path);
    if (role) this.entries.read(file, path, role, role, this.settingsKept, this.collectionList);
    if (!role || role.kind === 'layout' || role.kind === 'data') return this.templatesChanged();
    const document = this.entries.documents.get(file.path);
    const page = this.entries.pages.get(file.path);
    if (oldDocument && document && !page) this.documentChanged(oldDocument, document);
    else if (oldPage && page && !document) this.pageChanged(oldPage, page);
    else this.documentsChanged();
  }

  private *allPaths(): Generator<string> {
    yield* this.sources.keys();
    yield* new FolderTree(this.sources.keys()).allFolders();
  }

  private templatesChanged(): void {
    this.versions.templates++;
    this.lists.layouts = undefined;
    this.lists.data = undefined;
  }

  private documentsChanged(): void {
    this.versions.documents++;
    this.lists.collections = undefined;
    this.lists.pages = undefined;
    this.lists.statics = undefined;
  }

  /** Another version of a document: where it keeps its place the lists are the same ones with it in them. */
  private documentChanged(old: SourceDocument, document: SourceDocument): void {
    const { collections } = this.lists;
    const isIn = (one: SourceDocument): boolean =>
      one.path === this.included || isListed(one, this.config, this.context.time);
    if (!collections || isIn(old) !== isIn(document) || !keepsPlace(old, document)) return this.documentsChanged();
    this.versions.documents++;
    this.lists.collections = collections.map(collection => {
      const at = collection.settings === document.collection ? collection.docs.indexOf(old) : -1;
      return at < 0 ? collection : { ...collection, docs: withItem(collection.docs, at, document) };
    });
  }

  private pageChanged(old: SourcePage, page: SourcePage): void {
    const { pages } = this.lists;
    const at = pages?.indexOf(old) ?? -1;
    if (!pages || at < 0 || old.published !== page.published) return this.documentsChanged();
    this.versions.documents++;
    this.lists.pages = withItem(pages, at, page);
  }

  private gatherLayouts(): ReadonlyMap<string, Layout> {
    const own = [...this.entries.layouts.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    return new Map([...(this.theme?.layouts ?? []), ...own.map(layout => [layout.name, layout] as const)]);
  }

  private gatherSiteData(): RubyHash {
    const given = this.config.get('data');
    if (isTruthy(given)) return given instanceof Map ? (given as RubyHash) : new Map();
    const own = gatherData(this.tree, insideRoot(textAt(this.config, 'data_dir')), path => {
      const file = this.sources.get(path);
      return file ? this.cache.readData(file, this.config, this.settingsKept.toLocal) : null;
    });
    return this.theme ? deepMerge(this.theme.data, own) : own;
  }
}

interface Lists {
  collections?: readonly Collection[] | undefined;
  pages?: readonly SourcePage[] | undefined;
  statics?: readonly StaticFile[] | undefined;
  layouts?: ReadonlyMap<string, Layout> | undefined;
  data?: RubyHash | undefined;
}

function startsPage(file: SiteFile): boolean {
  const text = beginningOf(file);
  return text !== undefined && hasFrontMatterHeader(text);
}

function below(files: ReadonlyMap<string, SiteFile>, folder: string): Map<string, SiteFile> {
  const prefix = `${folder}/`;
  const inside = [...files].filter(([path]) => path.startsWith(prefix));
  return new Map(inside.map(([path, file]) => [path.slice(prefix.length), file]));
}
