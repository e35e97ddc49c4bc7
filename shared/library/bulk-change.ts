import type { Problem } from '../kit/problem.ts';
import { err, ok, type Result } from '../kit/result.ts';
import type { SitePath } from '../site/site-file.ts';
import { readFrontMatter, setKey, removeKey, type EditOptions } from '../text/front-matter.ts';
import { planReplacements, type Replacement } from '../text/text-search.ts';
import { applyChanges, composeChanges, type TextChange } from '../text/text-change.ts';
import type { FrontMatterValue } from '../text/yaml/value.ts';
import { planEdit, type ListEdit } from './bulk-edit.ts';
import { readCell, type CellKind } from './cells.ts';

/** What was typed into a cell of a table of front matter; no text takes the key out. */
export interface CellEdit {
  readonly key: string;
  readonly kind: CellKind;
  readonly text: string;
}

export interface PostCells {
  readonly path: SitePath;
  readonly cells: readonly CellEdit[];
}

export interface PostReplacements {
  readonly path: SitePath;
  readonly edits: readonly Replacement[];
}

/** A change of many posts that is shown, made and taken back as one. */
export type BulkChange =
  /** One edit of tags or categories in all of these posts. */
  | { readonly kind: 'list'; readonly edit: ListEdit; readonly paths: readonly SitePath[] }
  /** Other values in other posts. */
  | { readonly kind: 'cells'; readonly posts: readonly PostCells[] }
  /** Other words at places that a search found. */
  | { readonly kind: 'replace'; readonly posts: readonly PostReplacements[] }
  /** A post lies under another name, and what leads to it is changed with it. */
  | { readonly kind: 'move'; readonly move: PostMove; readonly posts: readonly PostReplacements[] };

export interface PostMove {
  readonly from: SitePath;
  readonly to: SitePath;
}

/** How a site's posts write keys that are new in a post. */
export interface KeyHabits {
  readonly order: readonly string[];
  readonly lists: 'flow' | 'block';
}

export function pathsOfChange(change: BulkChange): readonly SitePath[] {
  if (change.kind === 'list') return change.paths;
  const paths = change.posts.map(({ path }) => path);
  return change.kind === 'move' ? [change.move.from, ...paths] : paths;
}

/** The part of a change that concerns some of its posts. */
export function restrictChange(change: BulkChange, concerns: (path: SitePath) => boolean): BulkChange {
  switch (change.kind) {
    case 'list':
      return { ...change, paths: change.paths.filter(concerns) };
    case 'cells':
      return { ...change, posts: change.posts.filter(({ path }) => concerns(path)) };
    case 'replace':
    case 'move':
      return { ...change, posts: change.posts.filter(({ path }) => concerns(path)) };
  }
}

/** What a change does to each of its posts, by path. */
export function changePlanner(
  change: BulkChange,
  habits: KeyHabits,
): (path: SitePath, text: string) => Result<TextChange[], Problem> {
  const options = { order: habits.order, style: { list: habits.lists } };
  if (change.kind === 'list') return (path, text) => planEdit(text, change.edit, { ...options, path });
  if (change.kind === 'replace' || change.kind === 'move') {
    const edits = new Map(change.posts.map(post => [post.path, post.edits]));
    return (path, text) => replaceIn(path, text, edits.get(path) ?? []);
  }
  const cells = new Map(change.posts.map(post => [post.path, post.cells]));
  return (path, text) => planCells(text, cells.get(path) ?? [], { ...options, path });
}

/** Changes places of a text, unless it says something else by now or its front matter could be read only before. */
function replaceIn(path: SitePath, text: string, edits: readonly Replacement[]): Result<TextChange[], Problem> {
  const place = { path, line: 1, column: 1 };
  const changes = planReplacements(text, edits);
  if (!changes) {
    return err({
      severity: 'warning',
      code: 'bulk-changed-since',
      place,
      cause: `${path} was changed since it was searched.`,
      remedy: 'Search again.',
    });
  }
  const broken = readFrontMatter(applyChanges(text, changes), path).problems[0];
  if (!broken || readFrontMatter(text, path).problems.length > 0) return ok(changes);
  return err({
    severity: 'error',
    code: 'bulk-breaks-front-matter',
    place: broken.place,
    cause: `The front matter could not be read any more: ${broken.cause}`,
    remedy: 'Leave this file out, or replace it with other words.',
  });
}

/** The changes of one text for the cells of its row, all or none; a cell that says what the post has changes nothing. */
export function planCells(
  text: string,
  cells: readonly CellEdit[],
  options: EditOptions = {},
): Result<TextChange[], Problem> {
  const { values, problems } = readFrontMatter(text, options.path);
  if (problems[0]) return err(problems[0]);
  let changes: TextChange[] = [];
  let current = text;
  for (const { key, kind, text: typed } of cells) {
    const before = values.get(key);
    const wanted: FrontMatterValue | undefined = readCell(typed, kind, before);
    if (wanted === before) continue;
    const next = wanted === undefined ? removeKey(current, key, options) : setKey(current, key, wanted, options);
    if (!next.ok) return next;
    changes = composeChanges(changes, next.value);
    current = applyChanges(current, next.value);
  }
  return ok(changes);
}
