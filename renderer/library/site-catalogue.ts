import type { BoardColumn, CatalogueFacts, CatalogueQuery, CatalogueRow } from '../state/site/catalogue-protocol.ts';
import type { ListKey } from '../../shared/library/bulk-edit.ts';
import { kindOf, type FactsContext, type PostFacts } from '../../shared/library/facts.ts';
import { factsContext } from '../../shared/library/facts-context.ts';
import { encodeFacts, type KeptFacts } from '../../shared/library/kept-facts.ts';
import type { IndexBatch, TextsToIndex } from '../../shared/library/index-batch.ts';
import { Library } from '../../shared/library/library.ts';
import { EVERYTHING } from '../../shared/library/query.ts';
import { readReviewSettings, REVIEW_FILE } from '../../shared/library/review-settings.ts';
import { textStamp } from '../../shared/library/text-stamp.ts';
import { toText } from '../../shared/ruby/text.ts';
import { sitePath, type SiteDelta, type SiteFile, type SitePath } from '../../shared/site/site-file.ts';
import { readSettings } from '../../shared/site/config/site-settings.ts';
import type { ReadTexts } from '../../shared/site/stored-file.ts';
import { CatalogueSearch, RECENT } from './catalogue-search.ts';
import { PhraseLooks } from './phrase-looks.ts';
import { StoredPosts } from './stored-posts.ts';
import { TextIndex, type IndexedText } from './text-index.ts';

export interface SiteCatalogueOptions {
  /** Milliseconds since the epoch: which posts are still to come. */
  readonly now: number;
  /** The machine's IANA zone. */
  readonly zone: string;
  /** Reads texts of a large site, which are not handed over. */
  readonly readTexts?: ReadTexts;
}

const CONFIG = /^_config\.ya?ml$/;
/** Texts of a large site that are read for one question. */
const MOST_READ = 1000;
/** Posts whose facts are read first at the next start: more than main tells before the others. */
const KEPT_FIRST = 600;

