import { formatOffset, readDate, setDate } from '../../shared/text/date-literal.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface DateWords {
  /** `2 Dec 2025, 05:19`. */
  readonly date: string;
  /** `UTC`, `UTC+01:00`; empty where the text names no zone. */
  readonly zone: string;
}

/** A date literal in words; undefined for a text that is no date. */
export function dateInWords(literal: string): DateWords | undefined {
  const parts = readDate(literal);
  if (!parts) return undefined;
  const day = `${parts.day} ${MONTHS[parts.month - 1]} ${parts.year}`;
  if (parts.hour === undefined) return { date: day, zone: '' };
  const time = `${String(parts.hour).padStart(2, '0')}:${String(parts.minute ?? 0).padStart(2, '0')}`;
  const zone = parts.offset === undefined ? '' : parts.offset === 0 ? 'UTC' : `UTC${formatOffset(parts.offset, true)}`;
  return { date: `${day}, ${time}`, zone };
}

/**
 * The literal for what a person typed over `before`. What is typed whole is written as it is typed; where it leaves out the
 * time or the zone, those of `before` stay, in its style. Undefined for a text that is no date.
 */
export function typedDate(typed: string, before: string): string | undefined {
  const parts = readDate(typed);
  if (!parts) return undefined;
  const old = readDate(before);
  const lacksTime = parts.hour === undefined && old?.hour !== undefined;
  const lacksZone = parts.offset === undefined && old?.offset !== undefined;
  if (!lacksTime && !lacksZone) return typed.trim();
  const { year, month, day, hour, minute, second, offset } = parts;
  return setDate(before, {
    year,
    month,
    day,
    ...(hour === undefined ? {} : { hour, minute: minute ?? 0, second: second ?? 0 }),
    ...(offset === undefined ? {} : { offset }),
  });
}
