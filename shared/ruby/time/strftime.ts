import { civilTime, daysFromCivil } from './calendar.ts';
import type { Clock, Directive } from './strftime-fields.ts';
import { formatField } from './strftime-fields.ts';
import type { RubyDate } from './time.ts';
import { RubyTime } from './time.ts';

/** Widths beyond this give Ruby's "Numerical result out of range"; Ruby's own limit grows with the buffer. */
const WIDEST = 65535;

/** A format that Ruby's strftime refuses; `message` is Ruby's. */
export class FormatFault extends Error {}

/**
 * Time#strftime and Date#strftime: every directive with its flags (`- 0 ^ # _ :`) and width. What is no directive stays
 * as written. Throws `FormatFault` where Ruby raises (a Time's format that ends inside a directive, absurd widths).
 */
export function strftime(value: RubyTime | RubyDate, format: string): string {
  const percent = format.indexOf('%');
  if (percent < 0) return format;
  const clock = value instanceof RubyTime ? ofTime(value) : ofDate(value);
  let out = format.slice(0, percent);
  let at = percent;
  while (at < format.length) {
    const next = format.indexOf('%', at);
    if (next < 0) return out + format.slice(at);
    out += format.slice(at, next);
    at = directive(
      format,
      next,
      clock,
      parts => strftime(value, parts),
      text => (out += text),
    );
  }
  return out;
}

function ofTime(time: RubyTime): Clock {
  const { epoch, offset, zone, utc } = time;
  return { civil: civilTime(epoch, offset), epoch, offset, zone: utc ? 'UTC' : zone, utc, date: false };
}

function ofDate(date: RubyDate): Clock {
  const days = daysFromCivil(date.year, date.month, date.day);
  const { year, month, day } = date;
  const civil = { year, month, day, hour: 0, minute: 0, second: 0, microsecond: 0, days };
  return { civil, epoch: days * 86_400_000, offset: 0, zone: '+00:00', utc: false, date: true };
}

/** Reads the directive at `start` (a `%`), emits its text, and gives the offset behind it. */
function directive(
  format: string,
  start: number,
  clock: Clock,
  compose: (format: string) => string,
  emit: (text: string) => void,
): number {
  const flags: Directive = { pad: undefined, bare: false, upper: false, swap: false, width: undefined, colons: 0 };
  let at = start + 1;
  for (; at < format.length; at++) {
    const char = format[at];
    if (char === '-') [flags.bare, flags.pad] = [true, undefined];
    else if (char === '0') flags.pad = '0';
    else if (char === '_') flags.pad = ' ';
    else if (char === '^') flags.upper = true;
    else if (char === '#') flags.swap = true;
    else break;
  }
  const digits = /\d{1,12}/y;
  digits.lastIndex = at;
  const width = digits.exec(format)?.[0];
  if (width !== undefined) {
    flags.width = Number(width);
    at += width.length;
    if (flags.width > WIDEST) throw new FormatFault(`Numerical result out of range - ${format}`);
  }
  while (format[at] === ':') {
    const colons = /:+/y;
    colons.lastIndex = at;
    const count = colons.exec(format)?.[0].length ?? 0;
    // Time passes over four colons before any letter; otherwise they belong to `z` alone and are text before all else.
    const taken = clock.date ? count : Math.min(count, 4);
    if (format[at + taken] !== 'z' && (clock.date || taken < 4)) {
      emit(format.slice(start, at + 1));
      return at + 1;
    }
    flags.colons = taken;
    at += taken;
  }
  let letter = format[at];
  if (letter === undefined) {
    if (!clock.date) throw new FormatFault(`invalid format: ${format}`);
    emit(format.slice(start));
    return format.length;
  }
  if (letter === 'E' || letter === 'O') {
    const modified = format[at + 1];
    const allowed = letter === 'E' ? 'cCxXyY' : 'deHkIlmMSuUVwWy';
    if (modified === undefined || !allowed.includes(modified)) {
      emit(format.slice(start, at + 1));
      return at + 1;
    }
    letter = modified;
    at++;
  }
  const text = formatField(letter, flags, clock, compose);
  emit(text ?? format.slice(start, at + 1));
  return at + 1;
}
