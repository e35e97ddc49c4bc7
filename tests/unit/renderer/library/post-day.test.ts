import { describe, expect, it } from 'vitest';
import { postDay } from '../../../../renderer/library/post-day.ts';

const now = new Date(2025, 11, 2, 12).getTime();
const at = (...local: [number, number, number]) => new Date(...local).getTime();

describe('postDay', () => {
  it('names the days around today', () => {
    const draft = { date: null, state: 'draft' } as const;
    expect(postDay({ ...draft, modified: at(2025, 11, 2) }, now)).toBe('Today');
    expect(postDay({ ...draft, modified: at(2025, 11, 1) }, now)).toBe('Yesterday');
    expect(postDay({ ...draft, modified: at(2025, 10, 28) }, now)).toBe('28 Nov');
    expect(postDay({ ...draft, modified: at(2024, 10, 28) }, now)).toBe('28 Nov 2024');
  });

  it('reads a post’s day in the post’s own offset', () => {
    const date = { epoch: Date.UTC(2025, 9, 10, 23, 30), offset: 3600 };
    expect(postDay({ date, modified: now, state: 'published' }, now)).toBe('11 Oct');
  });

  it('adds the hour to a post that is still to come', () => {
    const date = { epoch: Date.UTC(2025, 11, 9, 8, 0), offset: 0 };
    expect(postDay({ date, modified: now, state: 'scheduled' }, now)).toBe('9 Dec, 08:00');
  });
});
