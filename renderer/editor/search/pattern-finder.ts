import type { FromFindWorker, ToFindWorker } from '../../../shared/contract/find-worker.ts';

/** An expression that takes longer over the post is given up; milliseconds. */
const LONGEST = 2000;

export type FindWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage'>;
/** `slow`: it was given up. */
export type FindAnswer = FromFindWorker | { readonly kind: 'slow' };

/** Asks the worker that runs expressions, one question at a time, and ends it when it does not come back. */
export class PatternFinder {
  readonly #spawn: () => FindWorker;
  #worker: FindWorker | undefined;
  #request = 0;
  /** Ends the question that is being answered. */
  #end: ((answer: FindAnswer | undefined) => void) | undefined;

  constructor(spawn: () => FindWorker = () => new Worker('/find.worker.js', { type: 'module' })) {
    this.#spawn = spawn;
  }

  /** The answer; undefined where another question was asked meanwhile, or nobody wants to know any more. */
  find(question: Omit<ToFindWorker, 'request'>): Promise<FindAnswer | undefined> {
    this.#giveUp(undefined);
    const worker = (this.#worker ??= this.#spawn());
    const request = ++this.#request;
    return new Promise(resolve => {
      const timer = setTimeout(() => this.#giveUp({ kind: 'slow' }), LONGEST);
      this.#end = answer => {
        clearTimeout(timer);
        this.#end = undefined;
        resolve(answer);
      };
      worker.onmessage = ({ data }: MessageEvent<FromFindWorker>) => {
        if (data.request === request) this.#end?.(data);
      };
      worker.postMessage({ ...question, request } satisfies ToFindWorker);
    });
  }

  /** Nobody looks for anything any more. */
  stop(): void {
    this.#giveUp(undefined);
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  /** A worker that is busy hears nothing: only a new one can answer. */
  #giveUp(answer: FindAnswer | undefined): void {
    if (!this.#end) return;
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#end(answer);
  }
}
