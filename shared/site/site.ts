import type { Problem } from '../kit/problem.ts';
import type { RubyHash, RubyValue } from '../ruby/value.ts';
import { hasFrontMatterHeader } from '../text/split.ts';
import type { Classified } from './entries/classify.ts';
import { classifyFiles } from './entries/classify.ts';
import { collectionSettings } from './documents/collection.ts';
import { BLOCK_TAGS } from './documents/excerpt.ts';
import { FolderTree } from './entries/folder-tree.ts';
import { gemsForJekyll } from './config/gemfile.ts';
import { isTruthy } from './merge.ts';
import type { SourcePage } from './documents/page.ts';
import { ReadCache } from './entries/read-cache.ts';
import { cutExcerpt } from './documents/read-document.ts';
import { Entries } from './entries/read-entries.ts';
import type { SiteContext } from './site-context.ts';
import { beginningOf, sitePath, type SiteDelta, type SiteFile } from './site-file.ts';
import { SiteLists, type ListedFrom } from './site-lists.ts';
import type { SiteOptions, SiteSettings, ThemeFiles } from './config/site-settings.ts';
import { readSettings } from './config/site-settings.ts';
import type { SourceDocument } from './documents/source-document.ts';
import type { StaticFile } from './documents/static-file.ts';
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
  private readonly from: ListedFrom;
  /** Documents, pages, layouts and data as the site's pages see them. */
  readonly lists: SiteLists;
  private sources: Map<string, SiteFile> = this.files;
  private roles: Classified['roles'] = new Map();
  private themeFiles: ThemeFiles | undefined;
  private themeSought = false;

  constructor(private readonly options: SiteOptions) {
    this.entries = new Entries(this.cache, options.blockTags);
    this.from = {
      entries: this.entries,
      settings: this.readSettings(),
      collections: [],
      theme: undefined,
      included: undefined,
      tree: new FolderTree([]),
      readData: path => this.readData(path),
    };
    this.lists = new SiteLists(this.from, this.versions);
  }

  get settings(): SiteSettings {
    return this.from.settings;
  }

  get config(): RubyHash {
    return this.from.settings.config;
  }

  get context(): SiteContext {
    return this.from.settings.context;
  }

  get themeInUse(): Theme | undefined {
    return this.from.theme;
  }

  /** The gems that Bundler loads for Jekyll. */
  get bundledGems(): readonly string[] {
    return gemsForJekyll(this.files.get('Gemfile')?.text ?? '');
  }

  /** Folders and files of the source. */
  get tree(): FolderTree {
    return this.from.tree;
  }

  /** A document outside the lists that counts as part of the site for now. */
  get including(): string | undefined {
    return this.from.included;
  }

  set including(path: string | undefined) {
    if (path === this.from.included) return;
    const touches = [path, this.from.included].some(one => one !== undefined && this.lists.isHeldBack(one));
    this.from.included = path;
    if (touches) this.lists.documentsChanged();
  }

  applyTheme(theme: ThemeFiles | undefined): void {
    this.themeFiles = theme;
    this.themeSought = true;
    this.readAll();
  }

  apply(delta: SiteDelta): void {
    const { configPaths } = this.from.settings;
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

  /** What is wrong in the configuration, data files and layouts. */
  problems(): readonly Problem[] {
    this.lists.data();
    const layouts = [...this.entries.layouts.values()].flatMap(({ problem }) => (problem ? [problem] : []));
    return [...this.from.settings.problems, ...this.themeProblems(), ...this.cache.dataProblems(), ...layouts];
  }

  private themeProblems(): readonly Problem[] {
    const { themeName, configPaths } = this.from.settings;
    if (themeName === undefined || this.from.theme || !this.themeSought) return [];
    const path = configPaths[0] ?? sitePath('_config.yml');
    return [themeMissing(themeName, path, this.files.get(path)?.text)];
  }

  private readSettings(): SiteSettings {
    return readSettings(this.files, this.themeFiles, this.options, () => this.allPaths());
  }

  private readAll(): void {
    const oldZone = this.context.zone.name;
    this.from.settings = this.readSettings();
    if (this.context.zone.name !== oldZone) this.cache.clear();
    this.from.collections = collectionSettings(this.config);
    const theme = this.themeFiles;
    this.from.theme =
      theme && theme.name === this.from.settings.themeName ? readTheme(theme, this.from.settings) : undefined;
    this.entries.clear();
    this.versions.settings++;
    this.readStructure();
  }

  private readStructure(): void {
    const { source, destination } = this.from.settings;
    this.sources = source === '' ? this.files : below(this.files, source);
    if (this.context.defaults.dependsOnPaths) {
      this.from.settings = this.readSettings();
      this.entries.clearDefaulted();
    }
    const old = this.roles;
    const { roles, tree } = classifyFiles(this.sources, this.config, destination);
    this.roles = roles;
    this.from.tree = tree;
    for (const path of old.keys())
      if (!roles.has(path)) this.entries.forget(source === '' ? path : `${source}/${path}`);
    for (const [path, role] of roles) {
      const file = this.sources.get(path);
      if (file) this.entries.read(file, path, role, old.get(path), this.from.settings, this.from.collections);
    }
    this.lists.templatesChanged();
    this.lists.documentsChanged();
  }

  /** Reads a file again that is what it was before: its text alone is another. */
  private readChanged(file: SiteFile): void {
    const { source } = this.from.settings;
    if (source !== '' && !file.path.startsWith(`${source}/`)) return;
    const path = source === '' ? file.path : file.path.slice(source.length + 1);
    this.sources.set(path, file);
    const role = this.roles.get(path);
    const oldDocument = this.entries.documents.get(file.path);
    const oldPage = this.entries.pages.get(file.path);
    if (role) this.entries.read(file, path, role, role, this.from.settings, this.from.collections);
    if (!role || role.kind === 'layout' || role.kind === 'data') return this.lists.templatesChanged();
    const document = this.entries.documents.get(file.path);
    const page = this.entries.pages.get(file.path);
    if (oldDocument && document && !page) this.lists.documentChanged(oldDocument, document);
    else if (oldPage && page && !document) this.lists.pageChanged(oldPage, page);
    else this.lists.documentsChanged();
  }

  private readData(path: string): RubyValue {
    const file = this.sources.get(path);
    return file ? this.cache.readData(file, this.config, this.from.settings.toLocal) : null;
  }

  private *allPaths(): Generator<string> {
    yield* this.sources.keys();
    yield* new FolderTree(this.sources.keys()).allFolders();
  }
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
