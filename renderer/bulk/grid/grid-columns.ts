import type { CellKey, CellKind } from '../../../shared/library/cells.ts';
import { labelOf, type Field, type FieldKind, type Schema } from '../../../shared/schema/field.ts';

export interface Column extends CellKey {
  readonly label: string;
  /** Pixels. */
  readonly width: number;
  /** Values that are offered while a cell is typed in. */
  readonly values: readonly string[];
}

const KINDS: Readonly<Record<FieldKind, CellKind>> = {
  text: 'text',
  'long-text': 'text',
  date: 'date',
  switch: 'switch',
  number: 'number',
  choice: 'text',
  list: 'list',
  image: 'text',
  mapping: 'text',
  other: 'text',
};
const WIDTHS: Readonly<Record<CellKind, number>> = { text: 170, date: 210, switch: 96, number: 96, list: 220 };
const WIDE: ReadonlySet<string> = new Set(['title', 'excerpt', 'description', 'summary']);
/** Keys that every post is expected to have, with what they hold. */
const USUAL: readonly (readonly [string, CellKind])[] = [
  ['title', 'text'],
  ['date', 'date'],
  ['author', 'text'],
  ['categories', 'list'],
  ['tags', 'list'],
];
const SHOWN_AT_FIRST = 8;

/** Every key that a table of the site's posts can show, the usual ones first. */
export function columnsOf(schema: Schema): readonly Column[] {
  const known = new Map(schema.fields.map(field => [field.key, field]));
  const usual = USUAL.map(([key, kind]) => columnOf(key, known.get(key), kind));
  const others = schema.fields
    .filter(({ key }) => !USUAL.some(([name]) => name === key))
    .map(field => columnOf(field.key, field, KINDS[field.kind]));
  return [...usual, ...others];
}

/** The keys that are shown before a person chooses: the usual ones and those that most posts have. */
export function firstColumns(schema: Schema): readonly string[] {
  const common = [...schema.fields].sort((a, b) => b.share - a.share).map(({ key }) => key);
  return [...new Set([...USUAL.map(([key]) => key), ...common])].slice(0, SHOWN_AT_FIRST);
}

function columnOf(key: string, field: Field | undefined, kind: CellKind): Column {
  return {
    key,
    kind,
    label: field?.label ?? labelOf(key),
    width: WIDE.has(key) ? 300 : WIDTHS[kind],
    values: kind === 'text' ? (field?.values ?? []).map(({ value }) => value) : [],
  };
}
