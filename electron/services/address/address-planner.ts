import { Worker } from 'node:worker_threads';
import type { AddressPlan, AddressRequest } from '../../../shared/export/change-address.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import { err, type Result } from '../../../shared/kit/result.ts';
import type { AddressSite, FromAddressThread, ToAddressThread } from './address-messages.ts';

type Answer = Result<AddressPlan, Problem>;

/** Works out changes of address in a thread that holds the site, from `begin` until `end`. */
export class AddressPlanner {
  readonly #entry: string;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #worker: Worker | undefined;
  /** Why there is no thread. */
  #ended = 'it was not begun';
  #jobs = 0;

  /** `entry` is the built file of `address-worker.ts`. */
  constructor(entry: string) {
    this.#entry = entry;
  }

  /** Reads the site as it is now; what was asked before is not answered any more. */
  begin(site: AddressSite): void {
    this.end();
    const worker = new Worker(this.#entry, { workerData: site });
    this.#worker = worker;
    worker.on('message', ({ job, answer }: FromAddressThread) => this.#answer(job, answer));
    worker.on('error', error => {
      if (this.#worker === worker) this.#end(String(error));
    });
  }

  plan(request: AddressRequest): Promise<Answer> {
    const worker = this.#worker;
    if (!worker) return Promise.resolve(err(failed(this.#ended)));
    const message: ToAddressThread = { job: ++this.#jobs, request };
    return new Promise(resolve => {
      this.#waiting.set(message.job, resolve);
      worker.postMessage(message);
    });
  }

  end(): void {
    const worker = this.#worker;
    this.#end('it was ended');
    void worker?.terminate();
  }

  #end(why: string): void {
    this.#worker = undefined;
    this.#ended = why;
    for (const job of [...this.#waiting.keys()]) this.#answer(job, err(failed(why)));
  }

  #answer(job: number, answer: Answer): void {
    this.#waiting.get(job)?.(answer);
    this.#waiting.delete(job);
  }
}

function failed(said: string): Problem {
  return {
    severity: 'error',
    code: 'address-failed',
    place: { path: '', line: 1, column: 1 },
    cause: `The addresses of the site could not be worked out: ${said}.`,
    remedy: 'Close this and try again.',
  };
}
