import { describe, expect, it } from 'vitest';
import { dateInWords, typedDate } from '../../../../renderer/form/date-words.ts';

describe('dateInWords', () => {
  it('names the day, the time and the zone as written', () => {
    expect(dateInWords('2025-12-02 05:19:31 +0000')).toEqual({ date: '2 Dec 2025, 05:19', zone: 'UTC' });
    expect(dateInWords('2025-12-02 05:19:31 -0330')).toEqual({ date: '2 Dec 2025, 05:19', zone: 'UTC-03:30' });
  });

  it('names no zone where the text names none', () => {
    expect(dateInWords('2025-12-02T05:19:31')).toEqual({ date: '2 Dec 2025, 05:19', zone: '' });
  });

  it('is silent about a text that is no date', () => {
    expect(dateInWords('soon')).toBeUndefined();
  });
});

describe('typedDate', () => {
  it('is written as it was typed when it is whole', () => {
    expect(typedDate('2026-01-02T10:00:00+01:00', '2025-12-02 05:19:31 +0000')).toBe('2026-01-02T10:00:00+01:00');
    expect(typedDate(' 2026-01-02 ', '2025-12-02')).toBe('2026-01-02');
  });

  it('keeps the offset that was not typed', () => {
    expect(typedDate('2026-01-02 10:00', '2025-12-02 05:19:31 +0530')).toBe('2026-01-02 10:00:00 +0530');
  });

  it('keeps the time that was not typed', () => {
    expect(typedDate('2026-01-02', '2025-12-02T05:19:31')).toBe('2026-01-02T05:19:31');
  });

  it('refuses a day that does not exist', () => {
    expect(typedDate('2025-02-30', '2025-12-02')).toBeUndefined();
  });
});
