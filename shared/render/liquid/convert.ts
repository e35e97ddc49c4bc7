import type { Integer } from '../../ruby/integer.ts';
import { strictInteger } from '../../ruby/number.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyValue } from '../../ruby/value.ts';
import { argumentFault } from './fault.ts';

/** Liquid::Utils.to_integer: the value's text must be an integer as a whole. */
export function toInteger(value: RubyValue): Integer {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  const number = strictInteger(toText(value));
  if (number === undefined) throw argumentFault('invalid integer');
  return number;
}

/** As `toInteger`, for counts: what no array or text can reach is cut to the safe range. */
export function toCount(value: RubyValue): number {
  const number = toInteger(value);
  if (typeof number === 'number') return number;
  return number > 0n ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER;
}
