import type { TextsToIndex } from '../../shared/library/index-batch.ts';
import { indexedText } from '../../shared/library/indexed-text.ts';
import { SearchIndex, type SearchSnapshot } from '../../shared/library/search-index.ts';
import { textStamp } from '../../shared/library/text-stamp.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import { splitFrontMatter } from '../../shared/text/split.ts';

/** What is indexed of a post. */
export interface IndexedText {
  readonly title: string;
  readonly text: string;
}

export interface TextIndexOptions {
  readonly textOf: (path: SitePath) => IndexedText | undefined;
  /** What tells versions of a text apart without reading it; undefined where only the text itself does. */
  readonly stampOf?: (path: SitePath) => number | undefined;
}

/** Texts of which it is looked up at once whether the index knows them. */
const LOOKED_UP = 5000;
/** Texts that are read before the clock is looked at. */
const AT_LEAST = 8;

/** The full-text index of a site's posts: knows which of them it has not read yet, and reads those a few at a time. */
export class TextIndex {
  #index = new SearchIndex();
  readonly #waiting = new Set<SitePath>();
  readonly #options: TextIndexOptions;
  /** Documents that were read since the index was kept last. */
  #unkept = 0;

  constructor(options: TextIndexOptions) {
    this.#options = options;
  }

  /** Begins with an index that an earlier run kept; texts that differ from what it read are read again. */
  begin(snapshot: SearchSnapshot): void {
    this.#index = new SearchIndex(snapshot);
  }

  /** The index, as far as it has come. */
  get index(): SearchIndex {
    return this.#index;
  }

  /** How many posts are not read yet. */
  get waiting(): number {
    return this.#waiting.size;
  }

  get unkept(): number {
    return this.#unkept;
  }

  isWaiting(path: SitePath): boolean {
    return this.#waiting.has(path);
  }

  /** A post has another text now. */
  touch(path: SitePath): void {
    this.#waiting.add(path);
  }

  forget(path: SitePath): void {
    this.#waiting.delete(path);
    if (this.#index.stampOf(path) === undefined) return;
    this.#index.remove(path);
    this.#unkept += 1;
  }

  /** Reads posts until `isOver` or none is waiting; `true` when none is. */
  work(isOver: () => boolean): boolean {
    let looked = 0;
    for (const path of this.#waiting) {
      this.#read(path);
      this.#waiting.delete(path);
      looked += 1;
      if (looked % AT_LEAST === 0 && isOver()) break;
    }
    if (this.#waiting.size > 0) return false;
    this.#index.settle();
    return true;
  }

  /** Posts whose texts are to be indexed where they lie, with their stamps; those that the index knows wait no longer. */
  next(most: number): readonly { readonly path: SitePath; readonly stamp: number }[] {
    const found: { readonly path: SitePath; readonly stamp: number }[] = [];
    let looked = 0;
    for (const path of this.#waiting) {
      const stamp = this.#options.stampOf?.(path);
      if (stamp === undefined || this.#index.stampOf(path) === stamp) this.#waiting.delete(path);
      else if (found.push({ path, stamp }) === most) break;
      if (++looked === LOOKED_UP) break;
    }
    return found;
  }

  /** Takes what was indexed of these; one that has changed since waits on. */
  take({ paths, stamps }: Pick<TextsToIndex, 'paths' | 'stamps'>, snapshot: SearchSnapshot): void {
    this.#index.take(snapshot);
    this.#unkept += paths.length;
    for (const [at, path] of paths.entries()) {
      if (this.#options.stampOf?.(path) !== stamps[at]) continue;
      this.#waiting.delete(path);
      if (this.#index.stampOf(path) !== stamps[at]) this.forget(path);
    }
  }

  #read(path: SitePath): void {
    const found = this.#options.textOf(path);
    if (!found) return this.forget(path);
    const { title, text } = found;
    const stamp = textStamp(text, textStamp(title));
    if (this.#index.stampOf(path) === stamp) return;
    this.#index.add({ path, title, text: indexedText(text), stamp });
    this.#unkept += 1;
  }

  /** Forgets what a kept index holds of posts that are gone. */
  keepOnly(isThere: (path: SitePath) => boolean): void {
    for (const path of [...this.#index.all()]) if (!isThere(path)) this.forget(path);
  }

  /** What is to be kept for the next start. */
  snapshot(): SearchSnapshot {
    this.#unkept = 0;
    return this.#index.snapshot();
  }
}

/** What stands behind the front matter. */
export function bodyOf(text: string): string {
  const split = splitFrontMatter(text);
  return split ? text.slice(split.bodyStart) : text;
}
