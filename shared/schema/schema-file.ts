import type { Problem } from '../kit/problem.ts';
import { err, ok, type Result } from '../kit/result.ts';
import { placeOf } from '../text/front-matter.ts';
import type { TextChange } from '../text/text-change.ts';
import { editYamlFile, readYamlFile } from '../text/yaml/file.ts';
import { isList, isMap, type FrontMatterMap, type FrontMatterValue } from '../text/yaml/value.ts';
import { FIELD_KINDS, labelOf, type Condition, type Field, type FieldKind, type Schema } from './field.ts';
import { textOf } from './observe.ts';

/** The file in the site's folder in which a person corrects what was inferred. */
export const SCHEMA_FILE = '.galley.yml';

/** What the file says of one key; what is absent stays as inferred. */
export interface Correction {
  readonly kind?: FieldKind;
  readonly label?: string;
  readonly required?: boolean;
  readonly closed?: boolean;
  readonly values?: readonly string[];
  /** Characters, `[least, most]`. */
  readonly length?: readonly [number, number];
  /** A data file whose names are the values: `_data/authors.yml`. */
  readonly source?: string;
  /** The field is for posts whose other key has this value. */
  readonly when?: Condition;
  /** `now`: saving a changed post sets the key to the present time. */
  readonly on_save?: 'now';
}

