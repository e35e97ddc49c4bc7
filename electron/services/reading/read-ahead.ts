import { ReadingThread } from './reading-thread.ts';

/** Lists the folder that the first window will open while the program starts: a large one is known when the window asks. */
export class ReadAhead {
  readonly #entry: string;
  #begun: { readonly root: string; readonly thread: ReadingThread } | undefined;

  /** `entry` is the built file of `reading-worker.ts`. */
  constructor(entry: string) {
    this.#entry = entry;
  }

  /** `root` is absolute and without symbolic links. */
  begin(root: string): void {
    if (this.#begun?.root !== root) this.#begin(root, false);
  }

  /** The same of a site that is known to be large. */
  beginLarge(root: string): void {
    this.#begin(root, true);
  }

  /** What reads a site's folder, with the listing that was begun for it. */
  take(root: string): ReadingThread {
    const begun = this.#begun;
    this.#begun = undefined;
    if (begun?.root === root) return begun.thread;
    void begun?.thread.close();
    return new ReadingThread(this.#entry, root);
  }

  #begin(root: string, isLarge: boolean): void {
    void this.#begun?.thread.close();
    const thread = new ReadingThread(this.#entry, root, isLarge);
    this.#begun = { root, thread };
    thread.listAhead();
  }
}
