import { Plus, X } from 'lucide-react';
import { labelOf } from '../../shared/schema/field.ts';
import { readDate } from '../../shared/text/date-literal.ts';
import type { KeyPath } from '../../shared/text/yaml/document-edit.ts';
import {
  isList,
  isMap,
  isScalar,
  Literal,
  type FrontMatterMap,
  type FrontMatterValue,
} from '../../shared/text/yaml/value.ts';
import type { Details } from '../state/post/details.ts';
import { IconButton } from '../ui/button.tsx';
import { usePart } from '../ui/use-part.tsx';
import { scalarText } from './fields.ts';
import { useDraft } from './use-draft.ts';
import './nested-field.css';

interface NestedFieldProps {
  readonly label: string;
  readonly path: KeyPath;
  readonly value: FrontMatterValue;
  readonly details: Details;
}

const SHOWN = 50;

/** A mapping or a list with everything inside it: each value is edited in its place, and nothing else is touched. */
export function NestedField({ label, path, value, details }: NestedFieldProps) {
  const items = isList(value) ? value : [];
  const entries = usePart(isMap(value) ? [...value] : [], SHOWN);
  const { shown, more } = usePart(items, SHOWN);
  if (isMap(value)) {
    return (
      <fieldset className="nested" aria-label={label}>
        {entries.shown.map(([key, item]) => (
          <NestedRow
            key={key}
            label={labelOf(key)}
            whole={`${label}: ${labelOf(key)}`}
            path={[...path, key]}
            value={item}
            details={details}
          />
        ))}
        {entries.more}
      </fieldset>
    );
  }
  return (
    <fieldset className="nested" aria-label={label}>
      {shown.map((item, at) => (
        <div key={at} className="nested-item">
          <NestedRow
            label={String(at + 1)}
            whole={`${label} ${at + 1}`}
            path={[...path, at]}
            value={item}
            details={details}
          />
          <IconButton
            label={`Remove ${label} ${at + 1}`}
            icon={X}
            onPress={() => details.setInside(path, items.toSpliced(at, 1))}
          />
        </div>
      ))}
      {more}
      <IconButton
        label={`Add to ${label}`}
        icon={Plus}
        onPress={() => details.setInside(path, [...items, blankLike(items.at(-1))])}
      />
    </fieldset>
  );
}

interface NestedRowProps extends NestedFieldProps {
  /** The name for those who do not see what it stands in. */
  readonly whole: string;
}

function NestedRow({ label, whole, path, value, details }: NestedRowProps) {
  const control = isScalar(value) ? (
    <NestedScalar label={whole} path={path} value={value} details={details} />
  ) : (
    <NestedField label={whole} path={path} value={value} details={details} />
  );
  return (
    <div className={isScalar(value) ? 'nested-row' : 'nested-group'}>
      <span className="nested-label" aria-hidden>
        {label}
      </span>
      {control}
    </div>
  );
}

function NestedScalar({ label, path, value, details }: NestedFieldProps) {
  const draft = useDraft(scalarText(value), text => details.setInside(path, scalarLike(value, text), true));
  if (typeof value === 'boolean') {
    return (
      <input
        type="checkbox"
        role="switch"
        className="switch"
        aria-label={label}
        checked={value}
        onChange={event => details.setInside(path, event.target.checked)}
      />
    );
  }
  return (
    <input
      type="text"
      className="quiet-field"
      aria-label={label}
      dir="auto"
      placeholder="None"
      value={draft.text}
      onChange={event => draft.onText(event.target.value)}
      onBlur={draft.onBlur}
    />
  );
}

/** What a typed text means where this value stood: a number stays one, a date a date, as long as it reads as one. */
export function scalarLike(before: FrontMatterValue, text: string): FrontMatterValue {
  if (typeof before === 'number' && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (before instanceof Literal && (text === before.source || readDate(text) !== undefined)) return new Literal(text);
  return text;
}

/** A new entry with the keys that its neighbour has. */
function blankLike(neighbour: FrontMatterValue | undefined): FrontMatterValue {
  if (neighbour === undefined || !isMap(neighbour)) return '';
  const blank: FrontMatterMap = new Map([...neighbour.keys()].map(key => [key, '']));
  return blank;
}
