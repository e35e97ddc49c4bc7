import { Worker } from 'node:worker_threads';
import {
  DONE,
  FAILED,
  type OutputEnd,
  type OutputPage,
  type OutputWork,
  type ToOutputThread,
} from './output-messages.ts';
import { OutputFault, type Output } from './output-page.ts';

/** Pages that go to the thread together. */
const AT_ONCE = 32;
/** Pages that may wait for the disk; then whoever renders waits, too: memory does not grow with the site. */
const MOST_WAITING = 512;
/** Milliseconds without a page written after which nobody waits any more. */
const PATIENCE = 10_000;

/** An output folder in a thread of its own, which writes while this one renders. */
export class OutputThread implements Output {
  readonly #worker: Worker;
  readonly #shared: Int32Array;
  readonly #end: Promise<OutputEnd>;
  #pages: OutputPage[] = [];
  #sent = 0;
  /** Milliseconds that are waited for a page to be written. */
  #patience: number;

  /** `entry` is the built file of `output-worker.ts`; `out` absolute. */
  constructor(entry: string, out: string, patience = PATIENCE) {
    this.#patience = patience;
    const state = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
    this.#shared = new Int32Array(state);
    this.#worker = new Worker(entry, { workerData: { out, state } satisfies OutputWork });
    this.#end = new Promise((resolve, reject) => {
      this.#worker.once('message', resolve);
      this.#worker.once('error', reject);
      this.#worker.once('exit', () => reject(new Error('The thread that writes pages ended early')));
    });
    // Whoever closes the folder hears of it.
    this.#end.catch(() => undefined);
  }

  write(dest: string, text: string): boolean {
    this.#pages.push([dest, text]);
    if (this.#pages.length >= AT_ONCE) this.#send();
    return Atomics.load(this.#shared, FAILED) === 0;
  }

  async close(): Promise<void> {
    this.#send();
    this.#worker.postMessage('end' satisfies ToOutputThread);
    const { failed } = await this.#end;
    if (failed) throw new OutputFault(failed);
  }

  #send(): void {
    this.#worker.postMessage(this.#pages satisfies ToOutputThread);
    this.#sent += this.#pages.length;
    this.#pages = [];
    for (;;) {
      const done = Atomics.load(this.#shared, DONE);
      if (this.#sent - done <= MOST_WAITING) return;
      // A thread that has ended writes nothing any more, and is heard of only when the folder is closed.
      if (Atomics.wait(this.#shared, DONE, done, this.#patience) === 'timed-out') this.#patience = 0;
      if (this.#patience === 0) return;
    }
  }
}
