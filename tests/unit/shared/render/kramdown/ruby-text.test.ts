import { expect, test } from 'vitest';
import { downcase, isAlphaAt, strip } from '../../../../../shared/render/kramdown/ruby-text.ts';

test('no-break space is no white space for Ruby', () => {
  expect(strip(' \u00a0 a\0 ')).toBe('\u00a0 a');
});

test('a final sigma is no other sigma', () => {
  expect(downcase('ΛΟΓΟΣ')).toBe('λογοσ');
});

test('letters of all scripts are letters', () => {
  expect([isAlphaAt('é', 0), isAlphaAt('東', 0), isAlphaAt('1', 0), isAlphaAt('', 0)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
