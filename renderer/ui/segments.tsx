import { useRef, type KeyboardEvent } from 'react';
import type { Icon } from './button.tsx';
import './segments.css';

export interface Segment<V extends string> {
  readonly value: V;
  readonly label: string;
  /** Shown instead of the label, which stays the accessible name. */
  readonly icon?: Icon;
  readonly shortcut?: string | undefined;
}

interface SegmentsProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly segments: readonly Segment<V>[];
  readonly onChange: (value: V) => void;
}

/** A choice of one in a row: a radio group, walked with the arrow keys. */
export function Segments<V extends string>({ label, value, segments, onChange }: SegmentsProps<V>) {
  const group = useRef<HTMLDivElement>(null);
  // Without a choice yet the keyboard comes to the first.
  const reached = segments.some(segment => segment.value === value) ? value : segments[0]?.value;
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = segments.findIndex(segment => segment.value === reached);
    const next = segments[(at + step + segments.length) % segments.length];
    if (!next) return;
    onChange(next.value);
    group.current?.querySelector<HTMLButtonElement>(`[data-value="${next.value}"]`)?.focus();
  };
  return (
    <div ref={group} className="segments" role="radiogroup" aria-label={label} onKeyDown={walk}>
      {segments.map(segment => (
        <button
          key={segment.value}
          type="button"
          role="radio"
          className="segment"
          data-value={segment.value}
          aria-checked={segment.value === value}
          aria-label={segment.icon ? segment.label : undefined}
          tabIndex={segment.value === reached ? 0 : -1}
          onClick={() => onChange(segment.value)}
          data-tip={segment.icon || segment.shortcut ? segment.label : undefined}
          data-shortcut={segment.shortcut}
        >
          {segment.icon ? <segment.icon className="icon" aria-hidden /> : segment.label}
        </button>
      ))}
    </div>
  );
}
