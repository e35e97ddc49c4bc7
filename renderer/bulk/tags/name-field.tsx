import { useState, type KeyboardEvent } from 'react';
import type { Counted } from '../../../shared/library/catalogue.ts';
import { Button } from '../../ui/button.tsx';
import { SuggestField } from '../../ui/suggest-field.tsx';

interface NameFieldProps {
  /** The names that are renamed or merged. */
  readonly from: readonly Counted[];
  readonly names: readonly Counted[];
  readonly onDone: (name: string) => void;
  readonly onCancel: () => void;
}

/** Asks what names are to become: another name, or one that is there already, which merges them. */
export function NameField({ from, names, onDone, onCancel }: NameFieldProps) {
  const merging = from.length > 1;
  const [name, setName] = useState(() => (merging ? from.reduce(commoner).value : (from[0]?.value ?? '')));
  const known = names.some(({ value }) => value === name.trim());
  const wanted = name.trim();
  const changes = wanted !== '' && from.some(({ value }) => value !== wanted);
  const cancel = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return false;
    onCancel();
    return true;
  };
  return (
    <form
      className="name-field"
      onSubmit={event => {
        event.preventDefault();
        if (changes) onDone(wanted);
      }}
    >
      <span>{merging ? `Merge ${from.length} into` : 'Rename to'}</span>
      <SuggestField
        ref={focusAll}
        label={merging ? 'Merge into' : 'New name'}
        className="field"
        value={name}
        onValue={setName}
        onCommit={value => {
          setName(value);
          if (value.trim() !== '' && from.some(one => one.value !== value.trim())) onDone(value.trim());
        }}
        suggestions={names.map(({ value, count }) => ({ value, remark: count.toLocaleString('en') }))}
        onKey={cancel}
      />
      <Button kind="text" onPress={onCancel}>
        Cancel
      </Button>
      <Button disabled={!changes} onPress={() => onDone(wanted)}>
        {merging || known ? 'Merge…' : 'Rename…'}
      </Button>
    </form>
  );
}

function commoner(a: Counted, b: Counted): Counted {
  return b.count > a.count ? b : a;
}

function focusAll(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
