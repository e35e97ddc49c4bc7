import type { OpenedSite } from '../../shared/contract/calls.ts';
import type { ListKey } from '../../shared/library/bulk-edit.ts';
import type { SiteDelta, SitePath } from '../../shared/site/site-file.ts';
import { everything } from './catalogue-protocol.ts';
import type {
  CatalogueFacts,
  CatalogueQuery,
  CatalogueRow,
  FromCatalogue,
  SiteKnowledge,
  ToCatalogue,
} from './catalogue-protocol.ts';
import { Store } from './store.ts';
import type { SiteFollower } from './workspace.ts';

export interface CatalogueState {
  readonly query: CatalogueQuery;
  readonly facts: CatalogueFacts | null;
  /** Rows of the answer to the query as it stands. */
  readonly count: number;
  /** Which list this is; rows of one list keep their places. */
  readonly version: number;
  /** Grows when rows arrived. */
  readonly arrived: number;
  /** True while the folder is read for the first time. */
  readonly reading: boolean;
}

const NOTHING_KNOWN: SiteKnowledge = {
  schema: { fields: [] },
  count: 0,
  posts: [],
  imageStyle: { body: 'root', frontMatter: 'root' },
};
const PAGE = 64;

/** What the catalogue needs of a worker. */
export interface CatalogueWorker {
  postMessage(message: ToCatalogue): void;
  onmessage: ((event: MessageEvent<FromCatalogue>) => void) | null;
  terminate(): void;
}

/** The library's side of the catalogue worker: asks, and holds the rows near what is shown. */
export class Catalogue implements SiteFollower {
  readonly store: Store<CatalogueState>;
  /** The posts that the person selected; they may lie outside of the present list. */
  readonly selection = new Store<ReadonlySet<SitePath>>(new Set());
  readonly knowledge = new Store<SiteKnowledge>(NOTHING_KNOWN);
  readonly #start: () => CatalogueWorker;
  readonly #zone: string;
  #worker: CatalogueWorker | null = null;
  #number = 0;
  #rows = new Map<number, CatalogueRow>();
  #asked = new Set<number>();
  readonly #paths = new Map<number, (paths: readonly SitePath[]) => void>();
  readonly #suggestions = new Map<number, (tags: readonly string[]) => void>();
  readonly #alts = new Map<number, (alt: string | null) => void>();
  readonly #finds = new Map<number, (rows: readonly CatalogueRow[]) => void>();

  constructor(start: () => CatalogueWorker, zone: string) {
    this.#start = start;
    this.#zone = zone;
    this.store = new Store<CatalogueState>(empty(everything));
  }

  opened(site: OpenedSite): void {
    void site;
    this.#worker = this.#start();
    this.#worker.onmessage = event => this.#hear(event.data);
    this.#rows.clear();
    this.#asked.clear();
    this.store.set({ ...empty(everything), reading: true });
    this.#tell({ kind: 'start', now: Date.now(), zone: this.#zone });
    this.#ask();
  }

  changed(delta: SiteDelta, reading: boolean): void {
    this.#tell({ kind: 'files', delta, reading });
    this.store.merge({ reading });
  }

  closed(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#finds.clear();
    this.#suggestions.clear();
    for (const answer of this.#alts.values()) answer(null);
    this.#alts.clear();
    this.#paths.clear();
    this.selection.set(new Set());
    this.knowledge.set(NOTHING_KNOWN);
    this.store.set(empty(everything));
  }

  /** Asks another question; the list is replaced when its answer is there. */
  ask(part: Partial<CatalogueQuery>): void {
    this.store.merge({ query: { ...this.store.get().query, ...part } });
    this.#ask();
  }

  /** A row of the present list, if it is at hand; `want` fetches it. */
  row(index: number): CatalogueRow | undefined {
    return this.#rows.get(index);
  }

  /** Fetches the rows from `from` up to `to` that are not at hand. */
  want(from: number, to: number): void {
    for (let page = Math.floor(from / PAGE); page * PAGE < to; page++) {
      if (this.#asked.has(page)) continue;
      this.#asked.add(page);
      this.#tell({ kind: 'rows', from: page * PAGE, to: (page + 1) * PAGE });
    }
  }

  /** The posts that fit a typed name best, for "Go to post". */
  find(text: string): Promise<readonly CatalogueRow[]> {
    if (!this.#worker) return Promise.resolve([]);
    this.#number += 1;
    const number = this.#number;
    this.#tell({ kind: 'find', text, number });
    return new Promise(resolve => this.#finds.set(number, resolve));
  }

  /** The paths of a part of the present list. */
  paths(from: number, to: number): Promise<readonly SitePath[]> {
    if (!this.#worker) return Promise.resolve([]);
    this.#number += 1;
    const number = this.#number;
    this.#tell({ kind: 'paths', number, from, to });
    return new Promise(resolve => this.#paths.set(number, resolve));
  }

  /** The posts and drafts that have one of these tags or categories. */
  having(key: ListKey, names: readonly string[]): Promise<readonly SitePath[]> {
    if (!this.#worker) return Promise.resolve([]);
    this.#number += 1;
    const number = this.#number;
    this.#tell({ kind: 'having', number, key, names });
    return new Promise(resolve => this.#paths.set(number, resolve));
  }

  /** Tags that posts like these have; `text` is that of a single post as it lies open. */
  suggest(paths: readonly SitePath[], text: string | null): Promise<readonly string[]> {
    if (!this.#worker) return Promise.resolve([]);
    this.#number += 1;
    const number = this.#number;
    this.#tell({ kind: 'suggest', number, paths, text });
    return new Promise(resolve => this.#suggestions.set(number, resolve));
  }

  /** The words that most posts give an image; null where none shows it. */
  alt(image: SitePath): Promise<string | null> {
    if (!this.#worker) return Promise.resolve(null);
    this.#number += 1;
    const number = this.#number;
    this.#tell({ kind: 'alt', number, image });
    return new Promise(resolve => this.#alts.set(number, resolve));
  }

  #ask(): void {
    this.#number += 1;
    this.#tell({ kind: 'query', query: this.store.get().query, number: this.#number });
  }

  #tell(message: ToCatalogue): void {
    this.#worker?.postMessage(message);
  }

  #hear(message: FromCatalogue): void {
    switch (message.kind) {
      case 'facts':
        this.store.merge({ facts: message.facts });
        break;
      case 'knowledge':
        this.knowledge.set(message.knowledge);
        break;
      case 'result':
        this.#rows = new Map(message.rows.map((row, at) => [at, row]));
        this.#asked = new Set(message.rows.length > 0 ? [0] : []);
        this.store.merge({
          count: message.count,
          version: message.version,
          arrived: this.store.get().arrived + 1,
        });
        break;
      case 'rows':
        if (message.version !== this.store.get().version) break;
        message.rows.forEach((row, at) => this.#rows.set(message.from + at, row));
        this.store.merge({ arrived: this.store.get().arrived + 1 });
        break;
      case 'paths':
        this.#paths.get(message.number)?.(message.paths);
        this.#paths.delete(message.number);
        break;
      case 'alt':
        this.#alts.get(message.number)?.(message.alt);
        this.#alts.delete(message.number);
        return;
      case 'suggested':
        this.#suggestions.get(message.number)?.(message.tags);
        this.#suggestions.delete(message.number);
        break;
      case 'found':
        this.#finds.get(message.number)?.(message.rows);
        this.#finds.delete(message.number);
        break;
    }
  }
}

function empty(query: CatalogueQuery): CatalogueState {
  return { query, facts: null, count: 0, version: 0, arrived: 0, reading: false };
}
