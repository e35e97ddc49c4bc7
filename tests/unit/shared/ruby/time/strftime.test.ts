import { describe, expect, it } from 'vitest';
import { FormatFault, strftime } from '../../../../../shared/ruby/time/strftime.ts';
import { RubyTime } from '../../../../../shared/ruby/time/time.ts';
import { decodeTime, type RecordedTime, recorded } from '../kit.ts';

describe('what Ruby prints', () => {
  for (const [value, format, output] of recorded<[RecordedTime, string, string][]>('strftime')) {
    it(`${JSON.stringify(value)} ${format}`, () => {
      const time = decodeTime(value);
      if (output.startsWith('ERR ')) expect(() => strftime(time, format)).toThrow(output.slice(4));
      else expect(strftime(time, format)).toBe(output);
    });
  }
});

it('refuses a width that is absurd', () => {
  expect(() => strftime(new RubyTime(0, 0, 'UTC', true), '%99999999999d')).toThrow(FormatFault);
});
