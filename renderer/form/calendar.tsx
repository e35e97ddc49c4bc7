import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Zone } from '../../shared/ruby/time/zone.ts';
import { readDate, type DateEdit } from '../../shared/text/date-literal.ts';
import { IconButton } from '../ui/button.tsx';
import { ClockFields } from './clock-fields.tsx';
import './calendar.css';

interface CalendarProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly literal: string;
  readonly zone: Zone;
  /** Another time or zone: written at once, in the style of the text. */
  readonly onEdit: (edit: DateEdit) => void;
  readonly onPick: (year: number, month: number, day: number) => void;
  readonly onClose: () => void;
}

const DAY = 86_400_000;
const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A month to pick a day from; arrows move by days and weeks, Page Up and Page Down by months. */
export function Calendar({ anchor, literal, zone, onEdit, onPick, onClose }: CalendarProps) {
  const parts = readDate(literal);
  const chosen = parts ? Date.UTC(parts.year, parts.month - 1, parts.day) : 0;
  const [day, setDay] = useState(chosen);
  const box = useRef<HTMLDivElement>(null);
  const shown = new Date(day);
  const first = Date.UTC(shown.getUTCFullYear(), shown.getUTCMonth(), 1);
  const start = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY;
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => start + (week * 7 + at) * DAY),
  );

  useLayoutEffect(() => {
    const at = anchor.current?.getBoundingClientRect();
    if (!box.current || !at) return;
    if (!box.current.matches(':popover-open')) box.current.showPopover();
    const { width, height } = box.current.getBoundingClientRect();
    box.current.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - width - 8))}px`;
    box.current.style.top = `${Math.min(at.bottom + 4, window.innerHeight - height - 8)}px`;
  }, [anchor]);

  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [day]);

  useEffect(() => {
    const outside = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!box.current?.contains(target) && !anchor.current?.contains(target)) onClose();
    };
    document.addEventListener('pointerdown', outside, true);
    return () => document.removeEventListener('pointerdown', outside, true);
  }, [anchor, onClose]);

  const turn = (months: number) => {
    const last = new Date(Date.UTC(shown.getUTCFullYear(), shown.getUTCMonth() + months + 1, 0)).getUTCDate();
    setDay(Date.UTC(shown.getUTCFullYear(), shown.getUTCMonth() + months, Math.min(shown.getUTCDate(), last)));
  };
  const pick = (when: number) => {
    const date = new Date(when);
    onPick(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' && (event.target as HTMLElement).closest('.calendar-clock')) return;
    const step = STEPS[event.key];
    if (step !== undefined) setDay(day + step * DAY);
    else if (event.key === 'PageUp') turn(-1);
    else if (event.key === 'PageDown') turn(1);
    else if (event.key === 'Escape') {
      event.stopPropagation();
      anchor.current?.focus();
      onClose();
    } else return;
    event.preventDefault();
  };

  return (
    <div ref={box} className="popup calendar" popover="manual" role="dialog" aria-label="Choose a day" onKeyDown={key}>
      <div className="calendar-head">
        <IconButton label="Month before" icon={ChevronLeft} onPress={() => turn(-1)} />
        <span aria-live="polite">
          {shown.toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })}
        </span>
        <IconButton label="Month after" icon={ChevronRight} onPress={() => turn(1)} />
      </div>
      <div className="calendar-days" role="grid" aria-label="Days">
        <div role="row" className="calendar-week">
          {WEEKDAYS.map(name => (
            <span key={name} role="columnheader">
              {name}
            </span>
          ))}
        </div>
        {weeks.map(week => (
          <div key={week[0]} role="row" className="calendar-week">
            {week.map(when => (
              <span key={when} role="gridcell" aria-selected={when === chosen}>
                <button
                  type="button"
                  className={
                    when >= first && new Date(when).getUTCMonth() === shown.getUTCMonth() ? '' : 'calendar-other'
                  }
                  tabIndex={when === day ? 0 : -1}
                  aria-label={new Date(when).toLocaleDateString('en', { dateStyle: 'long', timeZone: 'UTC' })}
                  onClick={() => pick(when)}
                >
                  {new Date(when).getUTCDate()}
                </button>
              </span>
            ))}
          </div>
        ))}
      </div>
      <ClockFields literal={literal} zone={zone} onEdit={onEdit} />
    </div>
  );
}
