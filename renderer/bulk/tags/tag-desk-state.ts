import type { ListEdit, ListKey } from '../../../shared/library/bulk-edit.ts';
import type { Counted } from '../../../shared/library/catalogue.ts';
import { foldText } from '../../../shared/library/fold.ts';

/** A change of names as it is asked for: from which names to what, and as the edit that does it. */
export interface NameChange {
  readonly label: string;
  readonly from: readonly Counted[];
  readonly to: { readonly value: string; readonly count: number | undefined } | null;
  readonly edit: ListEdit;
}

/** Several names become one; with one name, a renaming. */
export function mergeOf(key: ListKey, names: readonly Counted[], to: string, all: readonly Counted[]): NameChange {
  const from = names.filter(({ value }) => value !== to);
  const known = all.find(({ value }) => value === to);
  return {
    label: `${from.map(({ value }) => value).join(', ')} → ${to}`,
    from,
    to: { value: to, count: known?.count },
    edit: { kind: 'merge', key, from: from.map(({ value }) => value), to },
  };
}

export function deletionOf(key: ListKey, names: readonly Counted[]): NameChange {
  const values = names.map(({ value }) => value);
  return { label: `Delete ${values.join(', ')}`, from: names, to: null, edit: { kind: 'delete', key, names: values } };
}

export function additionOf(key: ListKey, names: readonly Counted[]): NameChange {
  const values = names.map(({ value }) => value);
  return { label: `Add ${values.join(', ')}`, from: names, to: null, edit: { kind: 'add', key, names: values } };
}

/** The names that hold what was typed, those that begin with it first. */
export function filterNames(names: readonly Counted[], text: string): readonly Counted[] {
  const wanted = foldText(text.trim());
  if (wanted === '') return names;
  const found = names.map(name => ({ name, at: foldText(name.value).indexOf(wanted) })).filter(({ at }) => at >= 0);
  return found.sort((a, b) => Number(a.at > 0) - Number(b.at > 0)).map(({ name }) => name);
}
