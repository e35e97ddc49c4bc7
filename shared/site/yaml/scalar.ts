import { integer, subtract } from '../../ruby/integer.ts';
import { RubyDate, RubyTime } from '../../ruby/time/time.ts';
import type { RubyValue } from '../../ruby/value.ts';
import { RubyFloat } from '../../ruby/value.ts';

/** Gives an instant (milliseconds since the epoch) its offset in the zone that the site is built in. */
export type ToLocal = (epoch: number) => RubyTime;

/** A value that Jekyll's `Psych.safe_load` refuses, such as a symbol. */
export class DisallowedValue extends Error {}

const TEXT = /^[^\d.:-]?[\p{Alphabetic}_\s!@#$%^&*(){}<>|/\\~;=]/u;
const TIME =
  /^(-?\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+)(\d{1,2}):(\d\d):(\d\d)(?:\.(\d*))?(?:\s*(Z|[-+]\d{1,2}:?(?:\d\d)?))?$/;
const DATE = /^(\d{4})-(1[012]|0\d|\d)-([12]\d|3[01]|0\d|\d)$/;
const SEXAGESIMAL = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}$/;
const SEXAGESIMAL_FLOAT = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}\.[0-9_]*$/;
const FLOAT = /^[-+]?(?:[0-9][0-9_,]*)?\.[0-9]*(?:[eE][-+][0-9]+)?$/;
const INTEGER = /^[-+]?(?:0b[0-1_,]+|0[0-7_,]+|(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)|0x[0-9a-fA-F_,]+)$/;

/**
 * What a plain scalar means to Ruby's Psych 4 (`ScalarScanner#tokenize`): YAML 1.1 booleans without `y` and `n`, numbers
 * with `_` and `,`, octal with a leading zero, base 60, dates and times. A time without a zone is UTC, shown in the local
 * zone. Throws `DisallowedValue`
 * for a symbol.
 */
export function readPlainScalar(text: string, toLocal: ToLocal): RubyValue {
  if (text === '') return null;
  if (TEXT.test(text) || text.includes('\n')) return readWord(text);
  const first = text.charCodeAt(0);
  if (first > 58 || (first < 43 && first !== 32)) return text;
  const time = TIME.exec(text);
  if (time) return readTime(time, toLocal) ?? text;
  const date = DATE.exec(text);
  if (date) return readDate(Number(date[1]), Number(date[2]), Number(date[3])) ?? text;
  if (/^\+?\.inf$/i.test(text)) return new RubyFloat(Infinity);
  if (/^-\.inf$/i.test(text)) return new RubyFloat(-Infinity);
  if (/^\.nan$/i.test(text)) return new RubyFloat(NaN);
  if (first === 58 && text.length > 1) throw new DisallowedValue(`The symbol ${text} cannot be used here.`);
  if (SEXAGESIMAL.test(text)) return sexagesimal(text);
  if (SEXAGESIMAL_FLOAT.test(text)) return new RubyFloat(sexagesimal(text));
  if (FLOAT.test(text)) return /^[-+]?\.$/.test(text) ? text : new RubyFloat(Number(text.replace(/[,_]/g, '')));
  if (INTEGER.test(text)) return readInteger(text);
  return text;
}

function readWord(text: string): RubyValue {
  if (text.length > 5) return text;
  switch (text.toLowerCase()) {
    case '~':
    case 'null':
      return null;
    case 'yes':
    case 'true':
    case 'on':
      return true;
    case 'no':
    case 'false':
    case 'off':
      return false;
    default:
      return text;
  }
}

function readTime(match: RegExpExecArray, toLocal: ToLocal): RubyTime | undefined {
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const date = readDate(Number(year), Number(month), Number(day));
  const hours = Number(hour);
  if (!date || hours > 24 || Number(minute) > 59 || Number(second) > 60) return undefined;
  if (hours === 24 && (Number(minute) > 0 || Number(second) > 0)) return undefined;
  // What is finer than a microsecond is dropped: milliseconds of today as a float hold no more.
  const millis = fraction ? Number(fraction.slice(0, 6).padEnd(6, '0')) / 1000 : 0;
  const utc = utcMillis(date) + ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000 + millis;
  if (zone === 'Z') return new RubyTime(utc, 0, 'UTC', true);
  if (zone === undefined) return toLocal(utc);
  const parts = /^([+-]?\d{1,2}):?(\d{1,2})?$/.exec(zone);
  if (!parts) return undefined;
  const hoursEast = Number(parts[1]);
  const minutesEast = Number(parts[2] ?? 0);
  const offset = hoursEast * 3600 + (hoursEast < 0 ? -minutesEast : minutesEast) * 60;
  return new RubyTime(utc - offset * 1000, offset, '');
}

function utcMillis(date: RubyDate): number {
  const utc = new Date(0);
  utc.setUTCFullYear(date.year, date.month - 1, date.day);
  return utc.getTime();
}

function readDate(year: number, month: number, day: number): RubyDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  const last = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  return day > last ? undefined : new RubyDate(year, month, day);
}

/** Psych weighs the first part by 60² whether or not there are seconds: `1:30` is 5400. */
function sexagesimal(text: string): number {
  return text
    .split(':')
    .reduce((sum, part, index) => sum + Number(part.replace(/_/g, '')) * 60 ** Math.abs(index - 2), 0);
}

function readInteger(text: string): RubyValue {
  const digits = text.replace(/[,_]/g, '');
  const magnitude = digits.replace(/^[-+]/, '');
  const literal = /^0\d/.test(magnitude) ? `0o${magnitude.slice(1)}` : magnitude;
  if (/^0[xbo]$/.test(literal)) return text;
  const value = integer(BigInt(literal));
  return digits.startsWith('-') ? subtract(0, value) : value;
}
