import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { isStored } from '../../../shared/site/stored-file.ts';
import type { ListedFile } from '../folder-reader.ts';
import type { PagesToRender, RenderedShare, SiteToRender } from './rendering-messages.ts';

/** A thread takes about as long to start as this many posts to render. */
const POSTS_FOR_EACH = 150;
/** Each thread holds the whole site. */
const MOST = 3;

/** The threads that render a site beside the one that asks for it. They end with `close`. */
export class RenderingHelpers {
  readonly #workers: readonly Worker[];
  readonly #failed: Promise<never>;

  /** `entry` is the built file of `render-worker.ts`; a small site gets no helper, as do machines of one core. */
  constructor(entry: string, files: readonly ListedFile[]) {
    const posts = files.filter(({ path }) => isStored(path)).length;
    const count = Math.min(MOST, availableParallelism() - 1, Math.floor(posts / POSTS_FOR_EACH) - 1);
    this.#workers = Array.from({ length: Math.max(0, count) }, () => new Worker(entry));
    this.#failed = new Promise<never>((_, reject) => {
      for (const worker of this.#workers) {
        worker.once('error', reject);
        worker.once('exit', () => reject(new Error('A thread that renders ended early')));
      }
    });
    // Whoever asks for pages hears of it.
    this.#failed.catch(() => undefined);
  }

  load(site: SiteToRender): void {
    for (const worker of this.#workers) worker.postMessage(site);
  }

  /** What each does of the work, once nothing is left to do. Fails when one ended early. */
  render(work: PagesToRender): Promise<readonly RenderedShare[]> {
    const shares = this.#workers.map(worker => {
      const share = new Promise<RenderedShare>(resolve => worker.once('message', resolve));
      worker.postMessage(work);
      return share;
    });
    return Promise.race([Promise.all(shares), this.#failed]);
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map(worker => worker.terminate()));
  }
}
