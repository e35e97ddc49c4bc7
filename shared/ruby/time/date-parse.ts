import { takeDigits } from './date-digits.ts';
import type { DateParts, Found } from './date-parts.ts';
import { Remainder } from './date-parts.ts';

/** Date._parse refuses longer texts. */
const LONGEST = 128;

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const ERA = '(c(?:e|\\.e\\.)|b(?:ce|\\.c\\.e\\.)|a(?:d|\\.d\\.)|b(?:c|\\.c\\.))?';

/**
 * Ruby's Date._parse (date 3.2): a heuristic that takes a time, then the first of many forms of a date, out of any text.
 * `undefined` for a text of more than 128 characters, which Ruby refuses.
 */
export function parseDateParts(text: string): DateParts | undefined {
  if (text.length > LONGEST) return undefined;
  const rest = new Remainder(text.replace(/[^-+',./:@\p{Alphabetic}\p{Nd}[\]]+/gu, ' '));
  const found: Found = { complete: true, beforeChrist: false };
  rest.take(/\b(sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*/i);
  takeTime(rest, found);
  const rules = [european, american, iso, japanese, vms, slashed, dotted, isoWeek, year, month, monthDay, takeDigits];
  rules.some(rule => rule(rest, found));
  if (rest.take(/\b(bc\b|bce\b|b\.c\.|b\.c\.e\.)/i)) found.beforeChrist = true;
  takeRest(rest, found);
  if (found.year !== undefined) {
    if (found.beforeChrist) found.year = 1 - found.year;
    if (found.complete && found.year >= 0 && found.year <= 99) found.year += found.year >= 69 ? 1900 : 2000;
  }
  const { complete: _complete, beforeChrist: _beforeChrist, ...parts } = found;
  return parts;
}

const TIME = new RegExp(
  '(\\d+\\s*(?:(?::\\s*\\d+(?:\\s*:\\s*\\d+(?:[,.]\\d*)?)?|h(?:\\s*\\d+m?(?:\\s*\\d+s?)?)?)(?:\\s*[ap](?:m\\b|\\.m\\.))?|[ap](?:m\\b|\\.m\\.)))' +
    '(?:\\s*((?:gmt|utc?)?[-+]\\d+(?:[,.:]\\d+(?::\\d+)?)?|[\\p{Alphabetic}.\\s]+(?:standard|daylight)\\stime\\b|\\p{Alphabetic}+(?:\\sdst)?\\b))?',
  'iu',
);
const CLOCK = /^(\d+)h?(?:\s*:?\s*(\d+)m?(?:\s*:?\s*(\d+)(?:[,.](\d*))?s?)?)?(?:\s*([ap])(?:m\b|\.m\.))?/i;

function takeTime(rest: Remainder, found: Found): void {
  const match = rest.take(TIME);
  if (!match) return;
  if (match[2] !== undefined) found.zone = match[2];
  const [, hour = '', minute, second, fraction, half] = CLOCK.exec(match[1] ?? '') ?? [];
  found.hour = Number(hour);
  if (half !== undefined) found.hour = (found.hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (minute !== undefined) found.minute = Number(minute);
  if (second !== undefined) found.second = Number(second);
  if (fraction !== undefined) found.fraction = Number(`0.${fraction}`);
}

function monthNumber(name: string): string {
  return String(MONTHS.split('|').indexOf(name.toLowerCase().slice(0, 3)) + 1);
}

const EUROPEAN = new RegExp(
  `('?\\d+)[^-\\d\\s]*\\s*(${MONTHS})[^-\\d\\s']*(?:\\s*${ERA}\\s*('?-?\\d+(?:(?:st|nd|rd|th)\\b)?))?`,
  'i',
);

function european(rest: Remainder, found: Found): boolean {
  const match = rest.take(EUROPEAN);
  if (!match) return false;
  const [, day, name = '', era, written] = match;
  assign(found, written, monthNumber(name), day, isBeforeChrist(era));
  return true;
}

const AMERICAN = new RegExp(
  `\\b(${MONTHS})[^-\\d\\s']*\\s*('?\\d+)[^-\\d\\s']*(?:\\s*,?\\s*${ERA}\\s*('?-?\\d+))?`,
  'i',
);

function american(rest: Remainder, found: Found): boolean {
  const match = rest.take(AMERICAN);
  if (!match) return false;
  const [, name = '', day, era, written] = match;
  assign(found, written, monthNumber(name), day, isBeforeChrist(era));
  return true;
}

function isBeforeChrist(era: string | undefined): boolean {
  return era !== undefined && /^b/i.test(era);
}

function iso(rest: Remainder, found: Found): boolean {
  return numbers(rest.take(/('?[-+]?\d+)-(\d+)-('?-?\d+)/), found);
}

function slashed(rest: Remainder, found: Found): boolean {
  return numbers(rest.take(/('?-?\d+)\/\s*('?\d+)(?:\D\s*('?-?\d+))?/), found);
}

function dotted(rest: Remainder, found: Found): boolean {
  return numbers(rest.take(/('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)/), found);
}

function numbers(match: RegExpExecArray | undefined, found: Found): boolean {
  if (match) assign(found, match[1], match[2], match[3], false);
  return match !== undefined;
}

/** First years of Japan's eras, less one. */
const JAPANESE: Readonly<Record<string, number>> = { m: 1867, t: 1911, s: 1925, h: 1988, r: 2018 };

function japanese(rest: Remainder, found: Found): boolean {
  const match = rest.take(/\b([mtshr])(\d+)\.(\d+)\.(\d+)/i);
  if (!match) return false;
  found.year = Number(match[2]) + (JAPANESE[(match[1] ?? '').toLowerCase()] ?? 0);
  found.month = Number(match[3]);
  found.day = Number(match[4]);
  return true;
}

const VMS = new RegExp(`('?-?\\d+)-(${MONTHS})[^-/.]*-('?-?\\d+)`, 'i');
const VMS_MONTH_FIRST = new RegExp(`\\b(${MONTHS})[^-/.]*-('?-?\\d+)(?:-('?-?\\d+))?`, 'i');

function vms(rest: Remainder, found: Found): boolean {
  const match = rest.take(VMS);
  if (match) assign(found, match[3], monthNumber(match[2] ?? ''), match[1], false);
  if (match) return true;
  const other = rest.take(VMS_MONTH_FIRST);
  if (other) assign(found, other[3], monthNumber(other[1] ?? ''), other[2], false);
  return other !== undefined;
}

/** Weeks are taken out of the text but mean nothing to Time.parse; days of the year and `--12-31` do. */
function isoWeek(rest: Remainder, found: Found): boolean {
  if (rest.take(/\b(\d{2}|\d{4})?-?w(\d{2})(?:-?(\d))?\b/i) ?? rest.take(/-w-(\d)\b/i)) return true;
  const monthDay = rest.take(/--(\d{2})?-(\d{2})\b/) ?? rest.take(/--(\d{2})(\d{2})?\b/);
  if (monthDay) {
    if (monthDay[1] !== undefined) found.month = Number(monthDay[1]);
    if (monthDay[2] !== undefined) found.day = Number(monthDay[2]);
    return true;
  }
  const ordinal = /[,.](\d{2}|\d{4})-\d{3}\b/.test(rest.text) ? undefined : rest.take(/\b(\d{2}|\d{4})-(\d{3})\b/);
  if (ordinal) {
    found.year = Number(ordinal[1]);
    found.yearDay = Number(ordinal[2]);
    return true;
  }
  const short = /\d-\d{3}\b/.test(rest.text) ? undefined : rest.take(/\b-(\d{3})\b/);
  if (short) found.yearDay = Number(short[1]);
  return short !== undefined;
}

function year(rest: Remainder, found: Found): boolean {
  const match = rest.take(/'(\d+)\b/);
  if (match) found.year = Number(match[1]);
  return match !== undefined;
}

const MONTH = new RegExp(`\\b(${MONTHS})\\S*`, 'i');

function month(rest: Remainder, found: Found): boolean {
  const match = rest.take(MONTH);
  if (match) found.month = Number(monthNumber(match[1] ?? ''));
  return match !== undefined;
}

function monthDay(rest: Remainder, found: Found): boolean {
  const match = rest.take(/(\d+)(st|nd|rd|th)\b/i);
  if (match) found.day = Number(match[1]);
  return match !== undefined;
}

/** A lone number that is left is the day beside a time, or the hour beside a day. */
function takeRest(rest: Remainder, found: Found): void {
  const match = /^\s*(\d{1,2})\s*$/.exec(rest.text);
  if (!match) return;
  const value = Number(match[1]);
  if (found.hour !== undefined && found.day === undefined && value >= 1 && value <= 31) found.day = value;
  else if (found.day !== undefined && found.hour === undefined && value <= 24) found.hour = value;
}

/** Sorts three numbers out: what is longer than two digits, or begins with an apostrophe, is the year. */
function assign(
  found: Found,
  givenYear: string | undefined,
  givenMonth: string | undefined,
  givenDay: string | undefined,
  beforeChrist: boolean,
): void {
  let [y, m, d] = [givenYear, givenMonth, givenDay];
  const isYear = (text: string): boolean => text.startsWith("'") || text.length > 2;
  if (y !== undefined && m !== undefined && d === undefined) [y, m, d] = [d, y, m];
  if (y === undefined && d !== undefined && isYear(d)) [y, d] = [d, y];
  if (y !== undefined) {
    const number = /[-+]?\d+/.exec(y);
    if (number && number.index + number[0].length < y.length) [y, d] = [d, number[0]];
  }
  if (m !== undefined && isYear(m)) [y, m, d] = [m, d, y];
  if (d !== undefined && isYear(d)) [y, d] = [d, y];
  if (y !== undefined) {
    const [, sign, number = ''] = /([-+])?(\d+)/.exec(y) ?? [];
    if (sign !== undefined || number.length > 2) found.complete = false;
    found.year = Number((sign ?? '') + number);
    if (beforeChrist) found.beforeChrist = true;
  }
  if (m !== undefined) found.month = Number(/\d+/.exec(m)?.[0]);
  if (d !== undefined) found.day = Number(/\d+/.exec(d)?.[0]);
}
