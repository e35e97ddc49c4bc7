import { lineAtTop, topOfLine } from './line-map.ts';
import type { ShownPage } from './shown-page.ts';
import { document } from './unhidden.ts';

/** How long after a person's gesture a scroll still counts as the person's; wheels and touch go on by themselves. */
const GESTURE = 500;
const SCROLL_KEYS = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']);

/**
 * Keeps the page at the line that the editor shows, and says the line when the person scrolls here. A scroll is the
 * person's only shortly after a gesture, so following never leads back.
 */
export class Scrolling {
  readonly #page: ShownPage;
  readonly #moved: (line: number) => void;
  readonly #places = new Map<string, number>();
  #name = '';
  #gesture = -Infinity;
  /** The line that the editor asked for last, until the person scrolls here. */
  #line: number | undefined;

  constructor(page: ShownPage, moved: (line: number) => void) {
    this.#page = page;
    this.#moved = moved;
    const touched = (event: Event): void => {
      if (event instanceof KeyboardEvent && !SCROLL_KEYS.has(event.key)) return;
      this.#gesture = performance.now();
    };
    for (const kind of ['wheel', 'touchmove', 'mousedown', 'keydown'] as const) {
      window.addEventListener(kind, touched, { passive: true, capture: true });
    }
    window.addEventListener('mousemove', event => event.buttons > 0 && touched(event), {
      passive: true,
      capture: true,
    });
    document.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    // An image that arrives moves what is below it: stay at the line that was asked for.
    document.addEventListener('load', () => this.#settle(), { capture: true, passive: true });
  }

  follow(line: number): void {
    this.#line = line;
    this.#gesture = -Infinity;
    this.#settle();
  }

  /** A page was shown: another one begins where it was left, the same one stays where it is. */
  shown(name: string): void {
    if (name === this.#name) return;
    this.#places.set(this.#name, window.scrollY);
    this.#name = name;
    const place = this.#places.get(name);
    if (place !== undefined) window.scrollTo(0, place);
    else if (this.#line !== undefined) this.#settle();
    else window.scrollTo(0, 0);
  }

  #settle(): void {
    if (this.#line === undefined || !this.#page.mapped) return;
    const top = Math.round(topOfLine(this.#page, this.#line));
    if (Math.abs(top - window.scrollY) >= 1) window.scrollTo({ top, behavior: 'instant' });
  }

  #scrolled(): void {
    const now = performance.now();
    if (now - this.#gesture > GESTURE) return;
    this.#gesture = now;
    this.#line = undefined;
    if (this.#page.mapped) this.#moved(lineAtTop(this.#page, window.scrollY));
  }
}
