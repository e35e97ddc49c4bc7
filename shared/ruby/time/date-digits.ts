import type { Found, Remainder } from './date-parts.ts';

const DIGITS = /([-+]?)(\d{2,14})(?:\s*t?\s*(\d{2,6})?(?:[,.](\d*))?)?\s*(z\b|[-+]\d{1,4}\b|\[[-+]?\d[^\]]*\])?/i;

/** Digits without separators: `20200131`, `20200131T101530Z`, `2020031` (a day of the year) … */
export function takeDigits(rest: Remainder, found: Found): boolean {
  const match = rest.take(DIGITS);
  if (!match) return false;
  const [, sign = '', date = '', time, fraction, zone] = match;
  if (time === undefined && fraction !== undefined) fromEnd(date, found);
  else fromStart(sign, date, found);
  if (time !== undefined) clockDigits(time, fraction !== undefined, found);
  if (fraction !== undefined) found.fraction = Number(`0.${fraction}`);
  if (zone !== undefined) found.zone = bracketed(zone);
  return true;
}

function bracketed(zone: string): string {
  if (!zone.startsWith('[')) return zone;
  const inner = zone.slice(1, -1);
  const colon = inner.indexOf(':');
  return colon < 0 ? inner : inner.slice(colon + 1);
}

function fromStart(sign: string, date: string, found: Found): void {
  const part = (start: number, length: number): number => Number(date.slice(start, start + length));
  switch (date.length) {
    case 2:
      found.day = part(0, 2);
      break;
    case 3:
      found.yearDay = part(0, 3);
      break;
    case 4:
      found.month = part(0, 2);
      found.day = part(2, 2);
      break;
    case 5:
      found.year = Number(sign + date.slice(0, 2));
      found.yearDay = part(2, 3);
      break;
    case 6:
      found.year = Number(sign + date.slice(0, 2));
      found.month = part(2, 2);
      found.day = part(4, 2);
      break;
    case 7:
      found.year = Number(sign + date.slice(0, 4));
      found.yearDay = part(4, 3);
      break;
    case 8:
    case 10:
    case 12:
    case 14:
      found.year = Number(sign + date.slice(0, 4));
      found.month = part(4, 2);
      found.day = part(6, 2);
      if (date.length >= 10) found.hour = part(8, 2);
      if (date.length >= 12) found.minute = part(10, 2);
      if (date.length >= 14) found.second = part(12, 2);
      found.complete = false;
  }
}

/** With a fraction of a second behind them the digits are read from their end. */
function fromEnd(date: string, found: Found): void {
  const size = date.length;
  if (size === 9 || size === 11 || size === 13) return;
  const take = (end: number, length: number): number | undefined =>
    size - end - length >= 0 ? Number(date.slice(size - end - length, size - end)) : undefined;
  found.second = Number(date.slice(-2));
  if (size === 3) found.minute = Number(date.slice(0, 1));
  else if (size > 3) found.minute = Number(date.slice(-4, -2));
  if (size === 5) found.hour = Number(date.slice(0, 1));
  else if (size > 5) found.hour = Number(date.slice(-6, -4));
  if (size === 7) found.day = Number(date.slice(0, 1));
  else if (size > 7) found.day = Number(date.slice(-8, -6));
  const month = take(8, 2);
  if (month !== undefined) found.month = month;
  if (size === 12) found.year = Number(date.slice(0, 2));
  if (size === 14) {
    found.year = Number(date.slice(0, 4));
    found.complete = false;
  }
}

function clockDigits(time: string, fromRight: boolean, found: Found): void {
  if (time.length % 2 > 0) return;
  const pairs = (time.match(/../g) ?? []).map(Number);
  const [hour, minute, second] = fromRight ? [undefined, undefined, undefined, ...pairs].slice(-3) : pairs;
  if (hour !== undefined) found.hour = hour;
  if (minute !== undefined) found.minute = minute;
  if (second !== undefined) found.second = second;
}
