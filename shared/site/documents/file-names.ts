/** The last segment of a path, as Ruby's File.basename. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Everything before the last slash; empty when there is none. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Ruby's File.extname: from the last dot of the name, empty for `.htaccess` and for names without a dot. */
export function extensionOf(path: string): string {
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 || /^\.*$/.test(name.slice(0, dot)) ? '' : name.slice(dot);
}

/** The name without folder and last extension, as `File.basename(path, ".*")`. */
export function stemOf(path: string): string {
  const name = baseName(path);
  return name.slice(0, name.length - extensionOf(name).length);
}

/** Joins with one slash between, as File.join. */
export function joinPath(...parts: readonly string[]): string {
  return parts.join('/').replace(/\/{2,}/g, '/');
}

/**
 * A path made safe inside a root as `Jekyll.sanitized_path` does it: `.` and `..` resolved without ever leaving the
 * root, repeated slashes joined, no leading or trailing slash.
 */
export function insideRoot(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') kept.pop();
    else kept.push(segment);
  }
  return kept.join('/');
}

export interface DatedName {
  readonly date: string;
  readonly slug: string;
  readonly extension: string;
}

/** The parts of a post's name, `2020-1-31-title.md` (`DATE_FILENAME_MATCHER`); `undefined` for other names. */
export function datedName(path: string): DatedName | undefined {
  const match = /^(\d{2,4}-\d{1,2}-\d{1,2})-(.*)(\.[^.]+)$/s.exec(baseName(path));
  return match ? { date: match[1] ?? '', slug: match[2] ?? '', extension: match[3] ?? '' } : undefined;
}

/** The parts of a name without a date (`DATELESS_FILENAME_MATCHER`); `undefined` for a name without an extension. */
export function datelessName(path: string): Omit<DatedName, 'date'> | undefined {
  const match = /^(.*)(\.[^.]+)$/s.exec(baseName(path));
  return match ? { slug: match[1] ?? '', extension: match[2] ?? '' } : undefined;
}
