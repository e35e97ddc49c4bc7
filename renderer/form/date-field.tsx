import { CalendarDays } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { Zone } from '../../shared/ruby/time/zone.ts';
import { readDate, setDate, type DateEdit } from '../../shared/text/date-literal.ts';
import { IconButton } from '../ui/button.tsx';
import { Calendar } from './calendar.tsx';
import { dateInWords, typedDate } from './date-words.ts';
import './date-field.css';

interface DateFieldProps {
  readonly id: string;
  /** As it stands in the text, without quotes. */
  readonly literal: string;
  readonly onCommit: (literal: string) => void;
  readonly placeholder?: string | undefined;
  /** The present time as the site writes it, for an empty date. */
  readonly now: () => string;
  /** The site's. */
  readonly zone: Zone;
}

/** A date in words while it is read, as it stands in the text while it is edited; the calendar changes the day alone. */
export function DateField({ id, literal, onCommit, placeholder, now, zone }: DateFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const hint = useId();
  const words = dateInWords(literal);
  const invalid = typed !== null && typed.trim() !== '' && typedDate(typed, literal) === undefined;
  const take = (text: string) => {
    setTyped(text);
    const next = text.trim() === '' ? '' : typedDate(text, literal);
    if (next !== undefined && readDate(text)?.hour !== undefined && next !== literal) onCommit(next);
  };
  const leave = () => {
    const next = typed === null ? undefined : typed.trim() === '' ? '' : typedDate(typed, literal);
    if (next !== undefined && next !== literal) onCommit(next);
    setTyped(null);
  };
  const edit = (part: DateEdit) => {
    const next = setDate(readDate(literal) ? literal : now(), part);
    if (next !== undefined && next !== literal) onCommit(next);
  };
  return (
    <span className="date-field">
      {typed === null && words && (
        <span className="date-words" aria-hidden>
          {words.date} <span className="date-zone">{words.zone}</span>
        </span>
      )}
      <input
        id={id}
        type="text"
        className={`quiet-field${typed === null && words ? ' words-instead' : ''}`}
        value={typed ?? literal}
        placeholder={placeholder ?? 'None'}
        spellCheck={false}
        aria-invalid={invalid || undefined}
        aria-describedby={invalid ? hint : undefined}
        onFocus={() => setTyped(literal)}
        onChange={event => take(event.target.value)}
        onBlur={leave}
        onKeyDown={event => {
          if (event.key === 'Enter') {
            event.preventDefault();
            event.currentTarget.blur();
          }
        }}
      />
      <IconButton
        ref={button}
        label="Calendar"
        icon={CalendarDays}
        opens="dialog"
        expanded={open}
        onPress={() => setOpen(!open)}
      />
      {invalid && (
        <span id={hint} className="field-hint" role="alert">
          Write it like 2025-12-31 09:00:00 +0000
        </span>
      )}
      {open && (
        <Calendar
          anchor={button}
          literal={readDate(literal) ? literal : now()}
          zone={zone}
          onEdit={edit}
          onPick={(year, month, day) => {
            edit({ year, month, day });
            setOpen(false);
            button.current?.focus();
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </span>
  );
}
