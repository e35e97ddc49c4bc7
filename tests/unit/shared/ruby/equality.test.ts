import { describe, expect, it } from 'vitest';
import { compare, compareText } from '../../../../shared/ruby/compare.ts';
import { equal, fetch, hashKey } from '../../../../shared/ruby/equality.ts';
import { RubyDate, RubyTime } from '../../../../shared/ruby/time/time.ts';
import type { RubyValue } from '../../../../shared/ruby/value.ts';
import { RubyFloat, RubySymbol } from '../../../../shared/ruby/value.ts';

describe('==', () => {
  it('holds for 1 and 1.0', () => expect(equal(1, new RubyFloat(1))).toBe(true));
  it('does not hold for 1 and "1"', () => expect(equal(1, '1')).toBe(false));
  it('does not hold for nil and false', () => expect(equal(null, false)).toBe(false));
  it('compares arrays by content', () => expect(equal([1, ['a']], [1, ['a']])).toBe(true));
  it('compares hashes without regard to order', () => {
    const a = new Map([
      ['a', 1],
      ['b', 2],
    ]);
    const b = new Map([
      ['b', 2],
      ['a', 1],
    ]);
    expect(equal(a, b)).toBe(true);
  });
  it('compares times by instant', () => expect(equal(new RubyTime(0, 0, ''), new RubyTime(0, 3600, 'CET'))).toBe(true));
  it('does not hold for NaN', () => expect(equal(new RubyFloat(NaN), new RubyFloat(NaN))).toBe(false));
});

describe('a hash', () => {
  const hash = new Map<RubyValue, RubyValue>([
    [1, 'integer'],
    [new RubyFloat(1), 'float'],
    [new RubySymbol('a'), 'symbol'],
  ]);
  it('tells 1 from 1.0', () => expect(fetch(hash, 1)).toBe('integer'));
  it('finds a float by its value', () => expect(fetch(hash, new RubyFloat(1))).toBe('float'));
  it('finds a symbol by its name', () => expect(fetch(hash, new RubySymbol('a'))).toBe('symbol'));
  it('tells a symbol from a text', () => expect(fetch(hash, 'a')).toBeUndefined());
  it('has one key for equal arrays', () => expect(hashKey(['a', ['b']])).toBe(hashKey(['a', ['b']])));
  it('has different keys for different splits', () => expect(hashKey(['ab', 'c'])).not.toBe(hashKey(['a', 'bc'])));
});

describe('<=>', () => {
  it('orders integers and floats', () => expect(compare(1, new RubyFloat(1.5))).toBeLessThan(0));
  it('orders large integers', () => expect(compare(2n ** 70n, 5)).toBeGreaterThan(0));
  it('has no order between numbers and texts', () => expect(compare(1, 'a')).toBeUndefined());
  it('has no order for NaN', () => expect(compare(new RubyFloat(NaN), 1)).toBeUndefined());
  it('orders arrays by their elements', () => expect(compare([1, 2], [1, 3])).toBeLessThan(0));
  it('orders a shorter array first', () => expect(compare([1], [1, 2])).toBeLessThan(0));
  it('orders dates', () => expect(compare(new RubyDate(2020, 1, 2), new RubyDate(2020, 1, 1))).toBeGreaterThan(0));
  it('has no order between dates and times', () => {
    expect(compare(new RubyDate(2020, 1, 2), new RubyTime(0, 0, ''))).toBeUndefined();
  });
  it('orders texts by code points', () => expect(compareText('\u{1f600}', '\uffee')).toBeGreaterThan(0));
});
