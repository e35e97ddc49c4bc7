import type { ImageSize } from '../../../shared/contract/preview-calls.ts';
import { document } from './unhidden.ts';

/**
 * Keeps the room that pictures will take until they are loaded, so that the page does not move when they come. A layer of
 * styles says it: every rule of the page wins over it, the page's elements stay as they are, and a picture that is there
 * is shown by its own size alone.
 */
export class ImageRooms {
  readonly #sheet = new CSSStyleSheet();
  /** Values of `src` whose room is kept, in the order of their rules. */
  readonly #kept: string[] = [];

  constructor() {
    const came = ({ target }: Event): void => {
      if (target instanceof HTMLImageElement) this.#free(target.getAttribute('src'));
    };
    document.addEventListener('load', came, true);
    document.addEventListener('error', came, true);
  }

  /** To be called as soon as the pictures stand in the page, before it is laid out. */
  keep(sizes: ReadonlyMap<string, ImageSize>): void {
    if (sizes.size === 0) return;
    for (const image of document.images) {
      const source = image.getAttribute('src');
      if (image.complete || source === null || this.#kept.includes(source)) continue;
      const size = URL.canParse(image.src) ? sizes.get(new URL(image.src).pathname) : undefined;
      if (!size) continue;
      this.#kept.push(source);
      this.#sheet.insertRule(roomOf(source, size), this.#kept.length - 1);
    }
    if (!document.adoptedStyleSheets.includes(this.#sheet)) document.adoptedStyleSheets.push(this.#sheet);
  }

  #free(source: string | null): void {
    const index = source === null ? -1 : this.#kept.indexOf(source);
    if (index < 0) return;
    const waits = [...document.images].some(image => !image.complete && image.getAttribute('src') === source);
    if (waits) return;
    this.#kept.splice(index, 1);
    this.#sheet.deleteRule(index);
  }
}

/** A picture with a width or a height of its own needs the ratio alone; one of several sources (`srcset`), too. */
function roomOf(source: string, { width, height }: ImageSize): string {
  const image = `img[src="${CSS.escape(source)}"]`;
  return `@layer {
    ${image} { aspect-ratio: auto ${width} / ${height}; }
    ${image}:not([width], [height], [srcset], picture > *) { width: ${width}px; }
  }`;
}
