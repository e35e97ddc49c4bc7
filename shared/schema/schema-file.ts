import type { Problem } from '../kit/problem.ts';
import { err, ok, type Result } from '../kit/result.ts';
import { placeOf } from '../text/front-matter.ts';
import type { TextChange } from '../text/text-change.ts';
import { editYamlFile, readYamlFile } from '../text/yaml/file.ts';
import { isList, isMap, type FrontMatterMap, type FrontMatterValue } from '../text/yaml/value.ts';
import { FIELD_KINDS, labelOf, type Field, type FieldKind, type Schema } from './field.ts';
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
}

export interface SchemaFile {
  /** In the order of the file, which is the order of the form. */
  readonly fields: ReadonlyMap<string, Correction>;
  readonly problems: readonly Problem[];
}

/**
 * Reads `fields:` of the file: a mapping of front-matter keys to `kind`, `label`, `required`, `closed`, `values` and `length`.
 * What cannot be read is a problem and left out; the rest counts.
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
  return { fields, problems };
}

/** The schema with a person's corrections: corrected keys in the file's order, the others where they were. */
export function correctSchema(schema: Schema, file: SchemaFile): Schema {
  const known = new Map(schema.fields.map(field => [field.key, field]));
  const corrected = [...file.fields].map(([key, correction]) => correctField(known.get(key) ?? blank(key), correction));
  const waiting = [...corrected];
  const fields = schema.fields.map(field => (file.fields.has(field.key) ? waiting.shift()! : field));
  return { fields: [...fields, ...waiting] };
}

/** The changes of the file that correct one property of a field; undefined takes the correction out. Comments stay. */
export function setCorrection<P extends keyof Correction>(
  text: string,
  key: string,
  property: P,
  value: Correction[P] | undefined,
  path: string = SCHEMA_FILE,
): Result<TextChange[], Problem> {
  const changes = editYamlFile(text, ['fields', key, property], value as FrontMatterValue | undefined, {
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
    } else wrong.push(`"${name}" is not known here`);
  }
  return correction;
}

function correctField(field: Field, correction: Correction): Field {
  const { kind, label, required, closed, values, length } = correction;
  const counts = new Map(field.values.map(({ value, count }) => [value, count]));
  return {
    ...field,
    kind: kind ?? field.kind,
    label: label ?? field.label,
    required: required ?? field.required,
    closed: closed ?? (values !== undefined || field.closed),
    values: values?.map(value => ({ value, count: counts.get(value) ?? 0 })) ?? field.values,
    advised: length ? { least: length[0], most: length[1] } : field.advised,
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
