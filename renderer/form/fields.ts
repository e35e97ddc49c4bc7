import { fieldOf, labelOf, type FieldKind as SchemaKind, type Schema } from '../../shared/schema/field.ts';
import type { FieldKind } from '../state/post/field-kind.ts';
import { readDate } from '../../shared/text/date-literal.ts';
import type { FrontMatter } from '../../shared/text/front-matter.ts';
import { isList, isScalar, Literal, type FrontMatterValue } from '../../shared/text/yaml/value.ts';

const NO_SCHEMA: Schema = { fields: [] };

export interface Field {
  readonly key: string;
  /** The key, capitalised: `Last modified at`. */
  readonly label: string;
  readonly kind: FieldKind;
  /** What the post itself says; `undefined` where it does not have the key. */
  readonly value: FrontMatterValue | undefined;
}

/** The fields that every post shows, in the form's order. */
const USUAL = ['title', 'date', 'author', 'categories', 'tags', 'image', 'layout', 'excerpt'] as const;

const KINDS: ReadonlyMap<string, FieldKind> = new Map([
  ['title', 'title'],
  ['date', 'date'],
  ['author', 'choice'],
  ['categories', 'list'],
  ['category', 'choice'],
  ['tags', 'list'],
  ['layout', 'choice'],
  ['excerpt', 'long-text'],
  ['description', 'long-text'],
  ['summary', 'long-text'],
  ['image', 'image'],
]);

/** Characters that one of two columns shows. */
const ONE_LINE = 28;
const IMAGE = /\.(?:jpe?g|png|gif|webp|avif|svg)$/i;

/**
 * The fields of a post: the usual ones first, then its other keys in their order. `settled` holds the kinds that fields
 * were given before: while a person types, a field stays what it is as long as that can show the value.
 */
export function fieldsOf(
  frontMatter: FrontMatter,
  schema: Schema = NO_SCHEMA,
  settled = new Map<string, FieldKind>(),
): readonly Field[] {
  const first = ['title', ...(schema.order ?? []), ...USUAL];
  const others = frontMatter.entries.filter(entry => !entry.overridden && entry.key !== '<<').map(entry => entry.key);
  const expected = schema.fields.filter(({ required, corrected }) => required || corrected).map(({ key }) => key);
  const concerns = (key: string): boolean => {
    const when = fieldOf(schema, key)?.when;
    return (
      when === undefined || frontMatter.values.has(key) || scalarText(frontMatter.values.get(when.key)) === when.value
    );
  };
  return [...new Set([...first, ...others, ...expected])].filter(concerns).map(key => {
    const known = fieldOf(schema, key);
    const value = frontMatter.values.get(key);
    const before = settled.get(key);
    const kind = before !== undefined && canShow(before, value) ? before : kindOf(key, value, known?.kind);
    settled.set(key, kind);
    return { key, label: known?.label ?? labelOf(key), kind, value };
  });
}

/** What the value itself shows decides, then what its key means in this site, then what it usually means. */
export function kindOf(key: string, value: FrontMatterValue | undefined, known?: SchemaKind): FieldKind {
  const usual = KINDS.get(key) ?? (known && SHOWN[known]);
  if (value === undefined || value === null) return usual === 'other' ? 'choice' : (usual ?? 'choice');
  if (!isScalar(value)) return isList(value) && value.every(isScalar) && usual !== 'title' ? 'list' : 'other';
  if (typeof value === 'boolean') return usual ?? 'switch';
  if (typeof value === 'number') return usual ?? 'number';
  if (usual) return usual;
  if (value instanceof Literal) return readDate(value.source) ? 'date' : 'choice';
  if (IMAGE.test(value)) return 'image';
  return value.length > ONE_LINE || value.includes('\n') ? 'long-text' : 'choice';
}

/** What the form has for the kinds of the schema. */
const SHOWN: Readonly<Record<SchemaKind, FieldKind>> = {
  text: 'choice',
  'long-text': 'long-text',
  date: 'date',
  switch: 'switch',
  number: 'number',
  choice: 'choice',
  list: 'list',
  image: 'image',
  mapping: 'other',
  other: 'other',
};

function canShow(kind: FieldKind, value: FrontMatterValue | undefined): boolean {
  if (value === undefined || value === null) return kind !== 'other';
  switch (kind) {
    case 'switch':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'list':
      return isList(value) ? value.every(isScalar) : isScalar(value);
    case 'other':
      return !isScalar(value);
    case 'title':
    case 'date':
    case 'choice':
    case 'long-text':
    case 'image':
      return typeof value === 'string' || value instanceof Literal;
  }
}

/** A scalar as the person reads and types it. */
export function scalarText(value: FrontMatterValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (value instanceof Literal) return value.source;
  return isScalar(value) ? String(value) : '';
}

/** Where a field stands in the form's two columns; `wide` takes both. */
export type FieldPlace = 'first' | 'second' | 'wide';

/** Sets fields in two columns in their order; a wide one begins a row of its own. */
export function inColumns(fields: readonly Field[]): readonly { readonly field: Field; readonly place: FieldPlace }[] {
  let last: FieldPlace = 'wide';
  return fields.map(field => {
    if (field.kind === 'long-text' || field.kind === 'other') last = 'wide';
    else last = last === 'first' ? 'second' : 'first';
    return { field, place: last };
  });
}
