import { expect, it } from 'vitest';
import { stamped } from '../../../../../renderer/state/site/stamp.ts';
import { Literal } from '../../../../../shared/text/yaml/value.ts';

const NOW = '2026-01-02 03:04:05 +0100';

it.each([
  ['2025-12-02', '2026-01-02'],
  ['2025-12-02T05:19:31', '2026-01-02T03:04:05'],
  ['2025-12-02 05:19 +0530', '2026-01-02 03:04 +0100'],
  ['2025/12/2 5:19:31', '2026/01/2 3:04:05'],
])('writes the present time as %s was written', (before, after) => {
  expect(stamped(new Literal(before), NOW)).toEqual(new Literal(after));
});

it('writes a quoted date quoted, and a new one as the site writes dates', () => {
  expect(stamped('2025-12-02', NOW)).toBe('2026-01-02');
  expect(stamped(undefined, NOW)).toEqual(new Literal(NOW));
});
