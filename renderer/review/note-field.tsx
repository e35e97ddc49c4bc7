import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '../ui/button.tsx';

interface NoteFieldProps {
  readonly label: string;
  readonly onCancel: () => void;
  /** `false` when the note could not be put into the text. */
  readonly onDone: (note: string) => boolean;
}

/** A remark being written: Enter takes it over, Shift+Enter breaks the line, Escape gives it up. */
export function NoteField({ label, onCancel, onDone }: NoteFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const finish = () => {
    if (note.trim() !== '') setRefused(!onDone(note));
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter' && !event.shiftKey) finish();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="note-field">
      <textarea
        ref={field}
        aria-label={label}
        placeholder={label}
        rows={3}
        value={note}
        onChange={event => setNote(event.target.value)}
        onKeyDown={press}
      />
      {refused && <p role="alert">A comment cannot stand here: in code, Liquid or front matter it would be text.</p>}
      <div className="note-field-actions">
        <Button kind="text" onPress={onCancel}>
          Cancel
        </Button>
        <Button onPress={finish} disabled={note.trim() === ''}>
          {label}
        </Button>
      </div>
    </div>
  );
}
