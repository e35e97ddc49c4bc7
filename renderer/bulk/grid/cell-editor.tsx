import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Column } from './grid-columns.ts';

export type Leave = 'stay' | 'down' | 'up' | 'right' | 'left';

interface CellEditorProps {
  readonly column: Column;
  readonly text: string;
  readonly onDone: (text: string, leave: Leave) => void;
  readonly onCancel: () => void;
}

const HINTS = { text: '', date: '2026-02-03 08:00:00 +0000', switch: 'true or false', number: '', list: 'one, two' };

/** A cell that is being typed in: Enter and Tab take the text over and go on, Alt+Enter breaks the line, Escape gives it up. */
export function CellEditor({ column, text, onDone, onCancel }: CellEditorProps) {
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const over = useRef(false);
  const id = useId();
  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);
  const finish = (leave: Leave) => {
    if (over.current) return;
    over.current = true;
    onDone(typed, leave);
  };
  const key = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      over.current = true;
      onCancel();
    } else if (event.key === 'Enter' && event.altKey) {
      const { selectionStart, selectionEnd } = field.current!;
      setTyped(`${typed.slice(0, selectionStart)}\n${typed.slice(selectionEnd)}`);
    } else if (event.key === 'Enter') finish(event.shiftKey ? 'up' : 'down');
    else if (event.key === 'Tab') finish(event.shiftKey ? 'left' : 'right');
    else return;
    event.preventDefault();
  };
  const shared = {
    ref: field,
    className: 'cell-editor',
    'aria-label': column.label,
    placeholder: HINTS[column.kind],
    spellCheck: false,
    value: typed,
    onChange: (event: { readonly target: { readonly value: string } }) => setTyped(event.target.value),
    onKeyDown: key,
    onBlur: () => finish('stay'),
  };
  // An offer of known values needs a field of one line; a value of several lines needs more.
  if (column.values.length > 0 && !text.includes('\n')) {
    return (
      <>
        <input {...shared} list={id} />
        <datalist id={id}>
          {column.values.map(value => (
            <option key={value} value={value} />
          ))}
        </datalist>
      </>
    );
  }
  return <textarea {...shared} rows={typed.includes('\n') ? Math.min(6, typed.split('\n').length) : 1} />;
}
