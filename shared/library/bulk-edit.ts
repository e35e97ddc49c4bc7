import type { Problem } from '../kit/problem.ts';
import { err, ok, type Result } from '../kit/result.ts';
import type { SitePath } from '../site/site-file.ts';
import { itemsOf, likeBefore, readFrontMatter, removeKey, setKey, type EditOptions } from '../text/front-matter.ts';
import { applyChanges, composeChanges, invertChanges, type TextChange } from '../text/text-change.ts';
import { Literal, sameValue, type FrontMatterValue } from '../text/yaml/value.ts';

/** A list of a post's front matter that Jekyll reads under two keys. */
export type ListKey = 'tags' | 'categories';

/** One change of tags or categories to make in many posts. */
export type ListEdit =
  /** Several names become one; a name that becomes itself is a rename. */
  | { readonly kind: 'merge'; readonly key: ListKey; readonly from: readonly string[]; readonly to: string }
  | { readonly kind: 'delete'; readonly key: ListKey; readonly names: readonly string[] }
  | { readonly kind: 'add'; readonly key: ListKey; readonly names: readonly string[] };

/** One change to make in many posts. */
export type BulkEdit =
  | ListEdit
  /** Any key to a value; undefined takes it out. */
  | { readonly kind: 'set'; readonly key: string; readonly value: FrontMatterValue | undefined };

/** What a bulk edit does to one file: shown as a diff before, checked after. */
export interface PlannedEdit {
  readonly path: SitePath;
  readonly before: string;
  readonly after: string;
  readonly changes: readonly TextChange[];
}

export interface BulkPlan {
  /** Only files that change. */
  readonly edits: readonly PlannedEdit[];
  /** Files that cannot be changed so, with the reason; the others can. */
  readonly problems: readonly Problem[];
}

export interface BulkSource {
  readonly path: SitePath;
  readonly text: string;
}

/** Plans one edit over many posts. Touches only the bytes of the key in each; a post that it does not concern is left out. */
export function planBulkEdit(posts: Iterable<BulkSource>, edit: BulkEdit, options: EditOptions = {}): BulkPlan {
  const edits: PlannedEdit[] = [];
  const problems: Problem[] = [];
  for (const { path, text } of posts) {
    const planned = planEdit(text, edit, { ...options, path });
    if (!planned.ok) problems.push(planned.error);
    else if (planned.value.length > 0) {
      edits.push({ path, before: text, after: applyChanges(text, planned.value), changes: planned.value });
    }
  }
  return { edits, problems };
}

/** The changes of one text for one edit; none where it does not concern the text. */
export function planEdit(text: string, edit: BulkEdit, options: EditOptions = {}): Result<TextChange[], Problem> {
  if (edit.kind === 'set') {
    return edit.value === undefined ? removeKey(text, edit.key, options) : setKey(text, edit.key, edit.value, options);
  }
  const { values, problems } = readFrontMatter(text, options.path);
  if (problems[0]) return err(problems[0]);
  const singular = edit.key === 'tags' ? 'tag' : 'category';
  let changes: Result<TextChange[], Problem> = ok([]);
  const many = values.get(edit.key);
  if (many !== undefined || (edit.kind === 'add' && !values.has(singular))) {
    const items = itemsOf(many ?? null);
    const wanted = change(items, edit);
    if (!sameValue(items, wanted)) changes = setKey(text, edit.key, likeBefore(many ?? null, wanted), options);
  }
  const one = values.get(singular);
  if (one === undefined || one === null || !changes.ok) return changes;
  // Under the singular key Jekyll takes a string whole.
  const items = Array.isArray(one) ? (one as readonly FrontMatterValue[]) : [one];
  const wanted = edit.kind === 'add' && many !== undefined ? items : change(items, edit);
  if (sameValue(items, wanted)) return changes;
  const current = applyChanges(text, changes.value);
  const single =
    wanted.length === 0
      ? removeKey(current, singular, options)
      : setKey(current, singular, wanted.length === 1 && !Array.isArray(one) ? wanted[0]! : wanted, options);
  if (!single.ok || changes.value.length === 0) return single;
  return ok(composeChanges(changes.value, single.value));
}

/** Whether a file that was read back holds what was planned. */
export function isCarriedOut(planned: PlannedEdit, readBack: string): boolean {
  return planned.after === readBack;
}

/** The edits that lead back, for one step of undo; only for files that still hold what the plan wrote. */
export function invertPlan(edits: readonly PlannedEdit[], current: (path: SitePath) => string | undefined): BulkPlan {
  const back: PlannedEdit[] = [];
  const problems: Problem[] = [];
  for (const { path, before, after, changes } of edits) {
    if (current(path) === after) {
      back.push({ path, before: after, after: before, changes: invertChanges(before, changes) });
    } else {
      problems.push({
        severity: 'warning',
        code: 'bulk-changed-since',
        place: { path, line: 1, column: 1 },
        cause: 'The file was changed after the bulk edit, which is not taken back in it.',
        remedy: 'Take it back by hand, or restore the file from its history.',
      });
    }
  }
  return { edits: back, problems };
}

function change(items: readonly FrontMatterValue[], edit: ListEdit): FrontMatterValue[] {
  const names = items.map(nameOf);
  switch (edit.kind) {
    case 'add':
      return [...items, ...edit.names.filter(name => !names.includes(name))];
    case 'delete':
      return items.filter((_, index) => !edit.names.includes(names[index]!));
    case 'merge': {
      const merged: FrontMatterValue[] = [];
      let has = false;
      for (const [index, item] of items.entries()) {
        const concerned = edit.from.includes(names[index]!) || names[index] === edit.to;
        if (!concerned) merged.push(item);
        else if (!has) {
          merged.push(names[index] === edit.to ? item : edit.to);
          has = true;
        }
      }
      return edit.from.some(name => names.includes(name)) ? merged : [...items];
    }
  }
}

/** A list item as Jekyll names it: `2024` and `true` are the texts of what they are. */
function nameOf(item: FrontMatterValue): string {
  return item instanceof Literal ? item.source : typeof item === 'object' ? '' : String(item);
}
