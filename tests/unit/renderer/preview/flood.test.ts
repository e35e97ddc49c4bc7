import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { countFlood } from '../../../../renderer/preview/flood.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const say = (isFlood: () => boolean, times: number) => Array.from({ length: times }, isFlood);

it('takes a few thousand words for a busy page', () => {
  expect(say(countFlood(), 3000)).not.toContain(true);
});

it('takes more of them at once for a flood, and each one after them', () => {
  expect(say(countFlood(), 3002).slice(-2)).toEqual([true, true]);
});

it('takes the same in more time for none', () => {
  const isFlood = countFlood();
  const first = say(isFlood, 2000);
  vi.advanceTimersByTime(5001);
  expect([...first, ...say(isFlood, 2000)]).not.toContain(true);
});
