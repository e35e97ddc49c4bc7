import { ReadingThread } from './reading-thread.ts';

/** Lists the folder that the first window will open while that window is being made: a large one is known when it asks. */
export class ReadAhead {
  readonly #entry: string;
  #begun: { readonly root: string; readonly thread: ReadingThread } | undefined;

  /** `entry` is the built file of `reading-worker.ts`. */
  constructor(entry: string) {
    this.#entry = entry;
  }

  /** `root` is absolute and without symbolic links. */
  begin(root: string): void {
    const thread = new ReadingThread(this.#entry, root);
    this.#begun = { root, thread };
    thread.listAhead();
  }

  /** What reads a site's folder, with the listing that was begun for it. */
  take(root: string): ReadingThread {
    const begun = this.#begun;
    this.#begun = undefined;
    if (begun?.root === root) return begun.thread;
    void begun?.thread.close();
    return new ReadingThread(this.#entry, root);
  }
}
