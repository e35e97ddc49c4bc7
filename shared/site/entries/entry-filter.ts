import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { listAt } from '../config/config.ts';
import { baseName } from '../documents/file-names.ts';
import { matchesName } from './glob.ts';

/** Which entries of the site's folders Jekyll reads (`EntryFilter`), from the configuration's `include` and `exclude`. */
export class EntryFilter {
  private readonly include: readonly string[];
  private readonly exclude: readonly string[];

  constructor(config: RubyHash) {
    const include = listAt(config, 'include');
    this.include = patterns(include);
    this.exclude = patterns(listAt(config, 'exclude').filter(entry => !include.includes(entry)));
  }

  /**
   * Whether an entry is read. `entry` is as Jekyll lists it: a name, or a path below `base`, which is the folder
   * relative to the source (empty for the source itself).
   */
  accepts(base: string, entry: string, isFolder: boolean): boolean {
    if (entry.endsWith('.')) return false;
    const included = this.includes(entry, isFolder);
    if (included) return true;
    if (matchesAny(this.exclude, `${base}/${entry}`, isFolder)) return false;
    return !isSpecial(entry) && !isSpecial(baseName(entry)) && !entry.endsWith('~');
  }

  /** Whether the configuration's `include` names an entry. */
  includes(entry: string, isFolder: boolean): boolean {
    return matchesAny(this.include, entry, isFolder) || matchesAny(this.include, baseName(entry), isFolder);
  }
}

/** `EntryFilter#glob_include?`: whether one of a list of patterns means a path. */
export function isNamedBy(list: readonly RubyValue[], path: string): boolean {
  return matchesAny(patterns(list), path, false);
}

function isSpecial(entry: string): boolean {
  const first = entry.charAt(0);
  return first === '.' || first === '_' || first === '#' || first === '~';
}

/** Patterns made absolute as Jekyll joins them to the source's path; here the source is `/`. */
function patterns(list: readonly RubyValue[]): readonly string[] {
  return list.flatMap(entry => (typeof entry === 'string' ? [absolute(entry)] : []));
}

function matchesAny(list: readonly string[], entry: string, isFolder: boolean): boolean {
  if (list.length === 0) return false;
  const path = absolute(entry);
  return list.some(
    pattern =>
      path.startsWith(pattern) ||
      (isFolder && pattern === `${path}/`) ||
      // A pattern of plain letters matches nothing but itself.
      (/[*?[\\]/.test(pattern) && matchesName(pattern, path)),
  );
}

function absolute(path: string): string {
  return `/${path}`.replace(/\/{2,}/g, '/');
}
