import type { Decimal } from '../../../ruby/decimal.ts';
import * as decimals from '../../../ruby/decimal.ts';
import { floatToText } from '../../../ruby/float.ts';
import type { Integer } from '../../../ruby/integer.ts';
import * as integers from '../../../ruby/integer.ts';
import { textToInteger } from '../../../ruby/number.ts';
import { strip } from '../../../ruby/string.ts';
import type { RubyValue } from '../../../ruby/value.ts';
import { RubyFloat } from '../../../ruby/value.ts';
import { BudgetFault } from '../budget.ts';
import { argumentFault } from '../fault.ts';
import type { Filter } from '../filter.ts';
import { filter } from '../filter.ts';

/** Integers of more digits than this are no one's arithmetic. */
const MOST_BITS = 100_000;
const MOST_PLACES = 10_000;

/** Liquid::Utils.to_number: floats and texts that look like them become decimals, other texts integers, the rest 0. */
function toNumber(value: RubyValue): Integer | Decimal {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof RubyFloat) return decimals.decimal(floatToText(value.value));
  if (typeof value !== 'string') return 0;
  const text = strip(value);
  return /^-?\d+\.\d+$/.test(text) ? decimals.decimal(text) : textToInteger(value);
}

function isInteger(value: Integer | Decimal): value is Integer {
  return typeof value !== 'object';
}

function toDecimal(value: Integer | Decimal): Decimal {
  return isInteger(value) ? decimals.fromInteger(value) : value;
}

function float(value: Decimal): RubyFloat {
  return new RubyFloat(decimals.toFloat(value));
}

function operation(whole: (a: Integer, b: Integer) => Integer, exact: (a: Decimal, b: Decimal) => Decimal): Filter {
  return filter(1, 1, (input, [operand]) => {
    const [a, b] = [toNumber(input), toNumber(operand ?? null)];
    if (!isInteger(a) || !isInteger(b)) return float(exact(toDecimal(a), toDecimal(b)));
    if (typeof a === 'bigint' && BigInt.asIntN(MOST_BITS, a) !== a) {
      throw new BudgetFault('A number of the page grows too large.');
    }
    return whole(a, b);
  });
}

/** Integer division and remainder refuse zero; decimals refuse it for the remainder alone. */
function nonZero(b: Integer): Integer {
  if (b === 0) throw argumentFault('divided by 0');
  return b;
}

function modulo(a: Decimal, b: Decimal): Decimal {
  if (decimals.isZero(b) && !Number.isNaN(a.special)) throw argumentFault('divided by 0');
  return decimals.moduloDecimals(a, b);
}

function finite(value: Decimal): Decimal {
  if (value.special !== undefined) throw argumentFault(domainMessage(value.special));
  return value;
}

function domainMessage(value: number): string {
  return `Computation results in '${Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity'}'${Number.isNaN(value) ? ' (Not a Number)' : ''}`;
}

function round(input: RubyValue, digits: RubyValue | undefined): RubyValue {
  const value = toNumber(input);
  const given = toNumber(digits ?? 0);
  const places = Math.trunc(isInteger(given) ? Number(given) : decimals.toFloat(finite(given)));
  if (isInteger(value)) return places < 0 ? integers.roundToPower(value, Math.min(-places, MOST_PLACES)) : value;
  const rounded = decimals.roundDecimal(value, places);
  return places < 1 ? decimals.wholeDecimal(finite(rounded), -1) : float(rounded);
}

function whole(toward: -1 | 1): Filter {
  return filter(0, 0, input => {
    const value = toNumber(input);
    return isInteger(value) ? value : decimals.wholeDecimal(finite(value), toward);
  });
}

/** `at_least` and `at_most`: the bound where it lies beyond the number. */
function bounded(beyond: (order: number) => boolean): Filter {
  return filter(1, 1, (input, [bound]) => {
    const [value, limit] = [toNumber(input), toNumber(bound ?? null)];
    const result = beyond(decimals.compareDecimals(toDecimal(limit), toDecimal(value))) ? limit : value;
    return isInteger(result) ? result : float(result);
  });
}

/** Liquid's arithmetic: floats as decimals, so that 0.1 and 0.2 make 0.3. */
export const mathFilters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['plus', operation(integers.add, decimals.addDecimals)],
  ['minus', operation(integers.subtract, decimals.subtractDecimals)],
  ['times', operation(integers.multiply, decimals.multiplyDecimals)],
  ['divided_by', operation((a, b) => integers.floorDivide(a, nonZero(b)), decimals.divideDecimals)],
  ['modulo', operation((a, b) => integers.floorModulo(a, nonZero(b)), modulo)],
  [
    'abs',
    filter(0, 0, input => {
      const value = toNumber(input);
      return isInteger(value) ? integers.absolute(value) : new RubyFloat(Math.abs(decimals.toFloat(value)));
    }),
  ],
  ['round', filter(0, 1, (input, [digits]) => round(input, digits))],
  ['ceil', whole(1)],
  ['floor', whole(-1)],
  ['at_least', bounded(order => order > 0)],
  ['at_most', bounded(order => order < 0)],
]);