/** A site's posts and pages with their texts, kept by its deltas: what the library's lists and searches are made from. */
export class SiteCatalogue {
  #options: SiteCatalogueOptions;
  readonly #config = new Map<string, SiteFile>();
  readonly #files = new Map<SitePath, SiteFile>();
  readonly #library = new Library();
  /** Its full-text index. */
  readonly fullText = new TextIndex({
    textOf: path => this.#indexed(path),
    stampOf: path => this.#stored?.stampOf(path),
  });
  /** What is known of phrases in the texts of a large site. */
  readonly phrases = new PhraseLooks();
  readonly #search = new CatalogueSearch({
    library: this.#library,
    fullText: this.fullText,
    textOf: path => this.#files.get(path)?.text,
    looks: () => (this.#stored ? this.phrases : undefined),
  });
  /** The posts of a large site, whose texts stay on disk. */
  #stored: StoredPosts | undefined;
  /** Posts that are listed although nothing was heard of them yet. */
  #expected: readonly SitePath[] = [];
  #context: FactsContext;
  /** The configuration's `time:` is in force: the site's clock stands still. */
  #isStill = false;

  constructor(options: SiteCatalogueOptions) {
    this.#options = options;
    this.#context = this.#readContext();
  }

  /**
   * Lists files of a large site, whose texts stay on disk: by what an earlier run kept of them, else by their names until their
   * front matter has been read (`takeHeads`).
   */
  listStored(files: readonly SiteFile[], kept: KeptFacts | undefined): void {
    const { readTexts } = this.#options;
    if (!readTexts) return this.list(files);
    this.#stored ??= new StoredPosts(this.#files, this.#library, readTexts);
    this.#stored.list(files, kept, this.#context);
    for (const { path } of files) if (this.#files.has(path)) this.fullText.touch(path);
  }

  /** Lists posts as an earlier run knew them, before anything is heard of the folder. */
  expect({ posts }: KeptFacts): void {
    this.#library.apply(
      [...posts.values()].map(({ facts }) => facts),
      [],
    );
    this.#expected = [...posts.keys()];
  }

  /** The folder's files are known: expected posts that are not among them are gone. */
  met(): void {
    const gone = this.#expected.filter(path => !this.#files.has(path));
    this.#expected = [];
    this.#library.apply([], gone);
  }

  /** Posts of a large site that are listed by their names. */
  get unread(): number {
    return this.#stored?.unread ?? 0;
  }

  /** Some posts whose front matter is to be read. */
  nextUnread(most: number): readonly SitePath[] {
    return this.#stored?.next(most) ?? [];
  }

  takeHeads(paths: readonly SitePath[], heads: readonly (string | null)[]): void {
    this.#stored?.takeHeads(paths, heads, this.#context);
  }

  /** What an earlier run kept was read with another configuration: all front matter is to be read. */
  distrust(kept: KeptFacts): void {
    if (kept.context !== this.#contextStamp()) this.#stored?.readAgain();
  }

  /** Texts of a large site that are to be indexed; perhaps none although some wait. */
  nextToIndex(most: number): TextsToIndex {
    const next = this.fullText.next(most);
    return {
      paths: next.map(({ path }) => path),
      titles: next.map(({ path }) => this.#library.find(path)?.title ?? ''),
      stamps: next.map(({ stamp }) => stamp),
    };
  }

  /** Takes what was indexed; `true` when the texts turned out to hold marks. */
  takeIndexed(asked: TextsToIndex, { snapshot, marked }: IndexBatch): boolean {
    this.fullText.take(asked, snapshot);
    return this.#library.countMarks(marked);
  }

  /** Lets texts that are asked for next be read with one question. */
  fetch(paths: readonly SitePath[]): void {
    this.#stored?.fetch(paths);
  }

  /** What is known of a large site, to be kept for the next start; that of the latest posts by itself, too. */
  keptFacts(): { readonly first: string; readonly all: string } | undefined {
    if (!this.#stored) return undefined;
    const unread = new Set(this.#stored.next(Infinity));
    const size = (path: SitePath) => (unread.has(path) ? undefined : this.#files.get(path)?.size);
    const context = this.#contextStamp();
    const first = this.posts().slice(0, KEPT_FIRST);
    return { first: encodeFacts(first, size, context), all: encodeFacts(this.#library.all(), size, context) };
  }

  /** Lists files by what their names say, until they are read. */
  list(files: readonly SiteFile[]): void {
    const unread = files.filter(file => kindOf(file.path) && !this.#files.has(file.path));
    this.#library.applyFiles({ changed: unread.map(file => ({ ...file, text: '' })), removed: [] }, this.#context);
  }

  /** `first`: the configuration is read for the first time. */
  apply({ changed, removed }: SiteDelta, first = false): void {
    const configured = [...changed.map(file => file.path), ...removed].some(isConfig);
    for (const file of changed) {
      if (isConfig(file.path)) this.#config.set(file.path, file);
      if (!kindOf(file.path)) continue;
      this.#files.set(file.path, this.#stored?.changed(file) ?? file);
      this.fullText.touch(file.path);
      this.phrases.forget(file.path);
    }
    for (const path of removed) {
      this.#config.delete(path);
      this.#files.delete(path);
      this.#stored?.removed(path);
      this.fullText.forget(path);
      this.phrases.forget(path);
    }
    if (configured) this.#context = this.#readContext();
    if (configured && this.#stored && !first) this.#stored.readAgain();
    const whole = configured && !this.#stored;
    this.#library.applyFiles({ changed: whole ? [...this.#files.values()] : changed, removed }, this.#context);
  }

  /** Moves the clock: scheduled posts whose time has come are published. Says whether there were any. */
  advance(now: number): boolean {
    this.#options = { ...this.#options, now };
    if (this.#isStill) return false;
    this.#context = { ...this.#context, now: this.#context.zone.at(now) };
    const changed = this.#scheduled()
      .filter(post => post.date.epoch <= now)
      .flatMap(post => this.#files.get(post.path) ?? []);
    this.#library.applyFiles({ changed, removed: [] }, this.#context);
    return changed.length > 0;
  }

  /** When the next scheduled post is published: milliseconds since the epoch. */
  nextDue(): number | undefined {
    if (this.#isStill) return undefined;
    return this.#scheduled().reduce<number | undefined>(
      (first, { date }) => (first === undefined || date.epoch < first ? date.epoch : first),
      undefined,
    );
  }

  /** Posts and drafts, the last edited first. */
  posts(): readonly PostFacts[] {
    return this.#library.posts(EVERYTHING, RECENT);
  }

  /** Posts and drafts that have one of these tags or categories, in the order of their paths. */
  having(key: ListKey, names: readonly string[]): readonly SitePath[] {
    const wanted = new Set(names);
    const paths: SitePath[] = [];
    for (const post of this.#library.all()) {
      if (post.kind !== 'page' && post[key].some(name => wanted.has(name))) paths.push(post.path);
    }
    return paths.sort();
  }

  /** Posts, drafts and pages, in no particular order. */
  all(): Iterable<PostFacts> {
    return this.#library.all();
  }

  find(path: SitePath): PostFacts | undefined {
    return this.#library.find(path);
  }

  /** How many posts have a tag. */
  tagCount(tag: string): number {
    return this.#library.tagCount(tag);
  }

  /**
   * The posts, drafts and pages that may hold these words in their texts, with them: all of them, or of a large site the best
   * ones that the index knows.
   */
  *textsWith(words: string): Iterable<{ readonly path: SitePath; readonly text: string }> {
    for (const path of this.#stored ? this.#readBest(words) : this.#files.keys()) {
      const text = this.#files.get(path)?.text;
      if (text !== undefined) yield { path, text };
    }
  }

  /** Those that may name an image. */
  *textsNaming(image: string): Generator<string> {
    for (const { text } of this.textsWith(image.slice(image.lastIndexOf('/') + 1))) yield text;
  }

  file(path: SitePath): SiteFile | undefined {
    return this.#files.get(path);
  }

  /** What the configuration's `defaults:` give a post, as text. */
  defaults(): ReadonlyMap<string, string> {
    const values = this.#context.defaults?.(sitePath('_posts/2000-01-01-any.md'), 'post') ?? new Map();
    return new Map([...values].map(([key, value]) => [toText(key), toText(value)]));
  }

  facts(): CatalogueFacts {
    return this.#library.counts;
  }

  /** The rows that answer a question, as far as texts on disk were looked through for its `phrases`. */
  query(query: CatalogueQuery): readonly CatalogueRow[] {
    return this.#search.query(query);
  }

  board(text: string): readonly BoardColumn[] {
    return this.#search.board(text);
  }

  /** Paths of a large site's posts that have these words, the best first, their texts read. */
  #readBest(words: string): readonly SitePath[] {
    const paths = this.fullText.index.search(`${words} `, MOST_READ).map(({ path }) => path);
    this.fetch(paths);
    return paths;
  }

  #indexed(path: SitePath): IndexedText | undefined {
    const file = this.#files.get(path);
    const text = file?.text;
    if (text === undefined) return undefined;
    return { text, title: this.#library.find(path)?.title ?? '' };
  }

  #contextStamp(): number {
    return textStamp(JSON.stringify([this.#options.zone, [...this.#config].map(([path, { text }]) => [path, text])]));
  }

  #scheduled(): readonly DatedFacts[] {
    return [...this.#library.all()].filter(isScheduled);
  }

  #readContext(): FactsContext {
    const settings = readSettings(this.#config, undefined, this.#options, () => this.#files.keys());
    this.#isStill = settings.context.time.epoch !== this.#options.now;
    return factsContext(settings, readReviewSettings(this.#config.get(REVIEW_FILE)?.text ?? '').review);
  }
}

type DatedFacts = PostFacts & { readonly date: NonNullable<PostFacts['date']> };

function isScheduled(post: PostFacts): post is DatedFacts {
  return post.state === 'scheduled' && post.date !== null;
}

function isConfig(path: string): boolean {
  return CONFIG.test(path) || path === REVIEW_FILE;
}
