import { ChevronDown, ChevronUp, Plus } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Field, Schema } from '../../../shared/schema/field.ts';
import type { SchemaFile } from '../../../shared/schema/schema-file.ts';
import { IconButton } from '../../ui/button.tsx';
import { KIND_WORDS } from './kind-words.ts';

interface FieldListProps {
  readonly schema: Schema;
  readonly file: SchemaFile;
  readonly shown: string;
  readonly onShow: (key: string) => void;
  readonly onOrder: (keys: readonly string[]) => void;
}

/** The keys of the site's front matter in the form's order, which can be changed; another key can be named. */
export function FieldList({ schema, file, shown, onShow, onOrder }: FieldListProps) {
  const [added, setAdded] = useState('');
  const keys = schema.fields.map(field => field.key);
  const at = keys.indexOf(shown);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const move = (step: number) => {
    if (at < 0 || at + step < 0 || at + step >= keys.length) return;
    const moved = keys.toSpliced(at, 1).toSpliced(at + step, 0, shown);
    // Everything up to the place of the change has to be named; what follows stays as the posts have it.
    onOrder(moved.slice(0, Math.max(at + 1, at + step + 1, file.order.length)));
  };
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (event.altKey) return move(step);
    const next = keys[at + step];
    if (next !== undefined) onShow(next);
  };
  const add = () => {
    const key = added.trim();
    if (key === '') return;
    if (!keys.includes(key)) onOrder([...file.order, key]);
    onShow(key);
    setAdded('');
  };
  return (
    <div className="field-list">
      <div
        ref={list}
        role="listbox"
        aria-label="Fields"
        tabIndex={0}
        className="scrolls"
        onKeyDown={walk}
        aria-activedescendant={at < 0 ? undefined : `field-${at}`}
      >
        {schema.fields.map((field, index) => (
          <div
            key={field.key}
            id={`field-${index}`}
            role="option"
            aria-selected={field.key === shown}
            className="field-list-row"
            onClick={() => onShow(field.key)}
          >
            <span>{field.key}</span>
            <small>{remarkOf(field)}</small>
          </div>
        ))}
      </div>
      <div className="field-list-tools">
        <IconButton label="Earlier in the form" icon={ChevronUp} disabled={at <= 0} onPress={() => move(-1)} />
        <IconButton
          label="Later in the form"
          icon={ChevronDown}
          disabled={at < 0 || at === keys.length - 1}
          onPress={() => move(1)}
        />
        <input
          className="field"
          aria-label="Another key"
          placeholder="Another key"
          spellCheck={false}
          value={added}
          onChange={event => setAdded(event.target.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <IconButton label="Add the key" icon={Plus} disabled={added.trim() === ''} onPress={add} />
      </div>
    </div>
  );
}

function remarkOf({ kind, share, corrected }: Field): string {
  return `${KIND_WORDS[kind]}${share > 0 ? ` · ${Math.round(share * 100)} %` : ''}${corrected ? ' · corrected' : ''}`;
}
