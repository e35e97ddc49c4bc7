import { floatToText } from './float.ts';
import { strftime } from './time/strftime.ts';
import { RubyDate, RubyTime } from './time/time.ts';
import type { RubyValue } from './value.ts';
import { Drop, RubyFloat, RubyRange, RubySymbol } from './value.ts';

/** `to_s` of everything but arrays and hashes, for which it is `undefined` (they print as `inspect` writes them). */
export function scalarText(value: RubyValue): string | undefined {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (value instanceof RubyFloat) return floatToText(value.value);
  if (value instanceof RubyTime) return strftime(value, value.utc ? '%Y-%m-%d %H:%M:%S UTC' : '%Y-%m-%d %H:%M:%S %z');
  if (value instanceof RubyDate) return strftime(value, '%Y-%m-%d');
  if (value instanceof RubySymbol) return value.name;
  if (value instanceof RubyRange) return `${value.first}..${value.last}`;
  return value instanceof Drop ? value.toText() : undefined;
}
