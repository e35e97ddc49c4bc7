import { useId, useState } from 'react';
import { FIELD_KINDS, type Field, type FieldKind } from '../../../shared/schema/field.ts';
import type { Correction } from '../../../shared/schema/schema-file.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { Button } from '../../ui/button.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { KIND_WORDS } from './kind-words.ts';
import type { SchemaDraft } from './schema-draft.ts';

interface FieldSheetProps {
  readonly field: Field;
  /** What the posts alone show; undefined for a key that none of them has. */
  readonly inferred: Field | undefined;
  readonly correction: Correction | undefined;
  readonly keys: readonly string[];
  readonly dataFiles: readonly SitePath[];
  readonly draft: SchemaDraft;
}

/** What is known of one key, each property to be corrected; what is as the posts show it is not written down. */
export function FieldSheet({ field, inferred, correction, keys, dataFiles, draft }: FieldSheetProps) {
  const id = useId();
  const { key, kind, label, required, closed, advised, when, stamped } = field;
  const [values, setValues] = useState<string | null>(null);
  const [named, setNamed] = useState<string | null>(null);
  const set = <P extends keyof Correction>(property: P, value: Correction[P] | undefined) =>
    draft.correct(key, property, value);
  const listed = (correction?.values ?? []).join('\n');
  const setLength = (least: number, most: number) => {
    if (Number.isInteger(least) && Number.isInteger(most)) set('length', [least, most]);
  };
  return (
    <div className="field-sheet" role="group" aria-label={key}>
      <h3>{key}</h3>
      <label htmlFor={`${id}-kind`}>Kind</label>
      <select
        id={`${id}-kind`}
        className="field"
        value={kind}
        onChange={event => {
          const next = event.target.value as FieldKind;
          set('kind', next === inferred?.kind ? undefined : next);
        }}
      >
        {FIELD_KINDS.map(one => (
          <option key={one} value={one}>
            {KIND_WORDS[one]}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-label`}>Label</label>
      <input
        id={`${id}-label`}
        className="field"
        value={named ?? label}
        onChange={event => {
          setNamed(event.target.value);
          set('label', event.target.value === (inferred?.label ?? '') ? undefined : event.target.value || undefined);
        }}
        onBlur={() => setNamed(null)}
      />
      <span />
      <label className="field-sheet-check">
        <input
          type="checkbox"
          checked={required}
          onChange={event =>
            set('required', event.target.checked === (inferred?.required ?? false) ? undefined : event.target.checked)
          }
        />
        Every post needs it
      </label>
      {(kind === 'choice' || kind === 'list') && (
        <>
          <label htmlFor={`${id}-source`}>Values from</label>
          <select
            id={`${id}-source`}
            className="field"
            value={correction?.source ?? ''}
            onChange={event => set('source', event.target.value || undefined)}
          >
            <option value="">the posts</option>
            {dataFiles.map(path => (
              <option key={path} value={path}>
                {path}
              </option>
            ))}
          </select>
          <label htmlFor={`${id}-values`}>Values</label>
          <textarea
            id={`${id}-values`}
            className="field field-sheet-values"
            rows={4}
            placeholder={field.values
              .slice(0, 4)
              .map(one => one.value)
              .join('\n')}
            value={values ?? listed}
            onChange={event => {
              setValues(event.target.value);
              const lines = event.target.value.split('\n').flatMap(line => line.trim() || []);
              set('values', lines.length === 0 ? undefined : lines);
            }}
            onBlur={() => setValues(null)}
          />
          <span />
          <label className="field-sheet-check">
            <input
              type="checkbox"
              checked={closed}
              onChange={event =>
                set('closed', event.target.checked === (inferred?.closed ?? false) ? undefined : event.target.checked)
              }
            />
            Other values are pointed out
          </label>
        </>
      )}
      {(kind === 'text' || kind === 'long-text') && (
        <>
          <label htmlFor={`${id}-least`}>Length advised</label>
          <span className="field-sheet-pair">
            <NumberField
              id={`${id}-least`}
              className="field"
              min={0}
              max={advised?.most}
              label="At least, characters"
              value={advised?.least ?? null}
              onValue={least => setLength(least, advised?.most ?? Math.max(least, 160))}
              onEmpty={() => set('length', undefined)}
            />
            to
            <NumberField
              className="field"
              min={advised?.least ?? 1}
              label="At most, characters"
              value={advised?.most ?? null}
              onValue={most => setLength(advised?.least ?? 0, most)}
              onEmpty={() => set('length', undefined)}
            />
            characters
          </span>
        </>
      )}
      {kind === 'date' && (
        <>
          <span />
          <label className="field-sheet-check">
            <input
              type="checkbox"
              checked={stamped === true}
              onChange={event => set('on_save', event.target.checked ? 'now' : undefined)}
            />
            Set to the present time when a changed post is saved
          </label>
        </>
      )}
      <label htmlFor={`${id}-when`}>Only where</label>
      <span className="field-sheet-pair">
        <select
          id={`${id}-when`}
          className="field"
          value={when?.key ?? ''}
          onChange={event =>
            set('when', event.target.value === '' ? undefined : { key: event.target.value, value: when?.value ?? '' })
          }
        >
          <option value="">always</option>
          {keys
            .filter(one => one !== key)
            .map(one => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
        </select>
        {when && (
          <>
            is
            <input
              className="field"
              aria-label="This value"
              value={when.value}
              onChange={event => set('when', { key: when.key, value: event.target.value })}
            />
          </>
        )}
      </span>
      {correction && (
        <>
          <span />
          <span>
            <Button onPress={() => draft.drop(key)}>As the posts show it</Button>
          </span>
        </>
      )}
    </div>
  );
}
