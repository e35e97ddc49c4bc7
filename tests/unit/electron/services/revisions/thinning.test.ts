import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thin, type Dated } from '../../../../../electron/services/revisions/thinning.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LAST = 20;
const now = 1_800_000_000_000;
const at = (age: number, marked = false): Dated => ({ time: now - age, marked });

describe('thin', () => {
  it('keeps everything of the last hour', () => {
    const revisions = Array.from({ length: 50 }, (_, i) => at((50 - i) * MINUTE));
    expect(thin(revisions, now)).toHaveLength(50);
  });

  it('keeps one a day of the last weeks', () => {
    const revisions = Array.from({ length: 10 * 24 }, (_, i) => at(12 * DAY - (i * DAY) / 24));
    expect(thin(revisions, now).length).toBeLessThanOrEqual(LAST + 12);
  });

  it('keeps what was taken on purpose for ninety days', () => {
    const last = Array.from({ length: LAST }, () => at(0));
    const revisions = [at(30 * DAY), at(29.9 * DAY, true), at(29.8 * DAY), ...last];
    expect(thin(revisions, now)).toContainEqual(at(29.9 * DAY, true));
  });

  it('keeps the first and the last ones in their order, whatever the clock said, and keeps again what it kept', () => {
    const dated = fc.record({ age: fc.integer({ min: -400 * DAY, max: 400 * DAY }), marked: fc.boolean() });
    fc.assert(
      fc.property(fc.array(dated, { minLength: 1, maxLength: 60 }), ages => {
        const revisions = ages.map(({ age, marked }) => at(age, marked));
        const kept = thin(revisions, now);
        const times = revisions.map(revision => revision.time);
        expect([kept[0]?.time, kept.at(-1)?.time]).toEqual([times[0], times.at(-1)]);
        expect(kept.slice(-LAST)).toEqual(revisions.slice(-LAST));
        expect(thin(kept, now)).toEqual(kept);
      }),
    );
  });
});
