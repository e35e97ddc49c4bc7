import { Worker } from 'node:worker_threads';
import { listFolder, ManyFiles, type Listing } from '../folder/folder-reader.ts';
import { unpackListing } from './large-listing.ts';
import type { FromReadingThread, ReadingQuestion, ReadingRequest, ToReadingThread } from './reading-messages.ts';

interface Waiting {
  readonly resolve: (answer: FromReadingThread) => void;
  readonly reject: (error: Error) => void;
}

/** More files than these are listed by the thread: for fewer its start takes longer than the listing. */
const LISTED_HERE = 3000;
/** A thread that is asked nothing for so long ends, and its memory is free; milliseconds. */
const IDLE = 4000;

/** Lists a site's folder and reads from it; of a large one in a thread of its own, which starts with a question and ends when none come. */
export class ReadingThread {
  readonly #entry: string;
  readonly #root: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #number = 0;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;
  #isLarge: boolean;
  #ahead: Promise<Listing> | undefined;
  /** The listing that the thread handed over last; of a thread that ended nothing is the same. */
  #listed: Listing | undefined;

  /** `entry` is the built file of `reading-worker.ts`; `root` absolute, without symbolic links. */
  constructor(entry: string, root: string, isLarge = false) {
    this.#entry = entry;
    this.#root = root;
    this.#isLarge = isLarge;
  }

  /** Begins to list before the window can ask. */
  listAhead(): void {
    this.#ahead = this.list();
    this.#ahead.catch(() => undefined);
  }

  /** The listing that was begun ahead; once, for it grows old. */
  takeAhead(): Promise<Listing> | undefined {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    return ahead;
  }

  /** Fails as reading a folder does. The same object again while the thread finds nothing else. */
  async list(): Promise<Listing> {
    if (!this.#isLarge) {
      try {
        return await listFolder(this.#root, { most: LISTED_HERE });
      } catch (error) {
        if (!(error instanceof ManyFiles)) throw error;
        this.#isLarge = true;
      }
    }
    const answer = await this.#ask({ kind: 'list' });
    if (answer.kind === 'listing' && answer.listing) this.#listed = unpackListing(answer.listing);
    return this.#listed ?? { files: [], unreadable: [], unfinished: [] };
  }

  /** Reads texts, or their beginnings up to the end of their front matter, or indexes them; the bytes are the page's. */
  async read(question: ReadingQuestion): Promise<Uint8Array<ArrayBuffer>> {
    const answer = await this.#ask(question);
    return answer.kind === 'read' ? answer.bytes : new Uint8Array();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
    this.#end(new Error('The site was closed.'));
  }

  #ask(request: ReadingRequest): Promise<FromReadingThread> {
    if (this.#closed) return Promise.reject(new Error('The site was closed.'));
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      worker.postMessage({ ...request, number } satisfies ToReadingThread);
    });
  }

  #start(): Worker {
    const worker = new Worker(this.#entry, { workerData: this.#root });
    worker.unref();
    worker.on('message', (answer: FromReadingThread) => {
      const waiting = this.#waiting.get(answer.number);
      this.#waiting.delete(answer.number);
      if (answer.kind === 'failed') waiting?.reject(Object.assign(new Error(answer.said), { code: answer.code }));
      else waiting?.resolve(answer);
      if (this.#waiting.size === 0) this.#idle = setTimeout(() => this.#rest(), IDLE);
    });
    worker.on('error', error => {
      if (this.#worker === worker) {
        this.#worker = undefined;
        this.#listed = undefined;
      }
      this.#end(error);
    });
    return worker;
  }

  #rest(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#listed = undefined;
    void worker?.terminate();
  }

  #end(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
