/** What a date says on a wall clock, and the clock's distance from UTC. */
export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** Hour, minute and second are absent where the text has no time; the second alone where it ends with minutes. */
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  /** Minutes east of UTC; absent where the text names no zone. */
  readonly offset?: number;
}

/** Changes of a date: what is absent stays; `null` takes the time or the zone away. */
export interface DateEdit {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly hour?: number | null;
  readonly minute?: number;
  readonly second?: number;
  readonly offset?: number | null;
}

const DATE =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:([Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2})([.,]\d*)?)?(?:([ \t]*)(Z|z|UTC|GMT|[-+]\d{1,2}(?::?\d{2})?))?)?$/;

/** Reads a date as posts have them (`2025-12-02`, `2025-12-02T05:19:31`, `2025-12-2 5:19 +0100`); undefined for other text. */
export function readDate(literal: string): DateParts | undefined {
  const match = DATE.exec(literal.trim());
  if (!match) return undefined;
  const [, year, , month, day, , hour, minute, second, , , zone] = match;
  const parts: DateParts = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    ...(hour === undefined ? {} : { hour: Number(hour), minute: Number(minute) }),
    ...(second === undefined ? {} : { second: Number(second) }),
    ...(zone === undefined ? {} : { offset: offsetOf(zone) }),
  };
  return isDate(parts) ? parts : undefined;
}

/**
 * The same literal with other parts, in its own style: separators, digits (`2` or `02`), fraction, and the way the zone is
 * written stay. A text that is no date is replaced by `2025-12-02 05:19:31 +0100`, as Jekyll's own posts write it. Undefined
 * where the result is no day or time that exists, or where a part to build on is missing.
 */
export function setDate(literal: string, edit: DateEdit): string | undefined {
  const before = readDate(literal);
  const parts = mergeParts(before, edit);
  if (!parts || !isDate(parts)) return undefined;
  const match = before ? DATE.exec(literal.trim()) : null;
  const [, , dash = '-', month = '00', day = '00', gap, hour = '00', , second, fraction = '', space, zone] =
    match ?? [];
  let text = [String(parts.year).padStart(4, '0'), like(parts.month, month), like(parts.day, day)].join(dash);
  if (parts.hour === undefined) return text;
  text += `${gap ?? ' '}${like(parts.hour, hour)}:${like(parts.minute ?? 0, '00')}`;
  const isBare = gap !== undefined && second === undefined && edit.second === undefined;
  if (!isBare) text += `:${like(parts.second ?? 0, '00')}${edit.second === undefined ? fraction : ''}`;
  if (parts.offset === undefined) return text;
  if (zone !== undefined && offsetOf(zone) === parts.offset) return text + space + zone;
  return text + (space ?? (gap?.toLowerCase() === 't' ? '' : ' ')) + zoneLike(parts.offset, zone, gap);
}

/** Minutes east of UTC as `+0100`, or `+01:00`. */
export function formatOffset(offset: number, colon: boolean): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${like(Math.floor(minutes / 60), '00')}${colon ? ':' : ''}${like(minutes % 60, '00')}`;
}

function mergeParts(before: DateParts | undefined, edit: DateEdit): DateParts | undefined {
  const year = edit.year ?? before?.year;
  const month = edit.month ?? before?.month;
  const day = edit.day ?? before?.day;
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = { year, month, day };
  const hour = edit.hour === null ? undefined : (edit.hour ?? before?.hour);
  if (hour === undefined) return date;
  const offset = edit.offset === null ? undefined : (edit.offset ?? before?.offset);
  return {
    ...date,
    hour,
    minute: edit.minute ?? before?.minute ?? 0,
    second: edit.second ?? before?.second ?? 0,
    ...(offset === undefined ? {} : { offset }),
  };
}

function isDate({ year, month, day, hour = 0, minute = 0, second = 0, offset = 0 }: DateParts): boolean {
  if (![year, month, day, hour, minute, second, offset].every(Number.isInteger)) return false;
  if (year < 0 || year > 9999 || month < 1 || month > 12 || day < 1 || Math.abs(offset) > 14 * 60) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
}

function offsetOf(zone: string): number {
  const match = /^([-+])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
}

function zoneLike(offset: number, zone: string | undefined, gap: string | undefined): string {
  if (zone === undefined) return formatOffset(offset, gap?.toLowerCase() === 't');
  if (/^[-+]\d{1,2}$/.test(zone) && offset % 60 === 0) {
    return `${offset < 0 ? '-' : '+'}${like(Math.abs(offset) / 60, zone.slice(1))}`;
  }
  return formatOffset(offset, zone.includes(':') || /^z$/i.test(zone));
}

/** A number with two digits, or with as few as the old text had. */
function like(value: number, old: string): string {
  return old.length === 1 ? String(value) : String(value).padStart(2, '0');
}
