import { PROVIDED_WITHIN } from '../../shared/contract/preview-calls.ts';
import type { ToRenderWorker } from '../../shared/contract/render-worker.ts';
import type { PageWorker } from './late-worker.ts';
import { sitePath, type SitePath } from '../../shared/site/site-file.ts';

/** The answer to main's question for a generated file; `text` is null where there is none. */
export interface ProvidedFile {
  readonly request: number;
  readonly type: string;
  readonly text: string | null;
  readonly file: SitePath | null;
}

interface Asked {
  readonly path: string;
  readonly at: number;
  readonly worker: PageWorker;
}

/** The generated files that pages ask for, stylesheets above all, and that the render worker is making. */
export class AskedFiles {
  readonly #provide: (answer: ProvidedFile) => void;
  readonly #now: () => number;
  readonly #tell: (message: ToRenderWorker) => void;
  readonly #asked = new Map<number, Asked>();
  /** Addresses that never came to an end; forgotten when a file of the site changes. */
  readonly #hopeless = new Set<string>();

  /** `tell` speaks to the worker of the moment. */
  constructor(provide: (answer: ProvidedFile) => void, now: () => number, tell: (message: ToRenderWorker) => void) {
    this.#provide = provide;
    this.#now = now;
    this.#tell = tell;
  }

  ask(request: number, path: string, worker: PageWorker | undefined, at = this.#now()): void {
    if (!worker || this.#hopeless.has(path)) return this.#provide({ request, type: '', text: null, file: null });
    this.#asked.set(request, { path, at, worker });
    this.#tell({ kind: 'provide', request, path });
  }

  /** What an earlier worker left unanswered: the page would stay without its style. */
  askAgain(worker: PageWorker | undefined): void {
    for (const [request, asked] of this.#asked) {
      if (asked.worker === worker) continue;
      this.#asked.delete(request);
      this.ask(request, asked.path, worker, asked.at);
    }
  }

  /** Hands an answer on; the file's path where main gave it up by then and the page has to ask once more. */
  answered(answer: ProvidedFile): SitePath | undefined {
    this.#provide(answer);
    const asked = this.#asked.get(answer.request);
    this.#asked.delete(answer.request);
    const late = asked && this.#now() - asked.at > PROVIDED_WITHIN * 0.9;
    return late ? sitePath(asked.path.replace(/^\//, '')) : undefined;
  }

  /** The worker did not come back from this file. */
  giveUp(path: string): void {
    this.#hopeless.add(path);
  }

  /** A file of the site has changed: what never came to an end may do so now. */
  hopeAgain(): void {
    this.#hopeless.clear();
  }

  clear(): void {
    this.#asked.clear();
  }
}
