import type { FactsContext, PostFacts } from '../../shared/library/facts.ts';
import { kindOf } from '../../shared/library/facts.ts';
import type { KeptFacts } from '../../shared/library/kept-facts.ts';
import type { Library } from '../../shared/library/library.ts';
import { textStamp } from '../../shared/library/text-stamp.ts';
import type { SiteFile, SitePath } from '../../shared/site/site-file.ts';
import { isStored, StoredFile, TextStore, type ReadTexts } from '../../shared/site/stored-file.ts';

/**
 * The posts of a large site, whose texts stay on disk: which of them are listed by their name alone until their front matter
 * has been read.
 */
export class StoredPosts {
  readonly #files: Map<SitePath, SiteFile>;
  readonly #library: Library;
  readonly #store: TextStore;
  readonly #unread = new Set<SitePath>();

  constructor(files: Map<SitePath, SiteFile>, library: Library, read: ReadTexts) {
    this.#files = files;
    this.#library = library;
    this.#store = new TextStore(read);
  }

  /** Posts of which nothing but the name is known. */
  get unread(): number {
    return this.#unread.size;
  }

  /** Lists files by what an earlier run kept of them, and those that are others by now by their names. */
  list(files: readonly SiteFile[], kept: KeptFacts | undefined, context: FactsContext): void {
    const facts: PostFacts[] = [];
    const named: SiteFile[] = [];
    for (const file of files) {
      const { path, size, modified } = file;
      const listed = this.#files.get(path);
      if (!kindOf(path) || (listed?.size === size && listed.modified === modified)) continue;
      this.#files.set(path, new StoredFile(file, this.#store));
      const known = kept?.posts.get(path);
      if (known?.size === size && known.facts.modified === modified) facts.push(known.facts);
      else {
        this.#unread.add(path);
        named.push({ path, size, modified, text: '' });
      }
    }
    this.#library.apply(facts, []);
    this.#library.applyFiles({ changed: named, removed: [] }, context);
  }

  /** The next posts whose front matter is to be read. */
  next(most: number): readonly SitePath[] {
    const paths: SitePath[] = [];
    for (const path of this.#unread) if (paths.push(path) === most) break;
    return paths;
  }

  /** Takes front matter that was read; what is no text stays listed by its name. */
  takeHeads(paths: readonly SitePath[], heads: readonly (string | null)[], context: FactsContext): void {
    const changed: SiteFile[] = [];
    for (const [at, path] of paths.entries()) {
      const file = this.#unread.delete(path) ? this.#files.get(path) : undefined;
      const head = heads[at] ?? null;
      if (file && head !== null) changed.push({ path, size: file.size, modified: file.modified, text: head });
    }
    // Front matter alone does not say which marks a text holds.
    const marked = changed.flatMap(({ path }) => this.#library.find(path) ?? []);
    this.#library.applyFiles({ changed, removed: [] }, context);
    this.#library.countMarks(marked.filter(({ suggestions, comments }) => suggestions + comments > 0));
  }

  /** Everything is to be read once more: the configuration has changed. */
  readAgain(): void {
    for (const [path, file] of this.#files) if (file instanceof StoredFile) this.#unread.add(path);
  }

  /** A file as it is held after a change: without its text. */
  changed(file: SiteFile): SiteFile {
    if (!isStored(file.path)) return file;
    this.#store.forget(file.path);
    this.#unread.delete(file.path);
    return new StoredFile({ path: file.path, size: file.size, modified: file.modified }, this.#store);
  }

  removed(path: SitePath): void {
    this.#store.forget(path);
    this.#unread.delete(path);
  }

  /** Reads these texts with one question. */
  fetch(paths: readonly SitePath[]): void {
    this.#store.fetch(paths.filter(path => this.#files.get(path) instanceof StoredFile));
  }

  /** Tells versions of a text apart without reading it. */
  stampOf(path: SitePath): number | undefined {
    const file = this.#files.get(path);
    return file instanceof StoredFile ? textStamp(`${file.size} ${file.modified}`) : undefined;
  }
}
