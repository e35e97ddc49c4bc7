import { daysFromCivil } from './time/calendar.ts';
import { floatToText } from './float.ts';
import { RubyDate, RubyTime } from './time/time.ts';
import type { RubyValue } from './value.ts';
import { Drop, RubyFloat, RubyRange, RubySymbol } from './value.ts';
import { equal } from './equality.ts';

/** Ruby's `<=>`: negative, 0 or positive; `undefined` where Ruby has no order (nil). */
export function compare(a: RubyValue, b: RubyValue): number | undefined {
  const [x, y] = [numeric(a), numeric(b)];
  if (x !== undefined && y !== undefined) {
    if (x < y || x > y) return x < y ? -1 : 1;
    return Number.isNaN(Number(x)) || Number.isNaN(Number(y)) ? undefined : 0;
  }
  if (typeof a === 'string') return typeof b === 'string' ? compareText(a, b) : undefined;
  if (a instanceof RubyTime) return b instanceof RubyTime ? Math.sign(a.epoch - b.epoch) : undefined;
  if (a instanceof RubyDate) return b instanceof RubyDate ? Math.sign(day(a) - day(b)) : undefined;
  if (a instanceof RubySymbol) return b instanceof RubySymbol ? compareText(a.name, b.name) : undefined;
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a as readonly RubyValue[], b as readonly RubyValue[]);
  if (a instanceof Drop) return a.compare(b);
  return equal(a, b) ? 0 : undefined;
}

function numeric(value: RubyValue): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  return value instanceof RubyFloat ? value.value : undefined;
}

function day(date: RubyDate): number {
  return daysFromCivil(date.year, date.month, date.day);
}

/** String#<=> goes by bytes of UTF-8, which is by code points; JavaScript's own order differs beyond U+FFFF. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return orderUnit(x) - orderUnit(y);
  }
  return a.length - b.length;
}

function orderUnit(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function compareLists(a: readonly RubyValue[], b: readonly RubyValue[]): number | undefined {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compare(a[i] ?? null, b[i] ?? null);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** How Ruby's messages name a value in `comparison of Integer with nil failed`: constants and floats as they are, else the class. */
export function describe(value: RubyValue): string {
  if (value === null) return 'nil';
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  return value instanceof RubyFloat ? floatToText(value.value) : className(value);
}

export function className(value: RubyValue): string {
  if (value === null) return 'NilClass';
  if (value === true) return 'TrueClass';
  if (value === false) return 'FalseClass';
  if (typeof value === 'string') return 'String';
  if (typeof value !== 'object') return 'Integer';
  if (value instanceof RubyFloat) return 'Float';
  if (value instanceof RubyTime) return 'Time';
  if (value instanceof RubyDate) return 'Date';
  if (value instanceof RubySymbol) return 'Symbol';
  if (value instanceof RubyRange) return 'Range';
  if (Array.isArray(value)) return 'Array';
  return value instanceof Map ? 'Hash' : (value as Drop).toText();
}
