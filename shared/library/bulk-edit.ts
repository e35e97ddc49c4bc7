import type { Problem } from '../kit/problem.ts';
import { err, ok, type Result } from '../kit/result.ts';
import { itemsOf, likeBefore, readFrontMatter, removeKey, setKey, type EditOptions } from '../text/front-matter.ts';
import { applyChanges, composeChanges, type TextChange } from '../text/text-change.ts';
import { Literal, sameValue, type FrontMatterValue } from '../text/yaml/value.ts';

/** A list of a post's front matter that Jekyll reads under two keys. */
export type ListKey = 'tags' | 'categories';

/** One change of tags or categories to make in many posts. */
export type ListEdit =
  /** Several names become one; a name that becomes itself is a rename. */
  | { readonly kind: 'merge'; readonly key: ListKey; readonly from: readonly string[]; readonly to: string }
  | { readonly kind: 'delete'; readonly key: ListKey; readonly names: readonly string[] }
  | { readonly kind: 'add'; readonly key: ListKey; readonly names: readonly string[] };

/** The changes of one text for one edit; none where it does not concern the text. */
export function planEdit(text: string, edit: ListEdit, options: EditOptions = {}): Result<TextChange[], Problem> {
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
