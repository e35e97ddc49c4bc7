import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import './splitter.css';

interface SplitterProps {
  readonly label: string;
  /** Where the divider stands now, in pixels from the start of what it divides, and how far it may go. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  /** A double click, or Enter. */
  readonly onReset: () => void;
}

/** The draggable hairline between two panes; arrow keys move it by 16 pixels. */
export function Splitter({ label, value, min, max, onChange, onReset }: SplitterProps) {
  const start = useRef<{ readonly x: number; readonly value: number } | null>(null);
  const within = (next: number) => Math.round(Math.max(min, Math.min(max, next)));

  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, value };
    document.documentElement.dataset['dragging'] = 'pane';
  };
  const move = (event: PointerEvent) => {
    if (start.current) onChange(within(start.current.value + event.clientX - start.current.x));
  };
  const release = () => {
    start.current = null;
    delete document.documentElement.dataset['dragging'];
  };
  const key = (event: KeyboardEvent) => {
    const target = {
      ArrowLeft: value - 16,
      ArrowRight: value + 16,
      Home: min,
      End: max,
    }[event.key];
    if (event.key === 'Enter') onReset();
    else if (target !== undefined) onChange(within(target));
    else return;
    event.preventDefault();
  };

  return (
    <div
      className="splitter"
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={Math.round(value)}
      aria-valuemin={Math.round(min)}
      aria-valuemax={Math.round(max)}
      tabIndex={0}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onLostPointerCapture={release}
      onDoubleClick={onReset}
      onKeyDown={key}
    />
  );
}
