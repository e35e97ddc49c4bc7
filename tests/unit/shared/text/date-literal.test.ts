import { describe, expect, it } from 'vitest';
import { readDate, setDate } from '../../../../shared/text/date-literal.ts';

describe('setDate', () => {
  it.each([
    ['2025-12-02T05:19:31', { day: 3 }, '2025-12-03T05:19:31'],
    ['2025-12-02 05:19:31 +0100', { hour: 6 }, '2025-12-02 06:19:31 +0100'],
    ['2025-12-02 05:19:31 +01:00', { offset: 330 }, '2025-12-02 05:19:31 +05:30'],
    ['2025-12-02 05:19:31 +0100', { offset: -480 }, '2025-12-02 05:19:31 -0800'],
    ['2025-12-02 05:19:31 +1', { offset: 120 }, '2025-12-02 05:19:31 +2'],
    ['2025-12-02T05:19:31Z', { offset: 60 }, '2025-12-02T05:19:31+01:00'],
    ['2025-12-02T05:19:31Z', { day: 4 }, '2025-12-04T05:19:31Z'],
    ['2025-12-02T05:19:31.250Z', { month: 11 }, '2025-11-02T05:19:31.250Z'],
    ['2025-12-02T05:19:31.250Z', { second: 5 }, '2025-12-02T05:19:05Z'],
    ['2025-1-2', { day: 13 }, '2025-1-13'],
    ['2025-12-02', { day: 3 }, '2025-12-03'],
    ['2025-12-02', { hour: 9, minute: 30 }, '2025-12-02 09:30:00'],
    ['2025-12-02', { hour: 9, offset: 60 }, '2025-12-02 09:00:00 +0100'],
    ['2025-12-02 5:19', { minute: 20 }, '2025-12-02 5:20'],
    ['2025-12-02 05:19:31 +0100', { offset: null }, '2025-12-02 05:19:31'],
    ['2025-12-02 05:19:31 +0100', { hour: null }, '2025-12-02'],
    ['', { year: 2025, month: 12, day: 2, hour: 5, minute: 19, second: 31, offset: 60 }, '2025-12-02 05:19:31 +0100'],
  ])('%s with %j is %s', (literal, edit, expected) => expect(setDate(literal, edit)).toBe(expected));

  it.each([
    ['2025-01-31', { month: 2 }],
    ['2025-12-02T05:19:31', { hour: 24 }],
    ['tomorrow', { day: 3 }],
  ])('%s with %j is none', (literal, edit) => expect(setDate(literal, edit)).toBeUndefined());

  it('gives the same text for no change', () => {
    for (const literal of ['2025-12-02 5:19 +01', '2025/12/02', '2025-12-02\t05:19:31.5 UTC']) {
      expect(setDate(literal, {})).toBe(literal);
    }
  });
});

describe('readDate', () => {
  it('reads clock and zone', () =>
    expect(readDate('2025-12-02 05:19:31 -0330')).toEqual({
      year: 2025,
      month: 12,
      day: 2,
      hour: 5,
      minute: 19,
      second: 31,
      offset: -210,
    }));
  it('has no zone where none is written', () => expect(readDate('2025-12-02T05:19:31')?.offset).toBeUndefined());
  it('refuses a day that does not exist', () => expect(readDate('2025-02-29')).toBeUndefined());
});
