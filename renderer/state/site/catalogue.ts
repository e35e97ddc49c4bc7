import type { OpenedSite } from '../../../shared/contract/site-calls.ts';
import type { ListKey } from '../../../shared/library/bulk-edit.ts';
import type { SiteDelta, SitePath } from '../../../shared/site/site-file.ts';
import { everything } from './catalogue-protocol.ts';
import type {
  CatalogueFacts,
  CatalogueQuery,
  BoardColumn,
  CatalogueRow,
  FromCatalogue,
  ListHead,
  RelatedPosts,
  ShownRow,
  SiteKnowledge,
  ToCatalogue,
} from './catalogue-protocol.ts';
import { Outbox, sizeOfFiles } from '../outbox.ts';
import { Store } from '../store.ts';
import type { SiteFollower } from './workspace.ts';

export interface CatalogueState {
  readonly query: CatalogueQuery;
  readonly facts: CatalogueFacts | null;
  /** Rows of the answer to the query as it stands, headings among them. */
  readonly count: number;
  readonly posts: number;
  readonly heads: ReadonlyMap<number, ListHead>;
  /** Which list this is; rows of one list keep their places. */
  readonly version: number;
  /** Grows when rows arrived. */
  readonly arrived: number;
  /** True while the folder is read for the first time. */
  readonly reading: boolean;
  /** The worker ended too often and is not started again by itself; the list stands still. */
  readonly stopped: boolean;
  /** Posts of a large site whose front matter has been read; null when all are. */
  readonly titles: { readonly done: number; readonly total: number } | null;
  /** Posts that the full-text index has read of all; null when it has read them. */
  readonly indexing: { readonly done: number; readonly total: number } | null;
  /** Texts that were looked through for the phrase that is searched; null when no text is left. */
  readonly looking: { readonly done: number; readonly total: number } | null;
}

const NOTHING_KNOWN: SiteKnowledge = {
  schema: { fields: [] },
  inferred: { fields: [] },
  dataFiles: [],
  schemaProblems: [],
  count: 0,
  posts: [],
  allPosts: true,
  imageStyle: { body: 'root', frontMatter: 'root' },
};
const PAGE = 64;

