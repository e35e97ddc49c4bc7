import type { CatalogueFacts, CatalogueQuery, CatalogueRow } from '../state/catalogue-protocol.ts';
import type { ListKey } from '../../shared/library/bulk-edit.ts';
import type { Order } from '../../shared/library/arrange.ts';
import { DEFAULT_REVIEW, kindOf, type FactsContext, type PostFacts } from '../../shared/library/facts.ts';
import { foldText } from '../../shared/library/fold.ts';
import { Library } from '../../shared/library/library.ts';
import { EVERYTHING, parseQuery, wordsOfQuery, type Query, type Term } from '../../shared/library/query.ts';
import { toText } from '../../shared/ruby/text.ts';
import { sitePath, type SiteDelta, type SiteFile, type SitePath } from '../../shared/site/site-file.ts';
import { readSettings } from '../../shared/site/site-settings.ts';

export interface SiteCatalogueOptions {
  /** Milliseconds since the epoch: which posts are still to come. */
  readonly now: number;
  /** The machine's IANA zone. */
  readonly zone: string;
}

const CONFIG = /^_config\.ya?ml$/;

/** A site's posts and pages with their texts, kept by its deltas: what the library's lists and searches are made from. */
export class SiteCatalogue {
  #options: SiteCatalogueOptions;
  readonly #config = new Map<string, SiteFile>();
  readonly #files = new Map<SitePath, SiteFile>();
  readonly #library = new Library();
  #context: FactsContext;
  /** The configuration's `time:` is in force: the site's clock stands still. */
  #isStill = false;

  constructor(options: SiteCatalogueOptions) {
    this.#options = options;
    this.#context = this.#readContext();
  }

  apply({ changed, removed }: SiteDelta): void {
    const configured = [...changed.map(file => file.path), ...removed].some(path => CONFIG.test(path));
    for (const file of changed) {
      if (CONFIG.test(file.path)) this.#config.set(file.path, file);
      if (kindOf(file.path)) this.#files.set(file.path, file);
    }
    for (const path of removed) {
      this.#config.delete(path);
      this.#files.delete(path);
    }
    if (configured) this.#context = this.#readContext();
    this.#library.applyFiles({ changed: configured ? [...this.#files.values()] : changed, removed }, this.#context);
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
    return this.#library.posts(EVERYTHING, ORDERS.edited);
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

  find(path: SitePath): PostFacts | undefined {
    return this.#library.find(path);
  }

  /** How many posts have a tag. */
  tagCount(tag: string): number {
    return this.#library.tagCount(tag);
  }

  /** The texts of posts, drafts and pages. */
  *texts(): Iterable<string> {
    for (const { text } of this.#files.values()) if (text !== undefined) yield text;
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

  /** The rows that answer a question, in its order; with words, posts that have them in the title come first. */
  query(query: CatalogueQuery): readonly CatalogueRow[] {
    const wanted = queryOf(query);
    const patterns = new Map<string, RegExp>();
    const holds = (post: PostFacts, word: string): boolean => {
      let pattern = patterns.get(word);
      if (!pattern) patterns.set(word, (pattern = new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'iu')));
      return pattern.test(this.#files.get(post.path)?.text ?? '');
    };
    const found = this.#library.posts(wanted, ORDERS[query.sort], holds);
    const words = wordsOfQuery(wanted).map(foldText);
    if (words.length === 0) return found;
    const inTitle = (post: PostFacts) => words.every(word => foldText(post.title).includes(word));
    return [...found.filter(inTitle), ...found.filter(post => !inTitle(post))];
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
      review: DEFAULT_REVIEW,
      defaults: (path, kind) => context.defaults.all(path, kind === 'page' ? 'pages' : 'posts'),
    };
  }
}

type DatedFacts = PostFacts & { readonly date: NonNullable<PostFacts['date']> };

function isScheduled(post: PostFacts): post is DatedFacts {
  return post.state === 'scheduled' && post.date !== null;
}

const ORDERS: Readonly<Record<CatalogueQuery['sort'], Order>> = {
  edited: { by: 'edited', down: true },
  newest: { by: 'date', down: true },
  oldest: { by: 'date', down: false },
  title: { by: 'title', down: false },
};

/** What was typed, and the filters beside it, as one query. */
function queryOf({ text, kind, state, tag, category }: CatalogueQuery): Query {
  const terms: Term[] = [...parseQuery(text).terms];
  if (kind === 'pages') terms.push({ kind: 'is', state: 'page', not: false });
  if (state !== null) terms.push({ kind: 'is', state, not: false });
  if (tag !== null) terms.push({ kind: 'tag', text: tag, not: false });
  if (category !== null) terms.push({ kind: 'category', text: category, not: false });
  return { terms };
}
