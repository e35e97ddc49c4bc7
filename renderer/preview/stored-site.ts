import type { Engine } from '../../shared/render/engine/engine.ts';
import type { SiteDelta, SiteFile, SitePath } from '../../shared/site/site-file.ts';
import { isStored, StoredFile, TextStore, unpackFiles } from '../../shared/site/stored-file.ts';
import { pageText } from '../../shared/text/critic/critic-page.ts';
import { frontMatterOf } from '../../shared/text/split.ts';
import { readHeads, textsOf } from '../site-texts.ts';

/** Front matter that is read with one question. */
const AT_ONCE = 2000;

/**
 * A large site as the engine holds it: front matter in memory, texts on disk until a page asks for one. Its posts are read
 * when the first page is wanted, for a window that only lists and searches never needs them.
 */
export class StoredSite {
  readonly #site: string;
  readonly #engine: Engine;
  readonly #store: TextStore;
  /** Every file of the site, those that are not stored with their texts. */
  readonly #files = new Map<SitePath, SiteFile>();
  /** Files that nobody has asked for yet, as `packFiles` gives them. */
  #packed: string[] = [];
  #state: 'listed' | 'reading' | 'read' = 'listed';
  #reading: Promise<void> | undefined;

  /** `site` is the id by which texts are asked for. */
  constructor(site: string, engine: Engine) {
    this.#site = site;
    this.#engine = engine;
    // Other posts' marks are not published either: lists, feeds and excerpts are made of what all of them accepted give.
    this.#store = new TextStore(textsOf(site), text => pageText(text, 'accepted').text);
  }

  /** Takes some of the site's files, as `packFiles` gives them; of a site that is listed once more all are known. */
  list(packed: string): void {
    if (this.#state === 'listed') this.#packed.push(packed);
  }

  /** All posts are in the engine. */
  get isRead(): boolean {
    return this.#state === 'read';
  }

  file(path: SitePath): SiteFile | undefined {
    this.#unpack();
    return this.#files.get(path);
  }

  /** Reads the posts for the engine, unless that was done; resolves when they are there. */
  read(): Promise<void> {
    return (this.#reading ??= this.#readAll());
  }

  async #readAll(): Promise<void> {
    this.#state = 'reading';
    this.#unpack();
    const paths = [...this.#files.keys()].filter(isStored);
    const changed: SiteFile[] = [];
    for (let from = 0; from < paths.length; from += AT_ONCE) {
      const some = paths.slice(from, from + AT_ONCE);
      const heads = await readHeads(this.#site, some).catch(() => []);
      for (const [at, path] of some.entries()) {
        const file = this.#files.get(path);
        const head = heads[at];
        if (file && typeof head === 'string') changed.push(this.#stored(file, head));
      }
    }
    this.#engine.apply({ changed, removed: [] });
    this.#state = 'read';
  }

  /** A change of the site as the engine takes it: posts without their texts, and none before they are read. */
  take({ changed, removed }: SiteDelta): SiteDelta {
    if ([...removed, ...changed.map(({ path }) => path)].some(isStored)) this.#unpack();
    for (const path of removed) this.#drop(path);
    const taken: SiteFile[] = [];
    for (const file of changed) {
      this.#drop(file.path);
      this.#files.set(file.path, file);
      if (!isStored(file.path)) taken.push(file);
      else if (this.#state !== 'listed' && file.text !== undefined)
        taken.push(this.#stored(file, frontMatterOf(file.text)));
    }
    return { changed: taken, removed };
  }

  #unpack(): void {
    for (const packed of this.#packed.splice(0)) {
      for (const file of unpackFiles(packed)) if (!this.#files.has(file.path)) this.#files.set(file.path, file);
    }
  }

  #stored({ path, size, modified }: SiteFile, head: string): SiteFile {
    const stored = new StoredFile({ path, size, modified, head }, this.#store);
    this.#files.set(path, stored);
    return stored;
  }

  #drop(path: SitePath): void {
    this.#store.forget(path);
    this.#files.delete(path);
  }
}
