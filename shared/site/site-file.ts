/** A path inside the opened site: relative, `/`-separated, no `.` or `..` segment, as `git ls-files` would print it. */
export type SitePath = string & { readonly sitePath: unique symbol };

/** Takes a path that is known to be relative to the site (from a directory listing or a literal). */
export function sitePath(path: string): SitePath {
  return path as SitePath;
}

/**
 * A file of the site as the engine sees it. `text` is the whole file decoded as UTF-8 with a BOM kept; it is absent for
 * files that are not text (images, fonts) or that could not be read, of which only the name, size and time are known.
 */
export interface SiteFile {
  readonly path: SitePath;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly modified: number;
  readonly text?: string;
  /** The beginning of a text that is read only when `text` is asked for: the front matter with both its fences. */
  readonly head?: string | undefined;
}

/** As much of a file's text as decides what the file is; does not read a text that is still on disk. */
export function beginningOf(file: SiteFile): string | undefined {
  return file.head ?? file.text;
}

/** What changed in the folder since the last delta; the first delta of a site holds every file. */
export interface SiteDelta {
  readonly changed: readonly SiteFile[];
  readonly removed: readonly SitePath[];
}
