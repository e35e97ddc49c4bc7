import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { NumberField } from '../../ui/number-field.tsx';
import { Segments, type Segment } from '../../ui/segments.tsx';
import './settings.css';

interface GroupProps {
  readonly title: string;
  /** It is in sight first. */
  readonly first?: boolean;
  readonly children: ReactNode;
}

export function Group({ title, first = false, children }: GroupProps) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // Once the dialog around it is shown, which comes after its parts.
    if (first) requestAnimationFrame(() => section.current?.scrollIntoView());
  }, [first]);
  return (
    <section ref={section} className="settings-group" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

interface FieldProps<V> {
  readonly label: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
}

export function Choice<V extends string>(props: FieldProps<V> & { readonly segments: readonly Segment<V>[] }) {
  return (
    <div className="setting">
      <span>{props.label}</span>
      <Segments label={props.label} value={props.value} segments={props.segments} onChange={props.onChange} />
    </div>
  );
}

interface AmountProps extends FieldProps<number> {
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
}

export function Amount({ label, value, unit, min, max, step = 1, onChange }: AmountProps) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <span className="setting-amount">
        <NumberField
          id={id}
          className="field"
          value={value}
          min={min}
          max={max}
          step={step}
          describedBy={`${id}-unit`}
          onValue={onChange}
        />
        <small id={`${id}-unit`}>{unit}</small>
      </span>
    </div>
  );
}

export function Switch({ label, value, disabled, onChange }: FieldProps<boolean> & { readonly disabled?: boolean }) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="switch"
        type="checkbox"
        role="switch"
        checked={value}
        disabled={disabled}
        onChange={event => onChange(event.target.checked)}
      />
    </div>
  );
}

export function Words({ label, value, onChange }: FieldProps<string>) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="field" type="text" value={value} onChange={event => onChange(event.target.value)} />
    </div>
  );
}

interface WordFieldProps {
  readonly label: string;
  readonly value: string;
  /** What an empty field means; without it an empty one goes back to what it was. */
  readonly empty?: string;
  readonly onWritten: (value: string) => void;
}

/** Taken over when the field is left or Enter is pressed. */
export function WordField({ label, value, empty, onWritten }: WordFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    const written = draft?.trim() ?? value;
    setDraft(null);
    if ((written !== '' || empty !== undefined) && written !== value) onWritten(written);
  };
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        placeholder={empty}
        value={draft ?? value}
        onChange={event => setDraft(event.target.value)}
        onBlur={take}
        onKeyDown={event => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          take();
        }}
      />
    </div>
  );
}
