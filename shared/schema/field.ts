import type { StyleWish } from '../text/yaml/layout.ts';

/** How a front-matter key is edited. */
export const FIELD_KINDS = [
  'text',
  'long-text',
  'date',
  'switch',
  'number',
  'choice',
  'list',
  'image',
  'mapping',
  'other',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** A value that posts have, as the text that a person reads, and how many posts have it. */
export interface FieldValue {
  readonly value: string;
  readonly count: number;
}

/** What is known of one key of a site's front matter. */
export interface Field {
  readonly key: string;
  /** The key capitalised: `Title`, `Last modified at`. */
  readonly label: string;
  readonly kind: FieldKind;
  /** The share of posts that have the key, 0 to 1. */
  readonly share: number;
  /** Whether a post without it is incomplete: nearly all posts have it, or the site's own schema says so. */
  readonly required: boolean;
  /** Values that come again (of a list: its items), commonest first; those of data files with a count of 0. Empty for prose. */
  readonly values: readonly FieldValue[];
  /** Whether a value outside `values` is unusual: a vocabulary is kept. */
  readonly closed: boolean;
  /** Length in characters that is advised, for text; from what search results and cards show. */
  readonly advised: { readonly least: number; readonly most: number } | undefined;
  /** How the site's posts write the key's values. */
  readonly style: StyleWish;
  /** What the configuration's `defaults:` give a post that does not say. */
  readonly inherited: string | undefined;
  /** The field is for posts whose other key has this value (as text); absent: for all. */
  readonly when?: Condition;
  /** Saving a changed post sets it to the present time. */
  readonly stamped?: boolean;
  /** The site's own schema file speaks of the key. */
  readonly corrected?: boolean;
}

export interface Condition {
  readonly key: string;
  readonly value: string;
}

/** The keys of a site's front matter in the order in which its posts write them. */
export interface Schema {
  readonly fields: readonly Field[];
  /** Keys that the site's own schema file puts first, in its order; absent where it says nothing. */
  readonly order?: readonly string[];
}

/** The key as a field's label. */
export function labelOf(key: string): string {
  const words = key.replace(/[_-]+/g, ' ').trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** The order of keys for new ones, as `setKey` takes it. */
export function keyOrder(schema: Schema): readonly string[] {
  return schema.fields.map(field => field.key);
}

export function fieldOf(schema: Schema, key: string): Field | undefined {
  return schema.fields.find(field => field.key === key);
}
