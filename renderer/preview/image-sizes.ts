import type { ImageSize } from '../../shared/contract/preview-calls.ts';

/** The sizes of pictures at decoded addresses, in their order; shorter where nobody knows them. */
export type AskSizes = (paths: readonly string[]) => Promise<readonly (ImageSize | null)[]>;

/** A page is shown without the sizes of its pictures when they take longer than this to be read; milliseconds. */
const LONGEST = 200;
const NONE: ReadonlyMap<string, ImageSize> = new Map();

/** Knows how large the pictures of a page are before they are loaded, so that nothing moves when they arrive. */
export class ImageSizes {
  readonly #ask: AskSizes;
  /** By the path in an address (encoded); null for what has no size. */
  readonly #known = new Map<string, ImageSize | null>();
  /** Patches follow each other: one that waits lets none pass. */
  #last: Promise<void> | undefined;

  constructor(ask: AskSizes) {
    this.#ask = ask;
  }

  /** Files of the site changed. */
  forget(): void {
    this.#known.clear();
  }

  /** Calls `show` with the sizes of a patch's pictures, given by their paths (encoded): at once where they are known. */
  of(paths: readonly string[], show: (sizes: ReadonlyMap<string, ImageSize>) => void): void {
    const unknown = paths.filter(path => !this.#known.has(path));
    if (unknown.length === 0 && !this.#last) return show(this.#sizes(paths));
    const turn = Promise.all([this.#last, unknown.length === 0 ? undefined : this.#read(unknown)]).then(() => {
      if (this.#last === turn) this.#last = undefined;
      show(this.#sizes(paths));
    });
    this.#last = turn;
  }

  async #read(paths: readonly string[]): Promise<void> {
    const answer = this.#ask(paths.map(decodeURI)).then(
      sizes => {
        for (const [index, path] of paths.entries()) this.#known.set(path, sizes[index] ?? null);
      },
      () => undefined,
    );
    await Promise.race([answer, new Promise(resolve => setTimeout(resolve, LONGEST))]);
  }

  #sizes(paths: readonly string[]): ReadonlyMap<string, ImageSize> {
    if (paths.length === 0) return NONE;
    return new Map(
      paths.flatMap(path => {
        const size = this.#known.get(path);
        return size ? [[path, size] as const] : [];
      }),
    );
  }
}
