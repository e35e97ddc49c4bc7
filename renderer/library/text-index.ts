import { SearchIndex, type SearchSnapshot } from '../../shared/library/search-index.ts';
import { textStamp } from '../../shared/library/text-stamp.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import { splitFrontMatter } from '../../shared/text/split.ts';

/** What is indexed of a post. */
export interface IndexedText {
  readonly title: string;
  readonly text: string;
}

/** The full-text index of a site's posts: knows which of them it has not read yet, and reads those a few at a time. */
export class TextIndex {
  #index = new SearchIndex();
  readonly #waiting = new Set<SitePath>();
  readonly #textOf: (path: SitePath) => IndexedText | undefined;
  /** Documents that were read since the index was kept last. */
  #unkept = 0;

  constructor(textOf: (path: SitePath) => IndexedText | undefined) {
    this.#textOf = textOf;
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
    for (const path of this.#waiting) {
      this.#waiting.delete(path);
      const found = this.#textOf(path);
      if (!found) this.forget(path);
      else {
        const stamp = textStamp(found.text, textStamp(found.title));
        if (this.#index.stampOf(path) !== stamp) {
          this.#index.add({ path, title: found.title, text: indexedText(found.text), stamp });
          this.#unkept += 1;
        }
      }
      if (isOver()) break;
    }
    if (this.#waiting.size > 0) return false;
    this.#index.settle();
    return true;
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
