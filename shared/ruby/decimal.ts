import type { Integer } from './integer.ts';
import { integer } from './integer.ts';

/**
 * Ruby's BigDecimal as far as Liquid's arithmetic uses it: `digits × 10^-scale`, or not finite. Liquid turns floats into
 * decimals by their shortest text, so `0.1 | plus: 0.2` is 0.3.
 */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
  /** NaN or an infinity; the digits mean nothing then. */
  readonly special?: number;
  /** Zero with a sign, as a product or a rounding leaves it. */
  readonly negativeZero?: true;
}

const SPECIAL_NAN: Decimal = { digits: 0n, scale: 0, special: NaN };

/** Exponents beyond this cannot be a float; keeps the digits bounded. */
const WIDEST = 2000;

/** Takes what Float#to_s or a text such as `12.50` writes. */
export function decimal(text: string): Decimal {
  const match = /^\s*([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?\s*$/.exec(text);
  if (!match) return { digits: 0n, scale: 0, special: Number(text) };
  const [, sign = '', whole = '', part = '', exponent = '0'] = match;
  const size = BigInt(whole + part);
  const scale = part.length - Number(exponent);
  const digits = sign === '-' ? -size : size;
  return signed(scale >= 0 ? { digits, scale } : { digits: digits * power(-scale), scale: 0 }, sign === '-');
}

export function fromInteger(value: Integer): Decimal {
  return { digits: BigInt(value), scale: 0 };
}

/** BigDecimal#to_f. */
export function toFloat(value: Decimal): number {
  if (value.negativeZero) return -0;
  return value.special ?? Number(`${value.digits}e${-value.scale}`);
}

/** The number, or zero with a sign where it is zero and `negative`. */
function signed(value: Decimal, negative: boolean): Decimal {
  return value.digits === 0n && negative ? { ...value, negativeZero: true } : value;
}

function isNegative(value: Decimal): boolean {
  return value.digits < 0n || value.negativeZero === true;
}

function power(exponent: number): bigint {
  return 10n ** BigInt(Math.min(exponent, WIDEST));
}

function aligned(a: Decimal, b: Decimal): readonly [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.digits * power(scale - a.scale), b.digits * power(scale - b.scale), scale];
}

function special(a: Decimal, b: Decimal, combine: (x: number, y: number) => number): Decimal {
  return { ...SPECIAL_NAN, special: combine(toFloat(a), toFloat(b)) };
}

function isSpecial(a: Decimal, b: Decimal): boolean {
  return a.special !== undefined || b.special !== undefined;
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (isSpecial(a, b)) return special(a, b, (x, y) => x + y);
  const [x, y, scale] = aligned(a, b);
  return signed({ digits: x + y, scale }, isNegative(a) && isNegative(b));
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  if (isSpecial(a, b)) return special(a, b, (x, y) => x - y);
  const [x, y, scale] = aligned(a, b);
  return signed({ digits: x - y, scale }, isNegative(a) && !isNegative(b));
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  if (isSpecial(a, b)) return special(a, b, (x, y) => x * y);
  return signed({ digits: a.digits * b.digits, scale: a.scale + b.scale }, isNegative(a) !== isNegative(b));
}

/** Division carries far more digits than a float holds; by zero it is an infinity or NaN, as BigDecimal's is in Ruby 3.1. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  if (isSpecial(a, b) || b.digits === 0n) return special(a, b, (x, y) => x / y);
  const extra = Math.max(0, length(b.digits) - length(a.digits)) + 40;
  const digits = (a.digits * power(extra)) / b.digits;
  const scale = a.scale - b.scale + extra;
  return signed(
    scale >= 0 ? { digits, scale } : { digits: digits * power(-scale), scale: 0 },
    isNegative(a) !== isNegative(b),
  );
}

/** BigDecimal#% takes the sign of the divisor; the divisor is not zero. */
export function moduloDecimals(a: Decimal, b: Decimal): Decimal {
  if (isSpecial(a, b)) return special(a, b, (x, y) => (Number.isFinite(x) && !Number.isNaN(y) ? x : NaN));
  const [x, y, scale] = aligned(a, b);
  const rest = x % y;
  return { digits: rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest, scale };
}

export function compareDecimals(a: Decimal, b: Decimal): number {
  if (isSpecial(a, b)) return toFloat(a) - toFloat(b);
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

export function isZero(value: Decimal): boolean {
  return value.special === undefined && value.digits === 0n;
}

/** BigDecimal#round: halves away from zero; `places` may be negative. */
export function roundDecimal(value: Decimal, places: number): Decimal {
  if (places >= value.scale) return value;
  const drop = value.scale - places;
  if (drop > WIDEST) return { digits: 0n, scale: 0 };
  const unit = power(drop);
  const size = value.digits < 0n ? -value.digits : value.digits;
  const kept = (size + unit / 2n) / unit;
  const digits = value.digits < 0n ? -kept : kept;
  return signed(
    places >= 0 ? { digits, scale: places } : { digits: digits * power(-places), scale: 0 },
    isNegative(value),
  );
}

/** BigDecimal#floor (`toward` -1) and #ceil (1). */
export function wholeDecimal(value: Decimal, toward: -1 | 1): Integer {
  const unit = power(value.scale);
  const quotient = value.digits / unit;
  const rest = value.digits % unit;
  if (toward < 0 && rest < 0n) return integer(quotient - 1n);
  return integer(toward > 0 && rest > 0n ? quotient + 1n : quotient);
}

function length(digits: bigint): number {
  return digits.toString().length;
}
