import type { Field } from '../../shared/schema/field.ts';
import { textOf } from '../../shared/schema/observe.ts';
import { isList, type FrontMatterValue } from '../../shared/text/yaml/value.ts';

/** What the site would say of a value, in words; null where it has nothing to say. */
export function hintOf(
  field: Field | undefined,
  value: FrontMatterValue | undefined,
  inherited: boolean,
): string | null {
  if (!field) return null;
  const empty = value === undefined || value === null || value === '' || (isList(value) && value.length === 0);
  if (empty) return field.required && field.corrected === true && !inherited ? 'required here' : null;
  if (!field.closed || field.values.length === 0 || (field.kind !== 'choice' && field.kind !== 'list')) return null;
  const known = new Set(field.values.map(one => one.value));
  const strange = (isList(value) ? value : [value]).map(textOf).find(text => text !== undefined && !known.has(text));
  return strange === undefined ? null : `“${strange}” is not one of the site’s values`;
}
