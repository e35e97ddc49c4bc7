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
  /** These texts will be asked for next. */
  readonly prepare?: (paths: readonly SitePath[]) => void;
}

/** Texts that are prepared at once. */
const PREPARED = 64;
/** Texts that are read before the clock is looked at. */
const AT_LEAST = 8;

/** The full-text index of a site's posts: knows which of them it has not read yet, and reads those a few at a time. */
export class TextIndex {
  #index = new SearchIndex();
  readonly #waiting = new Set<SitePath>();
  /** The texts that were prepared last and are not read yet. */
  readonly #prepared = new Set<SitePath>();
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
    this.#prepared.delete(path);
    if (this.#index.stampOf(path) === undefined) return;
    this.#index.remove(path);
    this.#unkept += 1;
  }

  /** Reads posts until `isOver` or none is waiting; `true` when none is. */
  work(isOver: () => boolean): boolean {
    let looked = 0;
    for (const path of this.#waiting) {
      const stamp = this.#options.stampOf?.(path);
      if (stamp === undefined || this.#index.stampOf(path) !== stamp) {
        if (stamp !== undefined && !this.#prepared.delete(path)) this.#prepare();
        this.#read(path, stamp);
      }
      this.#waiting.delete(path);
      looked += 1;
      if (looked % AT_LEAST === 0 && isOver()) break;
    }
    if (this.#waiting.size > 0) return false;
    this.#index.settle();
    return true;
  }

  #prepare(): void {
    const { prepare, stampOf } = this.#options;
    this.#prepared.clear();
    for (const path of take(this.#waiting, PREPARED))
      if (this.#index.stampOf(path) !== stampOf?.(path)) this.#prepared.add(path);
    prepare?.([...this.#prepared]);
  }

  #read(path: SitePath, known: number | undefined): void {
    const found = this.#options.textOf(path);
    if (!found) return this.forget(path);
    const { title, text } = found;
    const stamp = known ?? textStamp(text, textStamp(title));
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

function* take<T>(items: Iterable<T>, most: number): Generator<T> {
  let left = most;
  for (const item of items) {
    if (left-- === 0) return;
    yield item;
  }
}

/** A text without its keys, which are the same words in every post; their values count. */
function indexedText(text: string): string {
  const split = splitFrontMatter(text);
  if (!split) return text;
  return `${text.slice(0, split.bodyStart).replace(/^[\t -]*[\w-]+:/gm, '')}\n${text.slice(split.bodyStart)}`;
}

/** What stands behind the front matter. */
export function bodyOf(text: string): string {
  const split = splitFrontMatter(text);
  return split ? text.slice(split.bodyStart) : text;
}
