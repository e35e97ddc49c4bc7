import { civilTime, dayOfYear, daysFromCivil, daysInMonth } from './calendar.ts';
import type { DateParts } from './date-parts.ts';
import { parseDateParts } from './date-parse.ts';
import { RubyTime } from './time.ts';
import type { Zone } from './zone.ts';

/** Hours of the zones that RFC 822 names; the military letters as Ruby reads them. */
// prettier-ignore
const HOURS: Readonly<Record<string, number>> = {
  UTC: 0, Z: 0, UT: 0, GMT: 0, EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7,
  A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8, I: 9, K: 10, L: 11, M: 12,
  N: -1, O: -2, P: -3, Q: -4, R: -5, S: -6, T: -7, U: -8, V: -9, W: -10, X: -11, Y: -12,
};

/** Seconds; an offset of a day or more is one that Ruby refuses. */
const DAY = 86_400;

interface Fields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 up to 1. */
  readonly fraction: number;
}

/**
 * Ruby's Time.parse: what is missing above the first part that is given comes from `now`, what is missing below is the least.
 * A text without a zone is local time; one with a zone keeps it. `undefined` where Ruby raises ArgumentError.
 */
export function parseTime(text: string, now: RubyTime, zone: Zone): RubyTime | undefined {
  const parts = parseDateParts(text);
  return parts && makeTime(parts, now, zone);
}

function makeTime(parts: DateParts, now: RubyTime, local: Zone): RubyTime | undefined {
  const { zone, ...given } = parts;
  if (Object.keys(given).length === 0) return undefined;
  const offsetYear = parts.year ?? civilTime(now.epoch, now.offset).year;
  if (parts.yearDay !== undefined) return ofYearDay(parts, parts.yearDay, offsetYear, now, local);
  const guess = zone === undefined ? undefined : zoneOffset(zone, offsetYear, local);
  const fields = fill(parts, civilTime(now.epoch, guess ?? local.offsetAt(now.epoch)));
  const offset = zone === undefined || fields.year === offsetYear ? guess : zoneOffset(zone, fields.year, local);
  if (offset === undefined || zone === undefined) {
    return isInRange(fields) ? local.local(wallClock(fields)) : undefined;
  }
  if (Math.abs(offset) >= DAY || fields.month > 12) return undefined;
  const shifted = applyOffset(fields, offset);
  return isInRange(shifted) ? inZone(wallClock(shifted), zone, offset, local) : undefined;
}

/** A day of the year goes by way of a month and day that are near, as Ruby does it. */
function ofYearDay(
  parts: DateParts,
  yearDay: number,
  offsetYear: number,
  now: RubyTime,
  local: Zone,
): RubyTime | undefined {
  if (yearDay < 1 || yearDay > 366) return undefined;
  const { yearDay: _yearDay, ...rest } = parts;
  const month = Math.floor((yearDay - 1) / 31) + 1;
  const day = ((yearDay - 1) % 31) + 1;
  const first = makeTime({ ...rest, month, day }, now, local);
  if (!first) return undefined;
  const moved = day + yearDay - dayOfYear(civilTime(first.epoch, first.offset));
  if (moved === day) return first;
  const length = daysInMonth(offsetYear, month);
  if (moved <= 28 || moved <= length) return makeTime({ ...rest, month, day: moved }, now, local);
  return month === 12 ? undefined : makeTime({ ...rest, month: month + 1, day: moved - length }, now, local);
}

function fill(parts: DateParts, now: ReturnType<typeof civilTime>): Fields {
  const order = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
  const filled = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, fraction: parts.fraction ?? 0 };
  let above = true;
  for (const field of order) {
    const given = parts[field];
    if (given !== undefined) above = false;
    if (given !== undefined) filled[field] = given;
    else if (above) filled[field] = now[field];
  }
  return filled;
}

/** What Time.local takes; a day that its month does not have is one of the next. */
function isInRange({ month, day, hour, minute, second }: Fields): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return false;
  return hour < 24 || (minute === 0 && second === 0);
}

/** Milliseconds at which UTC's clocks show these fields. */
function wallClock({ year, month, day, hour, minute, second, fraction }: Fields): number {
  const whole = daysFromCivil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
  return whole * 1000 + Math.floor(fraction * 1e6 + 5e-4) / 1000;
}

/**
 * The fields in UTC of fields at an offset, by Ruby's own calendar: the day is carried by the offset's days alone, so that a
 * 31st of June becomes the 1st of July.
 */
function applyOffset(fields: Fields, offset: number): Fields {
  if (offset === 0) return fields;
  const direction = offset < 0 ? 1 : -1;
  let { year, month, day, hour, minute, second } = fields;
  let rest = Math.abs(offset);
  const carry = (value: number, unit: number): number => {
    const own = rest % unit;
    rest = Math.floor(rest / unit);
    if (own === 0) return value;
    const sum = value + direction * own;
    rest += direction * Math.floor(sum / unit);
    return ((sum % unit) + unit) % unit;
  };
  second = carry(second, 60);
  minute = carry(minute, 60);
  hour = carry(hour, 24);
  if (rest !== 0) {
    day += direction * rest;
    if (direction > 0 && day > daysInMonth(year, month)) {
      month++;
      if (month > 12) [year, month] = [year + 1, 1];
      day = 1;
    } else if (direction < 0 && day < 1) {
      month--;
      if (month < 1) [year, month] = [year - 1, 12];
      day = daysInMonth(year, month);
    }
  }
  return { ...fields, year, month, day, hour, minute, second };
}

/** Time.zone_offset: seconds east of UTC; `undefined` for a zone that Ruby does not know. */
function zoneOffset(zone: string, year: number, local: Zone): number | undefined {
  const name = zone.toUpperCase();
  const numeric = /^([+-])(\d\d)(:?)(\d\d)(?:\3(\d\d))?$/.exec(name);
  if (numeric) {
    const [, sign, hours, , minutes, seconds = '0'] = numeric;
    return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  }
  if (/^[+-]\d\d$/.test(name)) return Number(name) * 3600;
  const hours = HOURS[name];
  if (hours !== undefined) return hours * 3600;
  for (const month of [1, 7]) {
    const time = local.local(daysFromCivil(year, month, 1) * 86_400_000);
    if (time.zone.toUpperCase() === name) return time.offset;
  }
  return undefined;
}

/** Ruby prefers the local zone where it has the offset that was written. */
function inZone(epoch: number, zone: string, offset: number, local: Zone): RubyTime {
  if (/^(?:-00:00|-0000|-00|UTC|Z|UT)$/i.test(zone)) return new RubyTime(epoch, 0, 'UTC', true);
  const time = local.at(epoch);
  return time.offset === offset ? time : new RubyTime(epoch, offset, '');
}
