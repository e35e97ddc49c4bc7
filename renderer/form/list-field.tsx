import { X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { itemsOf } from '../../shared/text/front-matter.ts';
import type { FrontMatterValue } from '../../shared/text/yaml/value.ts';
import { SuggestField, type Suggestion } from '../ui/suggest-field.tsx';
import { usePart } from '../ui/use-part.tsx';
import { scalarText } from './fields.ts';
import './list-field.css';

interface ListFieldProps {
  readonly label: string;
  readonly value: FrontMatterValue | undefined;
  readonly suggestions: readonly Suggestion[];
  readonly placeholder?: string | undefined;
  readonly onAdd: (item: string) => void;
  readonly onRemove: (item: FrontMatterValue) => void;
}

const SHOWN = 100;

/** A list as chips; typing adds to it, Backspace in the empty field takes the last one away. */
export function ListField({ label, value, suggestions, placeholder, onAdd, onRemove }: ListFieldProps) {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const items = value === undefined ? [] : itemsOf(value);
  const { shown, more } = usePart(items, SHOWN);
  // What was added here is seen, however many others stand before it.
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  const late = items.slice(shown.length).filter(item => added.has(scalarText(item)));
  const unused = useMemo(() => {
    const used = new Set(value === undefined ? [] : itemsOf(value));
    return suggestions.filter(one => !used.has(one.value));
  }, [value, suggestions]);
  const add = (typed: string) => {
    const fresh = typed.split(',').flatMap(item => item.trim() || []);
    fresh.forEach(onAdd);
    if (fresh.length > 0) setAdded(new Set([...added, ...fresh]));
    setText('');
  };
  const remove = (item: FrontMatterValue, isLast: boolean) => {
    onRemove(item);
    // The keyboard goes on with the next chip, which has the place of this one, or with the field.
    if (isLast) field.current?.focus();
  };
  return (
    <span className="chips" onClick={event => event.target === event.currentTarget && field.current?.focus()}>
      {shown.map((item, at) => (
        <Chip key={at} item={item} onRemove={() => remove(item, at === shown.length - 1)} />
      ))}
      {more}
      {late.map((item, at) => (
        <Chip key={`late ${at}`} item={item} onRemove={() => remove(item, at === late.length - 1)} />
      ))}
      <SuggestField
        ref={field}
        className={`chip-field${text === '' ? ' chip-field-empty' : ''}`}
        label={label}
        value={text}
        placeholder={items.length === 0 && placeholder !== undefined ? placeholder : '+'}
        suggestions={unused}
        onValue={typed => (typed.includes(',') ? add(typed) : setText(typed))}
        onCommit={add}
        onBlur={() => add(text)}
        onKey={event => {
          const last = items.at(-1);
          if (event.key !== 'Backspace' || text !== '' || last === undefined) return false;
          onRemove(last);
          return true;
        }}
      />
    </span>
  );
}

function Chip({ item, onRemove }: { readonly item: FrontMatterValue; readonly onRemove: () => void }) {
  return (
    <span className="chip">
      <span className="chip-text">{scalarText(item)}</span>
      <button type="button" className="chip-remove" onClick={onRemove}>
        <X className="icon" aria-hidden />
        <span className="visually-hidden">Remove {scalarText(item)}</span>
      </button>
    </span>
  );
}
