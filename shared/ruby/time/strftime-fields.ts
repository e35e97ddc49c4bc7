import type { CivilTime } from './calendar.ts';
import { dayOfYear, isoWeek, weekdayOfDays } from './calendar.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** A directive's flags, width and colons. */
export interface Directive {
  /** Filler asked for by `0` or `_`; nothing when not asked. */
  pad: '0' | ' ' | undefined;
  /** `-`: no filler at all. */
  bare: boolean;
  upper: boolean;
  swap: boolean;
  width: number | undefined;
  colons: number;
}

/** A time or a day as directives see it. */
export interface Clock {
  readonly civil: CivilTime;
  readonly epoch: number;
  readonly offset: number;
  readonly zone: string;
  readonly utc: boolean;
  readonly date: boolean;
}

/** What a directive prints; `undefined` for a letter that is none. `compose` formats the parts of those that stand for several. */
export function formatField(
  letter: string,
  flags: Directive,
  clock: Clock,
  compose: (format: string) => string,
): string | undefined {
  const { civil } = clock;
  switch (letter) {
    case 'Y':
      return number(civil.year, civil.year < 0 ? 5 : 4, '0', flags);
    case 'C':
      return number(Math.floor(civil.year / 100), 2, '0', flags);
    case 'y':
      return number(modulo(civil.year, 100), 2, '0', flags);
    case 'm':
      return number(civil.month, 2, '0', flags);
    case 'd':
      return number(civil.day, 2, '0', flags);
    case 'e':
      return number(civil.day, 2, ' ', flags);
    case 'j':
      return number(dayOfYear(civil), 3, '0', flags);
    case 'H':
      return number(civil.hour, 2, '0', flags);
    case 'k':
      return number(civil.hour, 2, ' ', flags);
    case 'I':
      return number(civil.hour % 12 || 12, 2, '0', flags);
    case 'l':
      return number(civil.hour % 12 || 12, 2, ' ', flags);
    case 'M':
      return number(civil.minute, 2, '0', flags);
    case 'S':
      return number(civil.second, 2, '0', flags);
    case 'L':
      return fraction(civil.microsecond, flags.width ?? 3);
    case 'N':
      return fraction(civil.microsecond, flags.width ?? 9);
    case 's':
      return number(Math.floor(clock.epoch / 1000), 1, '0', flags);
    case 'Q':
      return clock.date ? number(clock.epoch, 1, '0', flags) : undefined;
    case 'u':
      return number(weekdayOfDays(civil.days) || 7, 1, '0', flags);
    case 'w':
      return number(weekdayOfDays(civil.days), 1, '0', flags);
    case 'G': {
      const { year } = isoWeek(civil.days);
      return number(year, year < 0 ? 5 : 4, '0', flags);
    }
    case 'g':
      return number(modulo(isoWeek(civil.days).year, 100), 2, '0', flags);
    case 'V':
      return number(isoWeek(civil.days).week, 2, '0', flags);
    case 'U':
      return number(weekOfYear(civil, 0), 2, '0', flags);
    case 'W':
      return number(weekOfYear(civil, 1), 2, '0', flags);
    case 'z':
      return zoneOffset(clock, flags);
    default:
      return word(letter, flags, clock, compose);
  }
}

function word(letter: string, flags: Directive, clock: Clock, compose: (format: string) => string): string | undefined {
  const { civil } = clock;
  const composed = (format: string): string => filled(compose(format), { ...flags, bare: flags.bare && clock.date });
  switch (letter) {
    case 'A':
      return filled(name(DAYS[weekdayOfDays(civil.days)], flags), flags);
    case 'a':
      return filled(name(DAYS[weekdayOfDays(civil.days)]?.slice(0, 3), flags), flags);
    case 'B':
      return filled(name(MONTHS[civil.month - 1], flags), flags);
    case 'b':
    case 'h':
      return filled(name(MONTHS[civil.month - 1]?.slice(0, 3), flags), flags);
    case 'p':
      if (flags.swap) return filled(civil.hour < 12 ? 'am' : 'pm', { ...flags, upper: false });
      return filled(civil.hour < 12 ? 'AM' : 'PM', flags);
    case 'P':
      return filled(civil.hour < 12 ? 'am' : 'pm', { ...flags, upper: flags.upper || flags.swap });
    case 'Z':
      return clock.zone === ''
        ? ''
        : filled(flags.swap ? clock.zone.toLowerCase() : clock.zone, { ...flags, upper: flags.upper && !flags.swap });
    case 'c':
      return composed('%a %b %e %H:%M:%S %Y');
    case 'D':
    case 'x':
      return composed('%m/%d/%y');
    case 'F':
      return composed('%Y-%m-%d');
    case 'T':
    case 'X':
      return composed('%H:%M:%S');
    case 'R':
      return composed('%H:%M');
    case 'r':
      return composed('%I:%M:%S %p');
    case 'v':
      return composed('%e-%^b-%4Y');
    case '+':
      return clock.date ? composed('%a %b %e %H:%M:%S %Z %Y') : undefined;
    case 'n':
      return filled('\n', flags);
    case 't':
      return filled('\t', flags);
    case '%':
      return filled('%', flags);
    default:
      return undefined;
  }
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/** Week of the year whose weeks begin on `first` (0 Sunday, 1 Monday). */
function weekOfYear(civil: CivilTime, first: number): number {
  return Math.floor((dayOfYear(civil) - 1 + 7 - modulo(weekdayOfDays(civil.days) - first, 7)) / 7);
}

function name(text: string | undefined, flags: Directive): string {
  return (flags.upper || flags.swap ? text?.toUpperCase() : text) ?? '';
}

function number(value: number, digits: number, filler: '0' | ' ', flags: Directive): string {
  const text = String(Math.abs(value));
  const sign = value < 0 ? '-' : '';
  if (flags.bare) return sign + text;
  const width = flags.width ?? digits;
  const pad = flags.pad ?? filler;
  return pad === '0' ? sign + text.padStart(width - sign.length, '0') : (sign + text).padStart(width, ' ');
}

function fraction(microsecond: number, digits: number): string {
  const text = String(microsecond).padStart(6, '0');
  return digits <= 6 ? text.slice(0, digits) : text.padEnd(digits, '0');
}

function filled(text: string, flags: Directive): string {
  const cased = flags.upper ? text.toUpperCase() : text;
  if (flags.bare || flags.width === undefined) return cased;
  return cased.padStart(flags.width, flags.pad ?? ' ');
}

/** `%z` and its forms with one to three colons; UTC itself is `-0000` under the flag `-`. */
function zoneOffset(clock: Clock, flags: Directive): string | undefined {
  const size = Math.abs(clock.offset);
  const [hours, minutes, seconds] = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  let tail: string;
  switch (flags.colons) {
    case 0:
      tail = two(minutes);
      break;
    case 1:
      tail = `:${two(minutes)}`;
      break;
    case 2:
      tail = `:${two(minutes)}:${two(seconds)}`;
      break;
    case 3:
      tail = seconds > 0 ? `:${two(minutes)}:${two(seconds)}` : minutes > 0 ? `:${two(minutes)}` : '';
      break;
    default:
      return undefined;
  }
  const unknown = flags.bare && clock.utc && !clock.date;
  const sign = clock.offset < 0 || unknown ? '-' : '+';
  const room = Math.max((flags.width ?? 0) - tail.length - 1, clock.date && flags.bare ? 1 : 2);
  if (flags.pad === ' ') return (sign + String(hours)).padStart(room + 1, ' ') + tail;
  return sign + String(hours).padStart(room, '0') + tail;
}
