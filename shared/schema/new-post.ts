import type { Problem } from '../kit/problem.ts';
import { err, ok, type Result } from '../kit/result.ts';
import { setKeys } from '../text/front-matter.ts';
import { applyChanges, composeChanges, type TextChange } from '../text/text-change.ts';
import type { StyleWish } from '../text/yaml/layout.ts';
import type { FrontMatterValue } from '../text/yaml/value.ts';
import { Literal } from '../text/yaml/value.ts';
import type { Schema } from './field.ts';

/** A key that a new post begins with; null is written as `key:` with nothing behind it. */
export interface NewKey {
  readonly key: string;
  readonly value: FrontMatterValue;
}

export interface NewPostFields {
  readonly title: string;
  /** As it is to be written; null for a draft, which gets its date when it is published. */
  readonly date: string | null;
  /** Null where the site's `defaults:` give one. */
  readonly layout: string | null;
  readonly author: string | null;
  /** The keys that the site's posts have, in their order; lists among them begin empty. */
  readonly keys: readonly string[];
  /** Further keys of the site's posts. */
  readonly others?: readonly NewKey[];
  /** How the site's posts write each key. */
  readonly styles?: ReadonlyMap<string, StyleWish>;
}

const LISTS = ['categories', 'tags'];
/** The share of posts from which on a key belongs to a new one. */
const USUAL = 0.5;
/** The share of a key's values from which on a new post begins with the commonest. */
const NEARLY_ALL = 0.8;
const OWN = new Set(['title', 'date', 'layout', 'author', ...LISTS, 'slug', 'permalink', 'redirect_from', 'published']);

/** The text of a new post: its front matter in the order and style of the site's posts, and an empty body. */
export function newPostText(fields: NewPostFields): string {
  const values = new Map<string, FrontMatterValue>();
  if (fields.layout !== null) values.set('layout', fields.layout);
  values.set('title', fields.title);
  if (fields.date !== null) values.set('date', new Literal(fields.date));
  if (fields.author !== null) values.set('author', fields.author);
  for (const key of LISTS) if (fields.keys.includes(key)) values.set(key, []);
  for (const { key, value } of fields.others ?? []) if (!values.has(key)) values.set(key, value);
  const order = [...new Set([...fields.keys, 'layout', 'title', 'date'])];
  const ranked = [...values].sort(([a], [b]) => rankIn(order, a) - rankIn(order, b));
  const written = writeKeys('', ranked, order, fields.styles ?? new Map());
  const text = written.ok ? written.value.map(change => change.insert).join('') : `---\n---\n`;
  return `${text.replace(/\n*$/, '\n')}\n`;
}

/** What a schema says of new posts beside title, date, layout, author and lists: keys that most posts have. */
export function newKeysOf(schema: Schema): readonly NewKey[] {
  return schema.fields.flatMap(({ key, kind, share, required, values, stamped, when }): readonly NewKey[] => {
    if (OWN.has(key) || stamped || when !== undefined || (share < USUAL && !required)) return [];
    if (kind === 'list') return [{ key, value: [] }];
    const [first] = values;
    const all = values.reduce((sum, { count }) => sum + count, 0);
    if (kind === 'choice' && first && first.count >= all * NEARLY_ALL && first.count > 1)
      return [{ key, value: first.value }];
    return kind === 'switch' || kind === 'mapping' || kind === 'other' ? [] : [{ key, value: null }];
  });
}

/** Sets keys one after another, each in its own style; a null becomes a key without a value. */
function writeKeys(
  text: string,
  values: readonly (readonly [string, FrontMatterValue])[],
  order: readonly string[],
  styles: ReadonlyMap<string, StyleWish>,
): Result<TextChange[], Problem> {
  let changes: TextChange[] = [];
  let current = text;
  for (const [key, value] of values) {
    const style = styles.get(key);
    const next = setKeys(current, [[key, value]], { order, ...(style ? { style } : {}) });
    if (!next.ok) return err(next.error);
    const bare = next.value.map(change =>
      value === null ? { ...change, insert: change.insert.replace(/: null(?=\n|$)/, ':') } : change,
    );
    changes = composeChanges(changes, bare);
    current = applyChanges(current, bare);
  }
  return ok(changes);
}

function rankIn(order: readonly string[], key: string): number {
  const rank = order.indexOf(key);
  return rank < 0 ? order.length : rank;
}
