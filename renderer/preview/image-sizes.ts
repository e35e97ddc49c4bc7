import type { PagePatch } from '../../shared/contract/page-patch.ts';
import { MOST_SIZES, type ImageSize } from '../../shared/contract/preview-calls.ts';
import { isImagePath } from '../../shared/site/asset-uses.ts';

/** The sizes of pictures at decoded addresses, in their order; shorter where nobody knows them. */
export type AskSizes = (paths: readonly string[]) => Promise<readonly (ImageSize | null)[]>;

/** A page is shown without the sizes of its pictures when they take longer than this to be read; milliseconds. */
const LONGEST = 200;
/** A tag with a sign of tags in a value is passed over: what is made of very many that never end must not hold up the window. */
const TAG = /<img\b([^<>]*)>/gi;
/** A longer address is no file's: a picture that is written in its address may have megabytes. */
const LONGEST_ADDRESS = 4000;
const SOURCE = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/i;
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

  /** Calls `show` with the sizes of a patch's pictures: at once where they are known. */
  of(patch: PagePatch, show: (sizes: ReadonlyMap<string, ImageSize>) => void): void {
    const paths = pathsIn(patch);
    const unknown = paths.filter(path => !this.#known.has(path)).slice(0, MOST_SIZES);
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

/** Paths of the site's own pictures that a patch shows, each once. */
function pathsIn({ url, home, before = '', after = '', insert }: PagePatch): readonly string[] {
  const base = `https://galley.invalid${url}`;
  const paths = new Set<string>();
  for (const html of [before, after, ...insert]) {
    if (!html.includes('<img') && !html.includes('<IMG')) continue;
    for (const [, attributes = ''] of html.matchAll(TAG)) {
      const [, double, single, bare] = SOURCE.exec(attributes) ?? [];
      const written = double ?? single ?? bare ?? '';
      if (written.length > LONGEST_ADDRESS) continue;
      const source = written.replaceAll('&amp;', '&');
      const inside = home !== '' && source.startsWith(home) ? source.slice(home.length) : source;
      if (!URL.canParse(inside, base)) continue;
      const { hostname, pathname } = new URL(inside, base);
      if (hostname === 'galley.invalid' && isImagePath(pathname) && isDecodable(pathname)) paths.add(pathname);
    }
  }
  return [...paths];
}

function isDecodable(path: string): boolean {
  try {
    return decodeURI(path) !== '';
  } catch {
    return false;
  }
}
