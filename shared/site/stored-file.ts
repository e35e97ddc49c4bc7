import { sitePath, type SiteFile, type SitePath } from './site-file.ts';

const MARKDOWN = /\.(?:md|markdown|mkdown|mkdn|mkd)$/i;
const PARTS = /^_(?:layouts|includes|data|sass|plugins|templates)\//;

/** Whether the text of a large site's file stays on disk until somebody asks for it. */
export function isStored(path: string): boolean {
  return MARKDOWN.test(path) && !PARTS.test(path);
}

/** Reads files of the site as they are now; null for what is gone or is no text. */
export type ReadTexts = (paths: readonly SitePath[]) => readonly (string | null)[];

/** UTF-16 units of texts that are kept at hand. */
const MOST_KEPT = 4_000_000;

/**
 * The texts of a large site, which stay on disk until they are asked for: the last ones are kept at hand. `prepare` makes of
 * a file's text what its reader sees.
 */
export class TextStore {
  private readonly read: ReadTexts;
  private readonly prepare: (text: string) => string;
  /** In the order of their use, the latest last. */
  private readonly kept = new Map<SitePath, string | undefined>();
  private size = 0;

  constructor(read: ReadTexts, prepare: (text: string) => string = text => text) {
    this.read = read;
    this.prepare = prepare;
  }

  text(path: SitePath): string | undefined {
    if (!this.kept.has(path)) this.fetch([path]);
    const text = this.kept.get(path);
    this.kept.delete(path);
    this.kept.set(path, text);
    return text;
  }

  /** Reads those of these texts that are not at hand, with one question. */
  fetch(paths: readonly SitePath[]): void {
    const wanted = paths.filter(path => !this.kept.has(path));
    if (wanted.length === 0) return;
    const texts = this.read(wanted);
    for (const [at, path] of wanted.entries()) {
      const text = texts[at] ?? undefined;
      this.keep(path, text === undefined ? undefined : this.prepare(text));
    }
  }

  /** A file has changed. */
  forget(path: SitePath): void {
    this.size -= this.kept.get(path)?.length ?? 0;
    this.kept.delete(path);
  }

  private keep(path: SitePath, text: string | undefined): void {
    this.kept.set(path, text);
    this.size += text?.length ?? 0;
    for (const oldest of this.kept.keys()) {
      if (this.size <= MOST_KEPT || oldest === path) return;
      this.forget(oldest);
    }
  }
}

/** A file of a large site: its front matter may be at hand (`head`), its text is read when somebody asks for it. */
export class StoredFile implements SiteFile {
  readonly path: SitePath;
  readonly size: number;
  readonly modified: number;
  readonly head: string | undefined;
  private readonly store: TextStore;

  constructor({ path, size, modified, head }: Omit<SiteFile, 'text'>, store: TextStore) {
    this.path = path;
    this.size = size;
    this.modified = modified;
    this.head = head;
    this.store = store;
  }

  get text(): string {
    return this.store.text(this.path) ?? this.head ?? '';
  }
}

/** Files by name, size and time as one text: a list of tens of thousands of objects takes a second to cross into a page. */
export function packFiles(files: readonly Omit<SiteFile, 'text' | 'head'>[]): string {
  return JSON.stringify([files.map(file => file.path), files.map(file => file.size), files.map(file => file.modified)]);
}

/** What `packFiles` made one text of. */
export function unpackFiles(packed: string): readonly Omit<SiteFile, 'text' | 'head'>[] {
  const [paths, sizes, times] = JSON.parse(packed) as readonly [
    readonly string[],
    readonly number[],
    readonly number[],
  ];
  return paths.map((path, at) => ({ path: sitePath(path), size: sizes[at]!, modified: times[at]! }));
}

/** The paths alone. */
export function unpackPaths(packed: string): readonly SitePath[] {
  return (JSON.parse(packed) as readonly [readonly SitePath[]])[0];
}
