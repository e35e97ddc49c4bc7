import type { BoardColumn, CatalogueFacts, CatalogueQuery, CatalogueRow } from '../state/catalogue-protocol.ts';
import type { ListKey } from '../../shared/library/bulk-edit.ts';
import type { Order } from '../../shared/library/arrange.ts';
import { kindOf, POST_STATES, type FactsContext, type PostFacts } from '../../shared/library/facts.ts';
import { foldText } from '../../shared/library/fold.ts';
import { encodeFacts, type KeptFacts } from '../../shared/library/kept-facts.ts';
import type { IndexBatch, TextsToIndex } from '../../shared/library/index-batch.ts';
import { Library } from '../../shared/library/library.ts';
import { EVERYTHING, parseQuery, wordsOfQuery, type Query, type Term } from '../../shared/library/query.ts';
import { readReviewSettings, REVIEW_FILE } from '../../shared/library/review-settings.ts';
import { termsOf } from '../../shared/library/search-terms.ts';
import { textStamp } from '../../shared/library/text-stamp.ts';
import { toText } from '../../shared/ruby/text.ts';
import { sitePath, type SiteDelta, type SiteFile, type SitePath } from '../../shared/site/site-file.ts';
import { readSettings } from '../../shared/site/site-settings.ts';
import type { ReadTexts } from '../../shared/site/stored-file.ts';
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
/** Posts that the index has not read yet and that are looked through for a word meanwhile. */
const MOST_LOOKED_THROUGH = 2000;
/** Texts of a large site that are read for one question. */
const MOST_READ = 1000;
/** Posts whose facts are read first at the next start: more than main tells before the others. */
const KEPT_FIRST = 600;
/** Posts of a state that the board shows. */
const MOST_IN_COLUMN = 200;
const RECENT: Order = { by: 'edited', down: true };

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
  /** The posts of a large site, whose texts stay on disk. */
  #stored: StoredPosts | undefined;
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
    }
    for (const path of removed) {
      this.#config.delete(path);
      this.#files.delete(path);
      this.#stored?.removed(path);
      this.fullText.forget(path);
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

  /** The rows that answer a question in the order that it asks for; without one, with words, the best match first. */
  query(query: CatalogueQuery): readonly CatalogueRow[] {
    const wanted = queryOf(query);
    const matches = this.#matchesOf(wanted, query.text);
    const found = this.#library.posts(
      wanted,
      query.order ?? RECENT,
      (post, word) => matches.get(word)?.(post) ?? false,
    );
    const words = wordsOfQuery(wanted);
    if (words.length === 0 || query.order !== null) return found;
    const scores = words.map(word => this.fullText.index.match(searchedAs(word, query.text)));
    const folded = words.map(foldText);
    return ranked(found, post => {
      const named = folded.reduce(
        (sum, word) => sum + (foldText(post.title).includes(word) ? 20 : post.names.includes(word) ? 2 : 0),
        0,
      );
      return scores.reduce((sum, score) => sum + score(post.path), named);
    });
  }

  /** The posts that answer what was typed, in a column for each state, the last edited first. */
  board(text: string): readonly BoardColumn[] {
    const columns = new Map(POST_STATES.map(state => [state, [] as CatalogueRow[]]));
    for (const post of this.query({ text, kind: 'posts', state: null, order: RECENT, group: 'none' }))
      columns.get(post.state)!.push(post);
    return [...columns].map(([state, rows]) => ({ state, count: rows.length, rows: rows.slice(0, MOST_IN_COLUMN) }));
  }

  /** Whether the text of a post holds each word of a query. */
  #matchesOf(query: Query, typed: string): ReadonlyMap<string, (post: PostFacts) => boolean> {
    const words = query.terms.flatMap(term => (term.kind === 'word' ? [term.text] : []));
    const unread = !this.#stored && this.fullText.waiting <= MOST_LOOKED_THROUGH;
    return new Map(
      words.map(word => {
        const score = this.fullText.index.match(searchedAs(word, typed));
        const folded = foldText(word);
        // The index knows single words; that several stand together only the text says.
        const isPhrase = termsOf(word).length > 1;
        const looked = isPhrase && this.#stored ? new Set(this.#readBest(word)) : undefined;
        const holds = ({ path }: PostFacts) =>
          looked?.has(path) !== false && foldText(this.#files.get(path)?.text ?? '').includes(folded);
        return [
          word,
          post => {
            if (this.fullText.isWaiting(post.path)) return unread && holds(post);
            return score(post.path) > 0 && (!isPhrase || holds(post));
          },
        ];
      }),
    );
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
    const { config, context } = readSettings(this.#config, undefined, this.#options, () => this.#files.keys());
    this.#isStill = context.time.epoch !== this.#options.now;
    return {
      zone: context.zone,
      now: context.time,
      future: config.get('future') === true,
      review: readReviewSettings(this.#config.get(REVIEW_FILE)?.text ?? '').review,
      defaults: (path, kind) => context.defaults.all(path, kind === 'page' ? 'pages' : 'posts'),
    };
  }
}

type DatedFacts = PostFacts & { readonly date: NonNullable<PostFacts['date']> };

function isScheduled(post: PostFacts): post is DatedFacts {
  return post.state === 'scheduled' && post.date !== null;
}

function isConfig(path: string): boolean {
  return CONFIG.test(path) || path === REVIEW_FILE;
}

/** A word as the index is asked for it: the one that is being typed may go on. */
function searchedAs(word: string, typed: string): string {
  return typed.endsWith(word) ? word : `${word} `;
}

/** The posts with the highest score first; equal ones stay in their order. */
function ranked(posts: readonly PostFacts[], scoreOf: (post: PostFacts) => number): readonly PostFacts[] {
  // Numbers are sorted without a comparison of ours, which tells in tens of thousands: the place fills the lower bits.
  const keys = Float64Array.from(posts, (post, at) => -Math.round(Math.min(scoreOf(post), 2000) * 1000) * 2 ** 20 + at);
  keys.sort();
  return Array.from(keys, key => posts[((key % 2 ** 20) + 2 ** 20) % 2 ** 20]!);
}

/** What was typed, and the filters beside it, as one query. */
function queryOf({ text, kind, state }: CatalogueQuery): Query {
  const terms: Term[] = [...parseQuery(text).terms];
  if (kind === 'pages') terms.push({ kind: 'is', state: 'page', not: false });
  if (state !== null) terms.push({ kind: 'is', state, not: false });
  return { terms };
}