/** What the catalogue needs of a worker. */
export interface CatalogueWorker {
  postMessage(message: ToCatalogue): void;
  onmessage: ((event: MessageEvent<FromCatalogue>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

/** A worker that has answered before and does not answer for so long is ended; milliseconds. */
const LONGEST_ANSWER = 60_000;
/** One that ends this often within a minute is not started again. */
const MOST_CRASHES = 3;

export interface CatalogueOptions {
  readonly start: () => CatalogueWorker;
  /** IANA zone of the machine. */
  readonly zone: string;
  /** The site's files are wanted once more. */
  readonly readAgain: () => void;
  /** The worker ended unexpectedly; whether it was started again. */
  readonly onCrash: (again: boolean, cause: string) => void;
}

/**
 * The library's side of the catalogue worker: asks, and holds the rows near what is shown. A worker that crashes or hangs
 * is started anew; the rows stay meanwhile.
 */
export class Catalogue implements SiteFollower {
  readonly store: Store<CatalogueState>;
  /** The posts that the person selected; they may lie outside of the present list. */
  readonly selection = new Store<ReadonlySet<SitePath>>(new Set());
  readonly knowledge = new Store<SiteKnowledge>(NOTHING_KNOWN);
  readonly #options: CatalogueOptions;
  #site: OpenedSite | null = null;
  #crashes: number[] = [];
  #watchdog: ReturnType<typeof setTimeout> | undefined;
  #hasAnswered = false;
  #worker: CatalogueWorker | null = null;
  #number = 0;
  /** The question about the list that has no answer yet, and whether another text was typed since. */
  #awaited: number | null = null;
  #isStale = false;
  #rows = new Map<number, ShownRow>();
  #asked = new Set<number>();
  readonly #outbox = new Outbox<ToCatalogue>(message => this.#worker?.postMessage(message));
  /** Questions that have one answer, by their number. */
  readonly #waiting = new Map<number, (answer: FromCatalogue | undefined) => void>();

  constructor(options: CatalogueOptions) {
    this.#options = options;
    this.store = new Store<CatalogueState>(empty(everything));
  }

  opened(site: OpenedSite): void {
    this.#site = site;
    this.#rows.clear();
    this.#asked.clear();
    this.#crashes = [];
    this.store.set({ ...empty(everything), reading: true });
    this.#begin(site);
  }

  listed(files: string, stored: boolean): void {
    this.#tell({ kind: 'listed', files, stored });
  }

  changed(delta: SiteDelta, reading: boolean): void {
    this.#tell({ kind: 'files', delta, reading }, sizeOfFiles(delta));
    this.store.merge({ reading });
    const selected = new Set(this.selection.get());
    if (delta.removed.filter(path => selected.delete(path)).length > 0) this.selection.set(selected);
  }

  closed(): void {
    this.#end();
    this.#site = null;
    this.selection.set(new Set());
    this.knowledge.set(NOTHING_KNOWN);
    this.store.set(empty(everything));
  }

  #begin({ folder, id }: OpenedSite): void {
    const worker = this.#options.start();
    this.#worker = worker;
    worker.onmessage = event => this.#worker === worker && this.#hear(event.data);
    worker.onerror = ({ message }) => this.#worker === worker && this.#restart(message);
    this.#awaited = null;
    this.#isStale = false;
    this.#hasAnswered = false;
    this.#tell({ kind: 'start', now: Date.now(), zone: this.#options.zone, folder, site: id });
    this.#ask();
  }

  #end(): void {
    clearTimeout(this.#watchdog);
    this.#outbox.clear();
    this.#worker?.terminate();
    this.#worker = null;
    for (const answer of this.#waiting.values()) answer(undefined);
    this.#waiting.clear();
  }

  #restart(cause: string): void {
    const wasAsked = this.#awaited !== null;
    this.#end();
    const now = performance.now();
    this.#crashes = [...this.#crashes.filter(time => now - time < 60_000), now];
    const again = this.#site !== null && this.#crashes.length < MOST_CRASHES;
    this.#options.onCrash(again, cause);
    this.store.merge({
      titles: null,
      indexing: null,
      looking: null,
      reading: again,
      stopped: !again && this.#site !== null,
    });
    if (!again || !this.#site) return;
    // A question that ended the worker twice is not asked a third time.
    if (wasAsked && this.#crashes.length > 1) this.store.merge({ query: everything });
    this.#begin(this.#site);
    // Main sends the folder once more: its texts are not held here a second time.
    this.#options.readAgain();
  }

  /** Starts a worker that was given up once more, as the person asks for it. */
  startAgain(): void {
    if (!this.#site || !this.store.get().stopped) return;
    this.#crashes = [];
    this.store.merge({ query: everything, reading: true, stopped: false });
    this.#begin(this.#site);
    this.#options.readAgain();
  }

  /** Asks another question; the list is replaced when its answer is there. */
  ask(part: Partial<CatalogueQuery>): void {
    this.store.merge({ query: { ...this.store.get().query, ...part } });
    this.#ask();
  }

  /** A row of the present list, if it is at hand; `want` fetches it. None in the place of a heading. */
  row(index: number): CatalogueRow | undefined {
    return this.#rows.get(index)?.post;
  }

  /** The row with where the words of the search stand in it. */
  shown(index: number): ShownRow | undefined {
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
  async find(text: string): Promise<readonly CatalogueRow[]> {
    const answer = await this.#question(number => ({ kind: 'find', text, number }));
    return answer?.kind === 'found' ? answer.rows : [];
  }

  /** The paths of a part of the present list, each once. */
  paths(from: number, to: number): Promise<readonly SitePath[]> {
    return this.#pathsOf(number => ({ kind: 'paths', number, from, to }));
  }

  /** The posts and drafts that have one of these tags or categories. */
  having(key: ListKey, names: readonly string[]): Promise<readonly SitePath[]> {
    return this.#pathsOf(number => ({ kind: 'having', number, key, names }));
  }

  /** Tags that posts like these have; `text` is that of a single post as it lies open. */
  async suggest(paths: readonly SitePath[], text: string | null): Promise<readonly string[]> {
    const answer = await this.#question(number => ({ kind: 'suggest', number, paths, text }));
    return answer?.kind === 'suggested' ? answer.tags : [];
  }

  /** The posts that fit what was typed, in a column for each state. */
  async board(text: string): Promise<readonly BoardColumn[]> {
    const answer = await this.#question(number => ({ kind: 'board', text, number }));
    return answer?.kind === 'columns' ? answer.columns : [];
  }

  /** The posts that have to do with an open one. */
  async related(path: SitePath, text: string, url: string | null): Promise<RelatedPosts> {
    const answer = await this.#question(number => ({ kind: 'related', number, path, text, url }));
    return answer?.kind === 'relatives' ? answer.related : { linking: [], similar: [] };
  }

  async #pathsOf(message: (number: number) => ToCatalogue): Promise<readonly SitePath[]> {
    const answer = await this.#question(message);
    return answer?.kind === 'paths' ? answer.paths : [];
  }

  #question(message: (number: number) => ToCatalogue): Promise<FromCatalogue | undefined> {
    if (!this.#worker) return Promise.resolve(undefined);
    this.#number += 1;
    const number = this.#number;
    this.#tell(message(number));
    return new Promise(resolve => this.#waiting.set(number, resolve));
  }

  /** The words that most posts give an image; null where none shows it. */
  async alt(image: SitePath): Promise<string | null> {
    const answer = await this.#question(number => ({ kind: 'alt', number, image }));
    return answer?.kind === 'alt' ? answer.alt : null;
  }

  /** One question at a time: while a person types faster than answers come, only the last text is asked for. */
  #ask(): void {
    this.#isStale = this.#awaited !== null;
    if (this.#isStale) return;
    this.#awaited = ++this.#number;
    this.#tell({ kind: 'query', query: this.store.get().query, number: this.#number });
    clearTimeout(this.#watchdog);
    // Its start alone may take as long on a busy machine.
    if (this.#hasAnswered)
      this.#watchdog = setTimeout(() => this.#restart('it did not answer for a minute'), LONGEST_ANSWER);
  }

  #take(rows: readonly (ShownRow | null)[], from: number): void {
    for (const [at, row] of rows.entries()) if (row) this.#rows.set(from + at, row);
  }

  #tell(message: ToCatalogue, size = 0): void {
    if (this.#worker) this.#outbox.add(message, size);
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
        clearTimeout(this.#watchdog);
        this.#hasAnswered = true;
        if (message.number === this.#awaited) this.#awaited = null;
        if (this.#isStale && this.#awaited === null) this.#ask();
        this.#rows = new Map();
        this.#take(message.rows, 0);
        this.#asked = new Set(message.rows.length >= Math.min(PAGE, message.count) ? [0] : []);
        this.store.merge({
          count: message.count,
          posts: message.posts,
          heads: new Map(message.heads.map(head => [head.at, head])),
          version: message.version,
          arrived: this.store.get().arrived + 1,
        });
        break;
      case 'rows':
        if (message.version !== this.store.get().version) break;
        this.#take(message.rows, message.from);
        this.store.merge({ arrived: this.store.get().arrived + 1 });
        break;
      case 'reading':
        this.store.merge({ titles: message.done < message.total ? message : null });
        break;
      case 'indexed':
        this.store.merge({ indexing: message.done < message.total ? message : null });
        break;
      case 'looked':
        this.store.merge({ looking: message.done < message.total ? message : null });
        break;
      default:
        this.#waiting.get(message.number)?.(message);
        this.#waiting.delete(message.number);
    }
  }
}

function empty(query: CatalogueQuery): CatalogueState {
  return {
    query,
    facts: null,
    count: 0,
    posts: 0,
    heads: new Map(),
    version: 0,
    arrived: 0,
    reading: false,
    stopped: false,
    titles: null,
    indexing: null,
    looking: null,
  };
}
