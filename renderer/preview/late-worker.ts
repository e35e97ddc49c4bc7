import type { ToRenderWorker } from '../../shared/contract/render-worker.ts';

/** What the client needs of a worker. */
export type PageWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** A worker that starts when its time has come, and is told then what it was told before. */
export class LateWorker implements PageWorker {
  #onmessage: Worker['onmessage'] = null;
  #onerror: Worker['onerror'] = null;
  #worker: PageWorker | undefined;
  #isEnded = false;
  #told: ToRenderWorker[] = [];

  constructor(spawn: () => PageWorker, time: Promise<unknown>) {
    void time.then(() => {
      if (this.#isEnded) return;
      this.#worker = spawn();
      this.#worker.onmessage = this.#onmessage;
      this.#worker.onerror = this.#onerror;
      for (const message of this.#told) this.#worker.postMessage(message);
      this.#told = [];
    });
  }

  set onmessage(hear: Worker['onmessage']) {
    this.#onmessage = hear;
    if (this.#worker) this.#worker.onmessage = hear;
  }

  set onerror(hear: Worker['onerror']) {
    this.#onerror = hear;
    if (this.#worker) this.#worker.onerror = hear;
  }

  postMessage(message: ToRenderWorker): void {
    if (this.#worker) this.#worker.postMessage(message);
    else this.#told.push(message);
  }

  terminate(): void {
    this.#isEnded = true;
    this.#told = [];
    this.#worker?.terminate();
  }
}