export interface SchemaFile {
  readonly fields: ReadonlyMap<string, Correction>;
  /** Keys in the order of the form and of new posts; those that are not named follow. */
  readonly order: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Reads `order:`, a list of keys, and `fields:`, a mapping of front-matter keys to `kind`, `label`, `required`, `closed`,
 * `values`, `source`, `length`, `when` and `on_save`. What cannot be read is a problem and left out; the rest counts.
 */
export function readSchemaFile(text: string, path: string = SCHEMA_FILE): SchemaFile {
  const { values, faults } = readYamlFile(text);
  const problems = faults.map(({ at, cause }) => problem(text, path, at, `The file is not valid YAML: ${cause}`));
  const fields = new Map<string, Correction>();
  const written = values.get('fields') ?? null;
  if (written !== null && !isMap(written)) {
    problems.push(problem(text, path, text.search(/^fields/m), '"fields" is not a mapping of keys.'));
  } else {
    for (const [key, value] of written ?? []) {
      const wrong: string[] = [];
      if (value === null) fields.set(key, {});
      else if (isMap(value)) fields.set(key, readCorrection(value, wrong));
      else wrong.push(`"${key}" is not a mapping`);
      for (const cause of wrong)
        problems.push(problem(text, path, keyOffset(text, key), `In the field "${key}": ${cause}.`));
    }
  }
  const order = values.get('order') ?? null;
  const named = isList(order) ? order.map(textOf) : order === null ? [] : [undefined];
  const isRight = named.every(key => key !== undefined && key !== '');
  if (!isRight) problems.push(problem(text, path, text.search(/^order/m), '"order" is no list of keys.'));
  return { fields, order: isRight ? (named as readonly string[]) : [], problems };
}

/**
 * The schema with a person's corrections: the keys of `order` first, else corrected keys in the file's order among the
 * others, which stay where they were. `valuesOf` reads the names that a data file offers.
 */
export function correctSchema(
  schema: Schema,
  file: SchemaFile,
  valuesOf: (source: string) => readonly string[] | undefined = () => undefined,
): Schema {
  const known = new Map(schema.fields.map(field => [field.key, field]));
  const corrected = [...file.fields].map(([key, correction]) =>
    correctField(known.get(key) ?? blank(key), correction, valuesOf),
  );
  const waiting = [...corrected];
  const fields = schema.fields.map(field => (file.fields.has(field.key) ? waiting.shift()! : field));
  const unknown = file.order.filter(key => !known.has(key) && !file.fields.has(key)).map(blank);
  const all = [...fields, ...waiting, ...unknown];
  const first = file.order.flatMap(key => all.find(field => field.key === key) ?? []);
  const ordered = [...first, ...all.filter(field => !first.includes(field))];
  return { fields: ordered, ...(file.order.length > 0 ? { order: file.order } : {}) };
}

/** The changes of the file that put the keys of the form in an order; none takes the order out. */
export function setOrder(
  text: string,
  keys: readonly string[],
  path: string = SCHEMA_FILE,
): Result<TextChange[], Problem> {
  const changes = editYamlFile(text, ['order'], keys.length === 0 ? undefined : [...keys], { style: { list: 'flow' } });
  return changes.ok ? ok(changes.value) : err(problem(text, path, changes.error.at, changes.error.cause));
}

/** The changes of the file that take all corrections of a key out. */
export function dropCorrections(text: string, key: string, path: string = SCHEMA_FILE): Result<TextChange[], Problem> {
  const changes = editYamlFile(text, ['fields', key], undefined);
  return changes.ok ? ok(changes.value) : err(problem(text, path, changes.error.at, changes.error.cause));
}

/** The changes of the file that correct one property of a field; undefined takes the correction out. Comments stay. */
export function setCorrection<P extends keyof Correction>(
  text: string,
  key: string,
  property: P,
  value: Correction[P] | undefined,
  path: string = SCHEMA_FILE,
): Result<TextChange[], Problem> {
  const written =
    property === 'when' && value !== undefined
      ? new Map([[(value as Condition).key, (value as Condition).value]])
      : (value as FrontMatterValue | undefined);
  const changes = editYamlFile(text, ['fields', key, property], written, {
    style: { list: 'flow' },
  });
  return changes.ok ? ok(changes.value) : err(problem(text, path, changes.error.at, changes.error.cause));
}

function readCorrection(value: FrontMatterMap, wrong: string[]): Correction {
  const correction: { -readonly [P in keyof Correction]: Correction[P] } = {};
  for (const [name, item] of value) {
    if (name === 'kind') {
      const kind = FIELD_KINDS.find(known => known === item);
      if (kind) correction.kind = kind;
      else wrong.push(`kind is none of ${FIELD_KINDS.join(', ')}`);
    } else if (name === 'label') {
      const label = textOf(item);
      if (label) correction.label = label;
      else wrong.push('label is no text');
    } else if (name === 'required' || name === 'closed') {
      if (typeof item === 'boolean') correction[name] = item;
      else wrong.push(`${name} is neither true nor false`);
    } else if (name === 'values') {
      const values = isList(item) ? item.map(textOf) : [undefined];
      if (values.every(text => text !== undefined)) correction.values = values;
      else wrong.push('values is no list of texts');
    } else if (name === 'length') {
      const [least, most] = isList(item) ? item : [];
      if (typeof least === 'number' && typeof most === 'number' && least <= most) correction.length = [least, most];
      else wrong.push('length is no pair of numbers such as [70, 160]');
    } else if (name === 'source') {
      const source = textOf(item);
      if (source) correction.source = source;
      else wrong.push('source is no path of a data file');
    } else if (name === 'when') {
      const [[key, wanted] = []] = isMap(item) && item.size === 1 ? item : [];
      const value = wanted === undefined ? undefined : textOf(wanted);
      if (key !== undefined && value !== undefined) correction.when = { key, value };
      else wrong.push('when is no key with its value, such as { layout: review }');
    } else if (name === 'on_save') {
      if (item === 'now') correction.on_save = 'now';
      else wrong.push('on_save is not "now"');
    } else wrong.push(`"${name}" is not known here`);
  }
  return correction;
}

function correctField(
  field: Field,
  correction: Correction,
  valuesOf: (source: string) => readonly string[] | undefined,
): Field {
  const { kind, label, required, closed, length, when, on_save: onSave } = correction;
  const values = correction.values ?? (correction.source === undefined ? undefined : valuesOf(correction.source));
  const counts = new Map(field.values.map(({ value, count }) => [value, count]));
  return {
    ...field,
    kind: kind ?? field.kind,
    label: label ?? field.label,
    required: required ?? field.required,
    closed: closed ?? (values !== undefined || field.closed),
    values: values?.map(value => ({ value, count: counts.get(value) ?? 0 })) ?? field.values,
    advised: length ? { least: length[0], most: length[1] } : field.advised,
    corrected: true,
    ...(when ? { when } : {}),
    ...(onSave ? { stamped: true } : {}),
  };
}

function blank(key: string): Field {
  return {
    key,
    label: labelOf(key),
    kind: 'text',
    share: 0,
    required: false,
    values: [],
    closed: false,
    advised: undefined,
    style: {},
    inherited: undefined,
  };
}

function keyOffset(text: string, key: string): number {
  const at = text.indexOf(`${key}:`, Math.max(0, text.search(/^fields:/m) + 1));
  return Math.max(0, at);
}

function problem(text: string, path: string, at: number, cause: string): Problem {
  return {
    severity: 'warning',
    code: 'schema-invalid',
    place: placeOf(text, Math.max(0, at), path),
    cause,
    remedy: 'Correct this line or take it out; what was inferred from the posts is used meanwhile.',
  };
}
