import { describe, expect, it } from 'vitest';
import { inspect } from '../../../../shared/ruby/inspect.ts';
import { joinText, toText } from '../../../../shared/ruby/text.ts';
import { RubyDate, RubyTime } from '../../../../shared/ruby/time/time.ts';
import type { RubyValue } from '../../../../shared/ruby/value.ts';
import { RubyFloat, RubyRange, RubySymbol } from '../../../../shared/ruby/value.ts';

describe('inspect', () => {
  const cases: [RubyValue, string][] = [
    [null, 'nil'],
    [true, 'true'],
    [12345678901234567890n, '12345678901234567890'],
    [new RubyFloat(1), '1.0'],
    ['it\'s "q" \\ #{x} #$y #@z #', '"it\'s \\"q\\" \\\\ \\#{x} \\#$y \\#@z #"'],
    ['\u0001\u001b\u007f\u200bé😀', '"\\u0001\\e\\u007F\u200bé😀"'],
    [new RubySymbol('a'), ':a'],
    [new RubySymbol('a b'), ':"a b"'],
    [new RubyRange(1, 3), '1..3'],
    [new RubyDate(2020, 1, 1), '#<Date: 2020-01-01 ((2458850j,0s,0n),+0s,2299161j)>'],
    [new RubyTime(1500, 0, 'UTC', true), '1970-01-01 00:00:01.5 UTC'],
    [new RubyTime(0, 3600, 'CET'), '1970-01-01 01:00:00 +0100'],
    [[1, [null, 'a']], '[1, [nil, "a"]]'],
    [
      new Map<RubyValue, RubyValue>([
        ['a', 1],
        [2, []],
      ]),
      '{"a"=>1, 2=>[]}',
    ],
  ];
  for (const [value, output] of cases) it(output, () => expect(inspect(value)).toBe(output));

  it('ends on a value that holds itself', () => {
    const list: RubyValue[] = [];
    list.push(list);
    expect(inspect(list)).toContain('...');
  });
});

describe('to_s', () => {
  it('of nil is empty', () => expect(toText(null)).toBe(''));
  it('of a hash is as inspect has it', () => expect(toText(new Map([['a', 'b']]))).toBe('{"a"=>"b"}'));
  it('of a time in UTC says so', () => expect(toText(new RubyTime(0, 0, 'UTC', true))).toBe('1970-01-01 00:00:00 UTC'));
  it('of a local time has its offset', () =>
    expect(toText(new RubyTime(0, 0, 'UTC'))).toBe('1970-01-01 00:00:00 +0000'));
  it('joins nested arrays', () => expect(joinText([1, [2, [null, 'x']]], '-')).toBe('1-2--x'));
});
