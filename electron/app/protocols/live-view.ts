import { randomBytes } from 'node:crypto';
import { SITE_SCHEME, type ServedSite, type SiteAnswer } from './site-protocol.ts';

/**
 * A site's pages that run their own scripts, at a host of their own: another origin than the preview's, so that they share
 * nothing with it, and a process of their own, so that they keep nobody waiting.
 */
export class LiveView implements ServedSite {
  readonly id = randomBytes(16).toString('hex');
  readonly origin = `${SITE_SCHEME}://${this.id}`;
  readonly answer: (path: string) => Promise<SiteAnswer>;
  /** The newest pages: one is shown while the next is loaded. */
  readonly #pages = new Map<string, string>();

  /** `answer` gives the site's files. */
  constructor(answer: (path: string) => Promise<SiteAnswer>) {
    this.answer = answer;
  }

  paper(): undefined {
    return undefined;
  }

  live(token: string): string | undefined {
    return this.#pages.get(token);
  }

  /** Lays a page ready; the answer is its address. Two pages are kept. */
  lay(url: string, html: string): string {
    const token = randomBytes(16).toString('hex');
    const [oldest] = this.#pages.size > 1 ? this.#pages.keys() : [];
    if (oldest !== undefined) this.#pages.delete(oldest);
    this.#pages.set(token, html);
    const { pathname } = new URL(`${this.origin}/${url.replace(/^\/+/, '')}`);
    return `${this.origin}${pathname}?galley-live=${token}`;
  }
}
