import { expect, test } from 'vitest';
import fc from 'fast-check';
import { commonPrefix, commonSuffix } from '../../../../../../shared/render/kramdown/document/difference.ts';

test('prefix and suffix are counted in characters, over chunks', () => {
  const long = 'a'.repeat(10_000);
  expect(commonPrefix(`${long}b`, `${long}c`)).toBe(10_000);
  expect(commonSuffix(`b${long}`, `c${long}`, 10_000)).toBe(10_000);
});

test('a suffix does not reach into the prefix', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const prefix = commonPrefix(a, b);
      const suffix = commonSuffix(a, b, Math.min(a.length, b.length) - prefix);
      expect(a.slice(0, prefix) + a.slice(a.length - suffix)).toBe(b.slice(0, prefix) + b.slice(b.length - suffix));
    }),
  );
});
