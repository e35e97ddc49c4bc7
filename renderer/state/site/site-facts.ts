import type { OpenedSite } from '../../../shared/contract/site-calls.ts';
import { DEFAULT_REVIEW, type ReviewSettings } from '../../../shared/library/facts.ts';
import { readReviewSettings, REVIEW_FILE } from '../../../shared/library/review-settings.ts';
import { toText } from '../../../shared/ruby/text.ts';
import type { RubyValue } from '../../../shared/ruby/value.ts';
import type { SiteDelta, SiteFile, SitePath } from '../../../shared/site/site-file.ts';
import { Zone } from '../../../shared/ruby/time/zone.ts';
import type { MoveContext } from './post-moves.ts';
import { unpackPaths } from '../../../shared/site/stored-file.ts';
import { readSettings, type SiteSettings } from '../../../shared/site/config/site-settings.ts';
import { Store } from '../store.ts';
import type { SiteFollower } from './workspace.ts';

export interface SiteFactsState {
  /** `title:` of the configuration. */
  readonly title: string | null;
  /** What the configuration says; null until it was read. */
  readonly settings: SiteSettings | null;
  /** Names that `layout:` takes. */
  readonly layouts: readonly string[];
  /** How the site writes the states of its review. */
  readonly review: ReviewSettings;
  /** The site's own file, whose text says so; empty where it has none. */
  readonly ownFile: string;
}

/** Where a value that a post does not write itself comes from. */
export interface Inherited {
  readonly value: RubyValue;
  /** The file that says so. */
  readonly source: string;
}

const EMPTY: SiteFactsState = { title: null, settings: null, layouts: [], review: DEFAULT_REVIEW, ownFile: '' };
const CONFIG = /^_config\.ya?ml$/;
const LAYOUT = /^_layouts\/(.+)\.\w+$/;
const TEMPLATE = /^_templates\/.+\.(?:md|markdown|mkdn?|mkdown|html?)$/i;
const INCLUDE = /^_includes\/(.+)$/;
const IMAGE = /\.(?:jpe?g|png|gif|webp|avif|svg)$/i;

/** What the window itself needs to know of the site: configuration, layouts, includes, images. */
export class SiteFacts implements SiteFollower {
  readonly store = new Store<SiteFactsState>(EMPTY);
  readonly #zone: string;
  readonly #paths = new Set<SitePath>();
  /** Files of a large site that nobody has asked for yet, as `packFiles` gives them. */
  #packed: string[] = [];
  readonly #config = new Map<string, SiteFile>();

  constructor(zone: string) {
    this.#zone = zone;
  }

  opened(site: OpenedSite): void {
    void site;
    this.closed();
  }

  closed(): void {
    this.#paths.clear();
    this.#packed = [];
    this.#config.clear();
    this.store.set(EMPTY);
  }

  listed(files: string, stored: boolean): void {
    if (stored) this.#packed.push(files);
  }

  changed({ changed, removed }: SiteDelta): void {
    let configured = false;
    let laidOut = false;
    for (const file of changed) {
      laidOut ||= LAYOUT.test(file.path);
      this.#paths.add(file.path);
      if (file.path === REVIEW_FILE) this.#readOwn(file.text ?? '');
      if (!CONFIG.test(file.path)) continue;
      this.#config.set(file.path, file);
      configured = true;
    }
    for (const path of removed) {
      this.#all().delete(path);
      laidOut ||= LAYOUT.test(path);
      if (path === REVIEW_FILE) this.#readOwn('');
      configured = this.#config.delete(path) || configured;
    }
    if (configured) this.#readConfig();
    if (laidOut) this.store.merge({ layouts: this.#matching(LAYOUT) });
  }

  /** The value that the configuration's `defaults:` give a document, if any. */
  inherited(path: SitePath, key: string): Inherited | undefined {
    const settings = this.store.get().settings;
    const found = settings?.context.defaults.inherited(path, this.#typeOf(path), key);
    return found && { value: found.value, source: settings?.configPaths[0] ?? '_config.yml' };
  }

  /** The collections besides posts that the configuration names. */
  collections(): readonly string[] {
    const value = this.store.get().settings?.config.get('collections');
    const names = value instanceof Map ? [...value.keys()] : Array.isArray(value) ? value : [];
    return names.map(name => toText(name as RubyValue)).filter(name => name !== 'posts' && name !== 'drafts');
  }

  /** `collections_dir` with its slash; empty where the collections lie at the top. */
  collectionsFolder(): string {
    const value = this.store.get().settings?.config.get('collections_dir');
    const folder = typeof value === 'string' ? value.replace(/^\.?\/+|\/+$/g, '') : '';
    return folder === '' ? '' : `${folder}/`;
  }

  /** The site's templates for new posts. */
  templates(): readonly SitePath[] {
    return [...this.#all()].filter(path => TEMPLATE.test(path)).sort();
  }

  includes(): readonly string[] {
    return this.#matching(INCLUDE);
  }

  images(): readonly SitePath[] {
    return [...this.#all()].filter(path => IMAGE.test(path) && !path.startsWith('_')).sort();
  }

  files(): readonly SitePath[] {
    return [...this.#all()].filter(path => !/^_(?!posts\/)/.test(path)).sort();
  }

  has(path: SitePath): boolean {
    return this.#all().has(path);
  }

  /** The layout that a new post names when no post shows another: `post`, where the site has it. */
  usualLayout(): string | null {
    const { layouts } = this.store.get();
    return layouts.includes('post') || layouts.length === 0 ? 'post' : null;
  }

  /** What moving a post between drafts and posts needs to know. */
  moveContext(now: number): MoveContext {
    const zone = this.store.get().settings?.context.zone ?? new Zone(this.#zone);
    return { zone, now, folder: this.collectionsFolder(), exists: path => this.has(path) };
  }

  #typeOf(path: SitePath): string {
    if (/(?:^|\/)_(?:posts|drafts)\//.test(path)) return 'posts';
    return this.collections().find(name => path.startsWith(`${this.collectionsFolder()}_${name}/`)) ?? 'pages';
  }

  /** Every file of the site. */
  #all(): Set<SitePath> {
    for (const packed of this.#packed.splice(0)) for (const path of unpackPaths(packed)) this.#paths.add(path);
    return this.#paths;
  }

  /** Names of layouts or includes, whose texts are always told. */
  #matching(pattern: RegExp): readonly string[] {
    const names = [...this.#paths].map(path => pattern.exec(path)?.[1]).filter(name => name !== undefined);
    return [...new Set(names)].sort();
  }

  #readOwn(text: string): void {
    this.store.merge({ ownFile: text, review: readReviewSettings(text).review });
  }

  #readConfig(): void {
    const options = { now: Date.now(), zone: this.#zone };
    const settings = readSettings(this.#config, undefined, options, () => this.#all());
    const title = settings.config.get('title');
    this.store.merge({ settings, title: title === undefined || title === null ? null : toText(title) });
  }
}
