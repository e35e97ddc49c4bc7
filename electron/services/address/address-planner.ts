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
      if (this.#worker === worker) this.#fail(String(error));
    });
  }

  plan(request: AddressRequest): Promise<Answer> {
    const worker = this.#worker;
    if (!worker) return Promise.resolve(err(failed('it was not begun')));
    const message: ToAddressThread = { job: ++this.#jobs, request };
    return new Promise(resolve => {
      this.#waiting.set(message.job, resolve);
      worker.postMessage(message);
    });
  }

  end(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    this.#fail('it was ended');
  }

  #answer(job: number, answer: Answer): void {
    this.#waiting.get(job)?.(answer);
    this.#waiting.delete(job);
  }

  #fail(said: string): void {
    for (const job of [...this.#waiting.keys()]) this.#answer(job, err(failed(said)));
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
