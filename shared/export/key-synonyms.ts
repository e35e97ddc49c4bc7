import { fieldOf, type Schema } from '../schema/field.ts';
import { readFrontMatter, setKey, type FrontMatter, type FrontMatterEntry } from '../text/front-matter.ts';
import { applyChanges, composeChanges, type TextChange } from '../text/text-change.ts';
import { isList, type FrontMatterValue } from '../text/yaml/value.ts';
import type { KeyHabits } from './key-habits.ts';

/** Names that themes have for one thing. `tag` and `category` are Jekyll's own and mean the same everywhere. */
const GROUPS: readonly (readonly string[])[] = [
  ['image', 'cover', 'cover_image', 'featured_image', 'feature_image', 'header_image', 'hero', 'banner', 'thumbnail'],
  ['excerpt', 'description', 'summary', 'abstract'],
  ['author', 'authors'],
  ['subtitle', 'subheading', 'tagline'],
  ['lang', 'language', 'locale'],
  ['last_modified_at', 'updated', 'modified', 'lastmod'],
];
/** The share of the target's posts from which on a name is the site's own. */
const USUAL = 0.5;
/** Fewer posts than these show no habit. */
const FEW = 3;

export interface KeyRename {
  readonly from: string;
  readonly to: string;
}

/**
 * The keys of a post that the target's posts call otherwise: none of them has the post's name, neither do the site's
 * templates, and most have the other one.
 */
export function keysToRename(
  { entries }: FrontMatter,
  { schema, posts }: Pick<KeyHabits, 'schema' | 'posts'>,
  isMentioned: (key: string) => boolean,
): readonly KeyRename[] {
  if (posts < FEW) return [];
  const own = new Set(entries.map(({ key }) => key));
  return entries.flatMap(({ key, value, overridden }) => {
    const group = GROUPS.find(names => names.includes(key));
    if (!group || overridden || (fieldOf(schema, key)?.share ?? 0) > 0 || isMentioned(key)) return [];
    const [usual] = group
      .flatMap(name => fieldOf(schema, name) ?? [])
      .filter(({ share }) => share >= USUAL)
      .sort((a, b) => b.share - a.share);
    if (!usual || own.has(usual.key)) return [];
    const isOne = usual.kind !== 'list' && isList(value) && value.length !== 1;
    return isOne ? [] : [{ from: key, to: usual.key }];
  });
}

/** The changes that give keys their new names; a value becomes a list, or a list its only item, where the target has that. */
export function renameKeys(text: string, renames: readonly KeyRename[], schema: Schema): readonly TextChange[] {
  let changes: readonly TextChange[] = [];
  let current = text;
  const apply = (more: readonly TextChange[]): void => {
    changes = composeChanges(changes, more);
    current = applyChanges(current, more);
  };
  for (const { from, to } of renames) {
    const entry = readFrontMatter(current).entries.find(({ key, overridden }) => key === from && !overridden);
    if (!entry) continue;
    apply([{ ...entry.keyRange, insert: to }]);
    const field = fieldOf(schema, to);
    const value = inKind(entry, field?.kind === 'list');
    const written = value === undefined ? undefined : setKey(current, to, value, { style: field?.style ?? {} });
    if (written?.ok) apply(written.value);
  }
  return changes;
}

/** The value in the other kind; undefined where it has the right one. */
function inKind({ value }: FrontMatterEntry, list: boolean): FrontMatterValue | undefined {
  if (list) return isList(value) || value === null ? undefined : [value];
  return isList(value) ? (value[0] ?? null) : undefined;
}
