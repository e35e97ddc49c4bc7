import { useState } from 'react';

interface NumberFieldProps {
  readonly id?: string;
  readonly className: string;
  /** Null for none yet. */
  readonly value: number | null;
  readonly onValue: (value: number) => void;
  /** The field was left empty; without it the value comes back then. */
  readonly onEmpty?: () => void;
  readonly min?: number;
  readonly max?: number | undefined;
  readonly step?: number | 'any';
  /** The accessible name, where no label gives it. */
  readonly label?: string;
  readonly describedBy?: string;
  readonly placeholder?: string | undefined;
}

/** A number that is typed: taken over as soon as it is one in its bounds, and free to be none on the way there. */
export function NumberField(props: NumberFieldProps) {
  const { value, onValue, onEmpty, min = -Infinity, max = Infinity } = props;
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      id={props.id}
      className={props.className}
      type="number"
      min={props.min}
      max={props.max}
      step={props.step}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      placeholder={props.placeholder}
      value={typed ?? (value === null ? '' : String(value))}
      onChange={({ target }) => {
        setTyped(target.value);
        const next = target.valueAsNumber;
        if (next >= min && next <= max && next !== value) onValue(next);
      }}
      onBlur={({ target }) => {
        setTyped(null);
        if (value !== null && target.value === '' && !target.validity.badInput) onEmpty?.();
      }}
    />
  );
}
