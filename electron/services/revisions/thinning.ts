/** Milliseconds. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How close together revisions of an age may stand: all of the last hour, then ever fewer. */
const STEPS: readonly { readonly olderThan: number; readonly apart: number }[] = [
  { olderThan: 90 * DAY, apart: 30 * DAY },
  { olderThan: 14 * DAY, apart: 7 * DAY },
  { olderThan: DAY, apart: DAY },
  { olderThan: HOUR, apart: 10 * MINUTE },
  { olderThan: 0, apart: 0 },
];

export interface Dated {
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Taken before something was done to the post on purpose; kept for ninety days whatever stands beside it. */
  readonly marked: boolean;
}

/**
 * The revisions that are kept, oldest first. The first and the last always are; between them the younger of two that
 * stand too close for their age stays, since it holds more of the work.
 */
export function thin<T extends Dated>(revisions: readonly T[], now: number): readonly T[] {
  const kept: T[] = [];
  const sorted = [...revisions].sort((a, b) => a.time - b.time);
  for (let index = sorted.length - 1; index >= 0; index--) {
    const revision = sorted[index]!;
    const age = now - revision.time;
    const younger = kept.at(-1);
    const isEnd = index === 0 || younger === undefined;
    const apart = STEPS.find(step => age >= step.olderThan)?.apart ?? 0;
    if (isEnd || (revision.marked && age < 90 * DAY) || younger.time - revision.time >= apart) kept.push(revision);
  }
  return kept.reverse();
}
