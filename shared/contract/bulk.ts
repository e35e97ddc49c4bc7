import { anyCount, anyText, arrayOf, objectOf, oneOf, such, type Decoder } from '../kit/decode.ts';
import type { Problem } from '../kit/problem.ts';
import type { BulkChange } from '../library/bulk-change.ts';
import { CELL_KINDS, type CellText } from '../library/cells.ts';
import type { SitePath } from '../site/site-file.ts';

/** Posts that one change may concern. */
const MOST_POSTS = 100_000;

/** What a change would do to the files of a site. */
export interface BulkSummary {
  /** Names the plan in the calls that follow; a later plan takes its place. */
  readonly plan: number;
  /** The files that change, in order. */
  readonly paths: readonly SitePath[];
  /** Files that cannot be changed so, with the reason. */
  readonly problems: readonly Problem[];
}

export type BulkPlanAnswer =
  | { readonly kind: 'planned'; readonly summary: BulkSummary }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** A file before and after the change. */
export interface BulkTexts {
  readonly before: string;
  readonly after: string;
}

export type BulkAnswer =
  /** Every file holds what was planned, but those that `problems` name when they were read back. */
  | { readonly kind: 'done'; readonly paths: readonly SitePath[]; readonly problems: readonly Problem[] }
  /** Nothing was changed. */
  | { readonly kind: 'cancelled' }
  /** These files are not the versions that the change was planned for; nothing was changed. */
  | { readonly kind: 'differs'; readonly paths: readonly SitePath[] }
  | { readonly kind: 'refused'; readonly problem: Problem };

export type BulkStep = 'planning' | 'keeping' | 'writing';

/** The front matter of one post as the cells of a row. */
export interface PostRow {
  readonly path: SitePath;
  readonly cells: readonly (CellText & { readonly key: string })[];
  /** Why it cannot be edited. */
  readonly problem: Problem | null;
}

/** Decodes a change whose posts `anyPath` decodes. */
export function bulkChangeDecoder(anyPath: Decoder<SitePath>): Decoder<BulkChange> {
  const names = such(arrayOf(anyText), list => list.length > 0 && list.every(name => name !== ''), 'names');
  const key = oneOf('tags', 'categories');
  const edits = {
    merge: objectOf({
      kind: oneOf('merge'),
      key,
      from: names,
      to: such(anyText, name => name.trim() !== '', 'a name'),
    }),
    delete: objectOf({ kind: oneOf('delete'), key, names }),
    add: objectOf({ kind: oneOf('add'), key, names }),
  };
  const anyEdit: Decoder<Extract<BulkChange, { kind: 'list' }>['edit']> = (value, at) =>
    edits[kindIn(value, edits) ?? 'merge'](value, at);
  const cell = objectOf({
    key: such(anyText, name => name !== '', 'a key'),
    kind: oneOf(...CELL_KINDS),
    text: anyText,
  });
  const place = objectOf({ from: anyCount, to: anyCount, was: anyText, insert: anyText });
  const changes = {
    list: objectOf({ kind: oneOf('list'), edit: anyEdit, paths: few(arrayOf(anyPath)) }),
    replace: objectOf({
      kind: oneOf('replace'),
      posts: few(arrayOf(objectOf({ path: anyPath, edits: arrayOf(place) }))),
    }),
    move: objectOf({
      kind: oneOf('move'),
      move: objectOf({ from: anyPath, to: anyPath }),
      posts: few(arrayOf(objectOf({ path: anyPath, edits: arrayOf(place) }))),
    }),
    cells: objectOf({ kind: oneOf('cells'), posts: few(arrayOf(objectOf({ path: anyPath, cells: arrayOf(cell) }))) }),
  };
  return (value, at) => changes[kindIn(value, changes) ?? 'list'](value, at);
}

function few<T>(list: Decoder<readonly T[]>): Decoder<readonly T[]> {
  return such(list, items => items.length <= MOST_POSTS, `at most ${MOST_POSTS} posts`);
}

/** The `kind` of a foreign object, when it is one of the names. */
function kindIn<K extends string>(value: unknown, names: Readonly<Record<K, unknown>>): K | undefined {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  return typeof kind === 'string' && Object.hasOwn(names, kind) ? (kind as K) : undefined;
}
