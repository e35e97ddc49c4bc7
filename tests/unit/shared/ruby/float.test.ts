import { describe, expect, it } from 'vitest';
import { floatToText } from '../../../../shared/ruby/float.ts';
import { recorded } from './kit.ts';

describe('Float#to_s', () => {
  for (const [value, output] of recorded<[number, string][]>('float')) {
    if (output !== '-0.0') it(output, () => expect(floatToText(value)).toBe(output));
  }
  it('-0.0', () => expect(floatToText(-0)).toBe('-0.0'));
  it('NaN', () => expect(floatToText(NaN)).toBe('NaN'));
  it('-Infinity', () => expect(floatToText(-Infinity)).toBe('-Infinity'));
});
