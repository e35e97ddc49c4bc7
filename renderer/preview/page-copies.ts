import type { FromRenderWorker } from '../../shared/contract/render-worker.ts';

/** A copy of the whole page, as it would be published. */
export interface PageCopy {
  readonly url: string;
  readonly html: string;
  /** The site's published address; empty where it does not say. */
  readonly home: string;
  /** The text alone, without the layout around it. */
  readonly body: string;
}

/** Copies that the render worker was asked for. */
export class PageCopies {
  readonly #waiting = new Map<number, (copy: PageCopy | null) => void>();
  #request = 0;

  /** `ask` sends the worker a request of that number. */
  ask(ask: (request: number) => void): Promise<PageCopy | null> {
    const request = ++this.#request;
    return new Promise(resolve => {
      this.#waiting.set(request, resolve);
      ask(request);
    });
  }

  answered({ request, url, html, home, body }: Extract<FromRenderWorker, { readonly kind: 'copied' }>): void {
    const answer = this.#waiting.get(request);
    this.#waiting.delete(request);
    answer?.(html === null ? null : { url, html, home, body });
  }

  /** The worker has ended: nobody will answer. */
  giveUp(): void {
    for (const answer of this.#waiting.values()) answer(null);
    this.#waiting.clear();
  }
}
