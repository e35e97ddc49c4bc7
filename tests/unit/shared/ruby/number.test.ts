import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as decimals from '../../../../shared/ruby/decimal.ts';
import * as integers from '../../../../shared/ruby/integer.ts';
import { strictInteger, textToFloat, textToInteger } from '../../../../shared/ruby/number.ts';

describe('String#to_i', () => {
  const cases: [string, number | bigint][] = [
    ['42', 42],
    [' -7 apples', -7],
    ['1_000', 1000],
    ['1__0', 1],
    ['+5', 5],
    ['x', 0],
    ['', 0],
    ['1e3', 1],
    ['12345678901234567890', 12345678901234567890n],
  ];
  for (const [text, value] of cases) it(JSON.stringify(text), () => expect(textToInteger(text)).toBe(value));
});

describe('String#to_f', () => {
  const cases: [string, number][] = [
    ['1.5', 1.5],
    ['1.2.3', 1.2],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3x', 1000],
    ['-2_0.5', -20.5],
    ['abc', 0],
  ];
  for (const [text, value] of cases) it(JSON.stringify(text), () => expect(textToFloat(text)).toBe(value));
});

describe('Integer()', () => {
  const cases: [string, number | undefined][] = [
    ['42', 42],
    [' 42\n', 42],
    ['0x1f', 31],
    ['0b101', 5],
    ['017', 15],
    ['08', undefined],
    ['1_000', 1000],
    ['1__0', undefined],
    ['_1', undefined],
    ['1.5', undefined],
    ['', undefined],
    ['-3', -3],
    ['0', 0],
    ['00', 0],
  ];
  for (const [text, value] of cases) it(JSON.stringify(text), () => expect(strictInteger(text)).toBe(value));
});

describe('integers', () => {
  const any = fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n });
  const canonical = (value: bigint): integers.Integer => integers.integer(value);

  it('add, subtract and multiply as bigints do', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(integers.add(canonical(a), canonical(b))).toBe(canonical(a + b));
        expect(integers.subtract(canonical(a), canonical(b))).toBe(canonical(a - b));
        expect(integers.multiply(canonical(a), canonical(b))).toBe(canonical(a * b));
      }),
    );
  });

  it('divide so that quotient and remainder make the number again, the remainder having the sign of the divisor', () => {
    const divisor = fc.oneof(any, fc.bigInt({ min: -9n, max: 9n })).filter(b => b !== 0n);
    fc.assert(
      fc.property(fc.oneof(any, fc.bigInt({ min: -99n, max: 99n })), divisor, (a, b) => {
        const quotient = BigInt(integers.floorDivide(canonical(a), canonical(b)));
        const rest = BigInt(integers.floorModulo(canonical(a), canonical(b)));
        expect(quotient * b + rest).toBe(a);
        expect(rest === 0n || rest < 0n === b < 0n).toBe(true);
      }),
    );
  });

  it('round to powers of ten, halves away from zero', () => {
    expect([15, 25, -25, 14, 4].map(value => integers.roundToPower(value, 1))).toEqual([20, 30, -30, 10, 0]);
  });
});

describe('decimals', () => {
  const d = decimals.decimal;
  it('make 0.3 of 0.1 and 0.2', () => expect(decimals.toFloat(decimals.addDecimals(d('0.1'), d('0.2')))).toBe(0.3));
  it('divide', () => expect(decimals.toFloat(decimals.divideDecimals(d('2.0'), d('3')))).toBe(2 / 3));
  it('divided by zero are infinite', () =>
    expect(decimals.toFloat(decimals.divideDecimals(d('1.5'), d('0')))).toBe(Infinity));
  it('round halves away from zero', () => expect(decimals.toFloat(decimals.roundDecimal(d('-2.345'), 2))).toBe(-2.35));
  it('floor below', () => expect(decimals.wholeDecimal(d('-1.2'), -1)).toBe(-2));
  it('ceil above', () => expect(decimals.wholeDecimal(d('1.2'), 1)).toBe(2));
});
