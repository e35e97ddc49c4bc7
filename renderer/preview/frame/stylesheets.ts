import { document } from './unhidden.ts';

/**
 * The page's own stylesheets, loaded again when a source of theirs changed. The old one stays until the new one is there,
 * so that the page does not flash. A link that is still loading is renewed when it has ended, and none before the document
 * has, its `load` event included: until then Chromium answers the same address with what it already has.
 */
export class Stylesheets {
  readonly #ended = new WeakSet<Element>();
  readonly #again = new WeakSet<Element>();
  /** Links on their way out, each with the one that takes over. */
  readonly #leaving = new Map<HTMLLinkElement, HTMLLinkElement>();

  constructor() {
    const end = ({ target }: Event): void => {
      if (target instanceof HTMLLinkElement) this.#end(target);
    };
    document.addEventListener('load', end, true);
    document.addEventListener('error', end, true);
  }

  renew(): void {
    if (document.readyState !== 'complete') {
      window.addEventListener('load', () => setTimeout(() => this.renew()), { once: true });
      return;
    }
    this.pageChanged();
    for (const link of stylesheetLinks()) {
      if (this.#leaving.has(link) || new URL(link.href).origin !== location.origin) continue;
      if (this.#ended.has(link)) this.#replace(link);
      else this.#again.add(link);
    }
  }

  /** Another page may have taken a link away that was to take over: its work is done anew. */
  pageChanged(): void {
    for (const [link, fresh] of this.#leaving) {
      if (fresh.isConnected) continue;
      this.#leaving.delete(link);
      if (link.isConnected) this.#replace(link);
    }
  }

  #replace(link: HTMLLinkElement): void {
    const fresh = link.cloneNode() as HTMLLinkElement;
    this.#leaving.set(link, fresh);
    link.after(fresh);
  }

  #end(link: HTMLLinkElement): void {
    this.#ended.add(link);
    for (const [old, fresh] of this.#leaving) {
      if (fresh !== link) continue;
      this.#leaving.delete(old);
      old.remove();
    }
    if (this.#again.delete(link)) this.#replace(link);
  }
}

export function stylesheetLinks(): HTMLLinkElement[] {
  return [...document.querySelectorAll<HTMLLinkElement>('link[rel~="stylesheet" i][href]')];
}
