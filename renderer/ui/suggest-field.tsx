import { useId, useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type Ref } from 'react';
import './suggest-field.css';

export interface Suggestion {
  readonly value: string;
  /** A quiet remark at the end of the row: how many posts have it. */
  readonly remark?: string;
}

interface SuggestFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Suggestions in the order of their use; those that hold the typed text are shown. */
  readonly suggestions: readonly Suggestion[];
  /** A suggestion was picked, or Enter pressed on what is typed. */
  readonly onCommit?: (value: string) => void;
  readonly onBlur?: () => void;
  readonly onFocus?: (event: FocusEvent<HTMLInputElement>) => void;
  /** Keys that the owner handles first; returns whether it did. */
  readonly onKey?: (event: KeyboardEvent<HTMLInputElement>) => boolean;
  readonly placeholder?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly className?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

const SHOWN = 8;

/** A text field that offers known values while it is typed in; any other text is as good. */
export function SuggestField(props: SuggestFieldProps) {
  const { value, suggestions, onValue } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  const [index, setIndex] = useState(-1);
  const field = useRef<HTMLSpanElement>(null);
  const offered = open ? matching(suggestions, value) : [];

  const list = useRef<HTMLDivElement>(null);
  // In the top layer, so that no pane that scrolls cuts it off.
  useLayoutEffect(() => {
    const popup = list.current;
    const box = popup && field.current?.getBoundingClientRect();
    if (!box) return;
    if (!popup.matches(':popover-open')) popup.showPopover();
    const { width, height } = popup.getBoundingClientRect();
    const below = box.bottom + 4 + height <= window.innerHeight - 8;
    popup.style.minWidth = `${Math.max(180, box.width)}px`;
    popup.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - width - 8))}px`;
    popup.style.top = `${below ? box.bottom + 4 : box.top - 4 - height}px`;
  });

  const commit = (text: string) => {
    setOpen(false);
    setIndex(-1);
    (props.onCommit ?? onValue)(text);
  };
  const key = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = offered[index];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return setOpen(true);
      if (offered.length === 0) return;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setIndex(index < 0 && step < 0 ? offered.length - 1 : (index + step + offered.length) % offered.length);
    } else if (event.key === 'Escape' && offered.length > 0) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      commit(chosen ? chosen.value : value);
    } else if (props.onKey?.(event)) event.preventDefault();
  };

  return (
    <span ref={field} className={`suggest ${props.className ?? ''}`}>
      <input
        ref={props.ref}
        type="text"
        role="combobox"
        aria-label={props.label}
        aria-expanded={offered.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={offered[index] ? `${id}-${index}` : undefined}
        aria-autocomplete="list"
        aria-describedby={props.describedBy}
        value={value}
        placeholder={props.placeholder}
        spellCheck={false}
        onChange={event => {
          setOpen(true);
          setIndex(-1);
          onValue(event.target.value);
        }}
        onFocus={props.onFocus}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          setIndex(-1);
          props.onBlur?.();
        }}
        onKeyDown={key}
      />
      {offered.length > 0 && (
        <div
          ref={list}
          id={`${id}-list`}
          className="popup suggest-list"
          popover="manual"
          role="listbox"
          aria-label="Known values"
        >
          {offered.map((one, at) => (
            <div
              key={one.value}
              id={`${id}-${at}`}
              className="suggest-option"
              role="option"
              aria-selected={at === index}
              onMouseDown={event => event.preventDefault()}
              onMouseMove={() => setIndex(at)}
              onClick={() => commit(one.value)}
            >
              <span>{one.value}</span>
              {one.remark !== undefined && <small>{one.remark}</small>}
            </div>
          ))}
        </div>
      )}
    </span>
  );
}

function matching(suggestions: readonly Suggestion[], typed: string): readonly Suggestion[] {
  const wanted = typed.trim().toLowerCase();
  const exact = suggestions.some(one => one.value === typed);
  if (wanted === '' || exact) return suggestions.slice(0, SHOWN);
  const starting = suggestions.filter(one => one.value.toLowerCase().startsWith(wanted));
  const holding = suggestions.filter(one => one.value.toLowerCase().indexOf(wanted) > 0);
  return [...starting, ...holding].slice(0, SHOWN);
}
