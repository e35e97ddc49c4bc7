import { Worker } from 'node:worker_threads';
import { knownEnded, threadsEnded } from '../disk/is-running.ts';
import type {
  ExportThreadData,
  FromExportThread,
  JobAnswer,
  JobName,
  JobRequest,
  ToExportThread,
} from './export-jobs.ts';

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** Runs an `ExportSession` in a thread of its own, from the first question until `close`. */
export class ExportThread {
  readonly #entry: string;
  readonly #onProgress: (done: number, total: number) => void;
  readonly #waiting = new Map<number, Waiting>();
  readonly #writing = new Set<Promise<unknown>>();
  #worker: Worker | undefined;
  #jobs = 0;

  /** `entry` is the built file of `export-worker.ts`. */
  constructor(entry: string, onProgress: (done: number, total: number) => void) {
    this.#entry = entry;
    this.#onProgress = onProgress;
  }

  /** Whether an export is looked at: nothing but a question of its dialog starts the thread. */
  get running(): boolean {
    return this.#worker !== undefined;
  }

  /** Whether files are being written now. */
  get writing(): boolean {
    return this.#writing.size > 0;
  }

  /** Fails when the thread ends before it has answered. */
  ask<N extends JobName>(name: N, request: JobRequest<N>): Promise<JobAnswer<N>> {
    const worker = (this.#worker ??= this.#start());
    const message: ToExportThread = { job: ++this.#jobs, name, request };
    const answer = new Promise<JobAnswer<N>>((resolve, reject) => {
      this.#waiting.set(message.job, { resolve: resolve as Waiting['resolve'], reject });
      worker.postMessage(message);
    });
    if (name === 'carryOut' || name === 'undo' || name === 'git') {
      const ended = answer.then(
        () => undefined,
        () => undefined,
      );
      this.#writing.add(ended);
      void ended.then(() => this.#writing.delete(ended));
    }
    return answer;
  }

  /** Ends the thread, whatever it reads or renders; what it writes is first written to the end. */
  async close(): Promise<void> {
    await Promise.all(this.#writing);
    const worker = this.#worker;
    this.#worker = undefined;
    this.#fail(new Error('The export was closed'));
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#entry, { workerData: { ended: knownEnded() } satisfies ExportThreadData });
    const { threadId } = worker;
    worker.on('message', (message: FromExportThread) => this.#take(message));
    worker.on('error', error => this.#ended(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => {
      threadsEnded([threadId]);
      this.#ended(worker, new Error('The export’s thread ended'));
    });
    return worker;
  }

  #take(message: FromExportThread): void {
    if (message.kind === 'progress') return this.#onProgress(message.done, message.total);
    const waiting = this.#waiting.get(message.job);
    this.#waiting.delete(message.job);
    if (message.kind === 'answer') waiting?.resolve(message.answer as never);
    else waiting?.reject(new Error(message.said));
  }

  #ended(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#fail(error);
  }

  #fail(error: Error): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}
