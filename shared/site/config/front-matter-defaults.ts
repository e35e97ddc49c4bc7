import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { toText } from '../../ruby/text.ts';
import { globPaths } from '../entries/glob.ts';
import { deepMerge } from '../merge.ts';

/** One entry of `defaults:` that says something. */
interface DefaultSet {
  /** Its place in the list, from 0. */
  readonly index: number;
  readonly path: string;
  /** `undefined` where the scope names no type. */
  readonly type: string | undefined;
  readonly scoped: boolean;
  readonly values: RubyHash;
}

/** A value that a document has from the configuration and not from its own front matter. */
export interface InheritedValue {
  readonly value: RubyValue;
  /** The entry of `defaults:` that it comes from, from 0. */
  readonly entry: number;
}

const OLD_TYPES: ReadonlyMap<string, string> = new Map([
  ['page', 'pages'],
  ['post', 'posts'],
  ['draft', 'drafts'],
]);

/**
 * The configuration's `defaults:` (Jekyll's `FrontmatterDefaults`): which entries apply to a path and type, and what
 * they say together. A longer scope path wins over a shorter one, at equal length the later entry with a type.
 */
export class FrontMatterDefaults {
  private readonly sets: readonly DefaultSet[];
  private readonly collectionsDir: string;
  private readonly globs = new Map<string, readonly string[]>();
  private readonly merged = new Map<string, RubyHash>();

  /** `allPaths` gives every file and folder of the site's source, for scopes with a `*`. */
  constructor(
    config: RubyHash,
    private readonly allPaths: () => Iterable<string>,
    /** Makes a time of a `date:` among the values. */
    readDate: (value: RubyValue) => RubyValue,
  ) {
    this.collectionsDir = toText(config.get('collections_dir') ?? null);
    const list = config.get('defaults');
    this.sets = Array.isArray(list)
      ? (list as readonly RubyValue[]).flatMap((entry, index) => readSet(entry, index, readDate))
      : [];
  }

  /** Whether a change in the list of files can change what applies. */
  get dependsOnPaths(): boolean {
    return this.sets.some(set => set.path.includes('*'));
  }

  /** All values for a document together. Equal calls give the same object. */
  all(path: string, type: string | undefined): RubyHash {
    const applying = this.applying(path, type);
    const key = applying.map(set => set.index).join(' ');
    const known = this.merged.get(key);
    if (known) return known;
    let values: RubyHash = new Map();
    let old: DefaultSet | undefined;
    for (const set of applying) {
      if (hasPrecedence(old, set)) {
        values = deepMerge(values, set.values);
        old = set;
      } else values = deepMerge(set.values, values);
    }
    this.merged.set(key, values);
    return values;
  }

  /** One value, as a page's front matter answers for a key that it does not have; `undefined` when none is set. */
  find(path: string, type: string | undefined, key: RubyValue): RubyValue | undefined {
    return this.inherited(path, type, key)?.value;
  }

  /** As `find`, with the entry that the value comes from. */
  inherited(path: string, type: string | undefined, key: RubyValue): InheritedValue | undefined {
    let found: InheritedValue | undefined;
    let old: DefaultSet | undefined;
    for (const set of this.applying(path, type)) {
      if (!set.values.has(key) || !hasPrecedence(old, set)) continue;
      found = { value: set.values.get(key) ?? null, entry: set.index };
      old = set;
    }
    return found;
  }

  private applying(path: string, type: string | undefined): readonly DefaultSet[] {
    return this.sets.filter(set => {
      if (!set.scoped) return true;
      if (set.type !== undefined && set.type !== type) return false;
      return set.path === '' || this.appliesToPath(set.path, plainPath(path));
    });
  }

  private appliesToPath(scope: string, path: string): boolean {
    if (!scope.includes('*')) return path.startsWith(this.withoutCollectionsDir(scope));
    let matched = this.globs.get(scope);
    if (!matched) {
      const pattern = scope.replace(/^\.\//, '');
      matched = globPaths(pattern, this.allPaths()).map(found => this.withoutCollectionsDir(found));
      this.globs.set(scope, matched);
    }
    return matched.some(found => path.startsWith(found));
  }

  private withoutCollectionsDir(path: string): string {
    const prefix = `${this.collectionsDir}/`;
    return this.collectionsDir !== '' && path.startsWith(prefix) ? path.slice(prefix.length) : path;
  }
}

function readSet(entry: RubyValue, index: number, readDate: (value: RubyValue) => RubyValue): readonly DefaultSet[] {
  if (!(entry instanceof Map)) return [];
  let values = (entry as RubyHash).get('values');
  if (!(values instanceof Map)) return [];
  if ((values as RubyHash).has('date'))
    values = new Map([...(values as RubyHash)].map(([key, value]) => [key, key === 'date' ? readDate(value) : value]));
  const scope = (entry as RubyHash).get('scope');
  if (!(scope instanceof Map)) return [{ index, path: '', type: undefined, scoped: false, values: values as RubyHash }];
  const path = (scope as RubyHash).get('path');
  const type = (scope as RubyHash).has('type') ? toText((scope as RubyHash).get('type') ?? null) : undefined;
  return [
    {
      index,
      path: typeof path === 'string' ? path : '',
      type: type === undefined ? undefined : (OLD_TYPES.get(type) ?? type),
      scoped: true,
      values: values as RubyHash,
    },
  ];
}

function hasPrecedence(old: DefaultSet | undefined, set: DefaultSet): boolean {
  if (!old) return true;
  const newLength = plainPath(set.path).length;
  const oldLength = plainPath(old.path).length;
  if (newLength !== oldLength) return newLength >= oldLength;
  return set.type !== undefined || old.type === undefined;
}

/** Without a leading slash. */
function plainPath(path: string): string {
  return path.startsWith('/') ? path.slice(1) : path;
}
