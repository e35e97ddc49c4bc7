import { useId, useState } from 'react';
import type { Zone } from '../../shared/ruby/time/zone.ts';
import { formatOffset, readDate, type DateEdit, type DateParts } from '../../shared/text/date-literal.ts';

interface ClockFieldsProps {
  readonly literal: string;
  /** The site's. */
  readonly zone: Zone;
  readonly onEdit: (edit: DateEdit) => void;
}

/** The time of a date and the zone that it is written in; each is changed without the other. */
export function ClockFields({ literal, zone, onEdit }: ClockFieldsProps) {
  const id = useId();
  const parts = readDate(literal);
  const [typed, setTyped] = useState<string | null>(null);
  if (!parts) return null;
  const take = (text: string) => {
    setTyped(text);
    const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim());
    if (!time || Number(time[1]) > 23 || Number(time[2]) > 59 || Number(time[3] ?? 0) > 59) return;
    const second = time[3] === undefined ? {} : { second: Number(time[3]) };
    onEdit({ hour: Number(time[1]), minute: Number(time[2]), ...second });
  };
  const offset = parts.offset;
  return (
    <div className="calendar-clock">
      <label htmlFor={`${id}-time`}>Time</label>
      <input
        id={`${id}-time`}
        className="field"
        inputMode="numeric"
        placeholder="09:00"
        value={typed ?? timeOf(parts)}
        onChange={event => take(event.target.value)}
        onBlur={() => setTyped(null)}
      />
      <label htmlFor={`${id}-zone`}>Zone</label>
      <select
        id={`${id}-zone`}
        className="field"
        disabled={parts.hour === undefined}
        value={offset === undefined ? '' : String(offset)}
        onChange={event => onEdit({ offset: event.target.value === '' ? null : Number(event.target.value) })}
      >
        <option value="">{`none: ${zone.name}`}</option>
        {offsetsOf(parts, zone).map(minutes => (
          <option key={minutes} value={minutes}>
            {minutes === 0 ? 'UTC' : formatOffset(minutes, true)}
          </option>
        ))}
      </select>
    </div>
  );
}

function timeOf({ hour, minute = 0 }: DateParts): string {
  return hour === undefined ? '' : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Minutes east of UTC that a person may want: the text's own, the site's on that day, none, and every whole hour. */
function offsetsOf(parts: DateParts, zone: Zone): readonly number[] {
  const site = zone.local(Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour ?? 0)).offset / 60;
  const hours = Array.from({ length: 27 }, (_, hour) => (hour - 12) * 60);
  const first = [...new Set([...(parts.offset === undefined ? [] : [parts.offset]), site, 0])];
  return [...first, ...hours.filter(minutes => !first.includes(minutes))];
}
