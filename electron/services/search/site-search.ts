import { Worker } from 'node:worker_threads';
import type { FoundFile, SearchAnswer } from '../../../shared/contract/search.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import type { FromSearchThread, SearchRequest } from './search-messages.ts';

/** An expression that takes longer over one file is stopped; milliseconds. */
const LONGEST = 3000;

/** Looks through a site's files in a thread of its own, one search at a time: a new one ends the one before. */
export class SiteSearch {
  readonly #entry: string;
  readonly #longest: number;
  #end: (() => void) | undefined;

  /** `entry` is the built file of `search-worker.ts`. */
  constructor(entry: string, longest = LONGEST) {
    this.#entry = entry;
    this.#longest = longest;
  }

  run(
    request: SearchRequest,
    onFound: (files: readonly FoundFile[], done: number, total: number) => void,
  ): Promise<SearchAnswer> {
    this.cancel();
    const worker = new Worker(this.#entry, { workerData: request });
    return new Promise(resolve => {
      let watch: NodeJS.Timeout | undefined;
      const end = (answer: SearchAnswer): void => {
        clearTimeout(watch);
        if (this.#end === stop) this.#end = undefined;
        worker.removeAllListeners('message');
        void worker.terminate();
        resolve(answer);
      };
      const stop = (): void => end({ kind: 'cancelled' });
      this.#end = stop;
      worker.on('message', (message: FromSearchThread) => {
        clearTimeout(watch);
        switch (message.kind) {
          case 'matching':
            watch = setTimeout(() => end({ kind: 'refused', problem: tooLong(message.path) }), this.#longest);
            return;
          case 'found':
            return onFound(message.files, message.done, message.total);
          case 'end':
            return end({ kind: 'done', cut: message.cut });
          case 'wrong':
            return end(message);
          case 'failed':
            return end({ kind: 'refused', problem: failed(message.said) });
        }
      });
      worker.on('error', error => end({ kind: 'refused', problem: failed(String(error)) }));
    });
  }

  cancel(): void {
    this.#end?.();
  }
}

function tooLong(path: SitePath): Problem {
  return {
    severity: 'warning',
    code: 'search-too-long',
    place: { path, line: 1, column: 1 },
    cause: `This expression did not come to an end in ${path}.`,
    remedy: 'Write it without repetitions inside repetitions, such as (a+)+.',
  };
}

function failed(said: string): Problem {
  return {
    severity: 'error',
    code: 'search-failed',
    place: { path: '', line: 1, column: 1 },
    cause: `The site could not be searched: ${said}.`,
    remedy: 'Try it again.',
  };
}
