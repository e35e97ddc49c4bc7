import type { FromCatalogue } from '../state/site/catalogue-protocol.ts';
import type { SiteCatalogue } from './site-catalogue.ts';
import { indexStored } from './stored-indexing.ts';

export interface IndexingOptions {
  readonly catalogue: SiteCatalogue;
  /** The id by which texts of a large site are asked for. */
  readonly site: string;
  readonly isStored: () => boolean;
  /** The folder was read, and the index of the last run taken up. */
  readonly isReady: () => boolean;
  readonly tell: (message: FromCatalogue) => void;
  /** Texts turned out to hold marks. */
  readonly onMarks: () => void;
  /** The index is another one now. */
  readonly onIndexed: () => void;
  /** The index is to be kept for the next start. */
  readonly keep: () => void;
}

/** Milliseconds that indexing takes before questions are answered again, and after which it says how far it is. */
const INDEXED_AT_ONCE = 12;
const TELL_AFTER = 300;
/** An index that has come to rest is kept after so long, and so long after a change; milliseconds. */
const KEEP_FIRST = 1500;
const KEEP_AFTER = 20_000;

/** Brings the full-text index up to date once the folder was read, in slices, between answers. */
export class Indexing {
  readonly #options: IndexingOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;
  /** A large site is being indexed. */
  #isBusy = false;
  #lastTold = 0;
  /** Questions that wait for the index to be whole. */
  readonly #waiting: (() => void)[] = [];

  constructor(options: IndexingOptions) {
    this.#options = options;
  }

  soon(): void {
    const { isReady, isStored } = this.#options;
    if (!isReady()) return;
    if (!isStored()) this.#timer ??= setTimeout(() => this.#work(), 0);
    else if (!this.#isBusy) void this.#workOnStored();
  }

  /** Does something with the whole index. */
  whenDone(task: () => void): void {
    const { isReady, catalogue } = this.#options;
    if (isReady() && catalogue.fullText.waiting === 0) task();
    else this.#waiting.push(task);
  }

  #work(): void {
    this.#timer = undefined;
    const { fullText } = this.#options.catalogue;
    const end = performance.now() + INDEXED_AT_ONCE;
    const total = fullText.index.size + fullText.waiting;
    if (fullText.work(() => performance.now() > end)) return this.#done(total);
    this.soon();
    if (performance.now() - this.#lastTold < TELL_AFTER) return;
    this.#tell(fullText.index.size, Math.max(total, fullText.index.size + 1));
  }

  async #workOnStored(): Promise<void> {
    const { catalogue, site, onMarks, tell } = this.#options;
    this.#isBusy = true;
    this.#lastTold = 0;
    const isDone = await indexStored({
      catalogue,
      site,
      onMarks,
      onProgress: (done, total) => this.#tell(done, total),
    });
    this.#isBusy = false;
    if (isDone) this.#done(catalogue.fullText.index.size);
    else tell({ kind: 'indexed', done: 0, total: 0 });
  }

  #tell(done: number, total: number): void {
    this.#lastTold = performance.now();
    this.#options.tell({ kind: 'indexed', done, total });
  }

  #done(total: number): void {
    const { catalogue, tell, onIndexed, keep } = this.#options;
    tell({ kind: 'indexed', done: total, total });
    for (const wake of this.#waiting.splice(0)) wake();
    if (catalogue.fullText.unkept > 0) {
      onIndexed();
      const after = this.#lastTold > 0 ? KEEP_FIRST : KEEP_AFTER;
      this.#keeping ??= setTimeout(() => {
        this.#keeping = undefined;
        keep();
      }, after);
    }
    this.#lastTold = 0;
  }
}
