import { RotateCcw } from 'lucide-react';
import { toText } from '../../shared/ruby/text.ts';
import { fieldOf, type FieldValue } from '../../shared/schema/field.ts';
import type { FrontMatterValue } from '../../shared/text/yaml/value.ts';
import { Literal } from '../../shared/text/yaml/value.ts';
import type { Details } from '../state/post/details.ts';
import { writtenTime } from '../state/site/post-moves.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { IconButton } from '../ui/button.tsx';
import { NumberField } from '../ui/number-field.tsx';
import type { Suggestion } from '../ui/suggest-field.tsx';
import { ChoiceField } from './choice-field.tsx';
import { DateField } from './date-field.tsx';
import { hintOf } from './field-hint.ts';
import { LengthAdvice } from './length-advice.tsx';
import { NestedField } from './nested-field.tsx';
import { scalarText, type Field, type FieldPlace } from './fields.ts';
import { imageSource } from './image-source.ts';
import { ImageField, type ImageSource } from './image-field.tsx';
import { ListField } from './list-field.tsx';
import { TextField } from './text-field.tsx';
import './detail-row.css';

interface DetailRowProps {
  readonly id: string;
  readonly field: Field;
  readonly place: FieldPlace;
  readonly details: Details;
  readonly images: ImageSource;
}

/** One key of the front matter: its name, its value, and where the value comes from when the post does not write it. */
export function DetailRow({ id, field, place, details, images }: DetailRowProps) {
  const { siteFacts, catalogue, workspace, view } = useSession();
  const known = useStore(catalogue.knowledge, knowledge => fieldOf(knowledge.schema, field.key));
  const origin = useStore(workspace.store, state => state.site?.origin ?? '');
  const { key, label, kind, value } = field;
  const text = scalarText(value);
  const inherited = siteFacts.inherited(details.post.path, key);
  const placeholder =
    inherited && value === undefined ? `${toText(inherited.value)} · from ${inherited.source}` : undefined;
  const hint = hintOf(known, value, inherited !== undefined);
  const suggestions = suggest(known?.values ?? []);

  const set = (next: FrontMatterValue, typed = false) => details.set(key, next, typed);
  const control = () => {
    switch (kind) {
      case 'date':
        return (
          <DateField
            id={id}
            literal={text}
            placeholder={placeholder}
            now={() => writtenTime(siteFacts.moveContext(Date.now()))}
            zone={siteFacts.moveContext(0).zone}
            onCommit={literal =>
              literal === '' ? details.remove(key) : set(typeof value === 'string' ? literal : new Literal(literal))
            }
          />
        );
      case 'list':
        return (
          <ListField
            label={label}
            value={value}
            placeholder={placeholder}
            suggestions={suggestions}
            onAdd={item => details.addItem(key, item)}
            onRemove={item => details.removeItem(key, item)}
          />
        );
      case 'image':
        return (
          <ImageField
            id={id}
            value={text}
            src={imageSource(text, origin)}
            images={images}
            placeholder={placeholder}
            onCommit={next => set(next)}
            onRefused={problem => details.refuse(problem)}
          />
        );
      case 'long-text':
        return (
          <>
            <TextField
              id={id}
              className="quiet-field details-long"
              value={text}
              placeholder={placeholder ?? 'None'}
              onCommit={next => set(next, true)}
            />
            {known?.advised && <LengthAdvice length={text.length} {...known.advised} />}
          </>
        );
      case 'switch':
        return (
          <>
            <input
              id={id}
              type="checkbox"
              role="switch"
              className="switch"
              checked={(value ?? inherited?.value) === true}
              onChange={event => set(event.target.checked)}
            />
            {placeholder !== undefined && <span className="detail-from">{placeholder}</span>}
          </>
        );
      case 'number':
        return (
          <NumberField
            id={id}
            className="quiet-field"
            step="any"
            value={typeof value === 'number' ? value : null}
            placeholder={placeholder}
            onValue={next => set(next, true)}
            onEmpty={() => details.remove(key)}
          />
        );
      case 'other':
        return value === undefined || value === null ? (
          <button type="button" id={id} className="details-other" onClick={() => view.toggleYaml(true)}>
            Several values; edit as YAML
          </button>
        ) : (
          <NestedField label={label} path={[key]} value={value} details={details} />
        );
      case 'title':
      case 'choice':
        return (
          <ChoiceField
            label={label}
            value={text}
            placeholder={placeholder ?? 'None'}
            suggestions={suggestions}
            onCommit={next => set(value instanceof Literal && next === text ? value : next, true)}
          />
        );
    }
  };
  const labelled =
    kind !== 'list' && kind !== 'choice' && kind !== 'title' && (kind !== 'other' || value === undefined);
  return (
    <div className={`detail detail-${place}`}>
      {labelled ? (
        <label className="detail-label" htmlFor={id}>
          {label}
        </label>
      ) : (
        <span className="detail-label" aria-hidden>
          {label}
        </span>
      )}
      <div className="detail-value">
        {control()}
        {hint !== null && <span className="detail-hint">{hint}</span>}
      </div>
      {inherited && value !== undefined && (
        <IconButton
          label={`Reset ${label} to ${toText(inherited.value)} from ${inherited.source}`}
          icon={RotateCcw}
          onPress={() => details.remove(key)}
        />
      )}
    </div>
  );
}

function suggest(values: readonly FieldValue[]): readonly Suggestion[] {
  return values.map(({ value, count }) => (count === 0 ? { value } : { value, remark: count.toLocaleString('en') }));
}
