/** Milliseconds. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** So many of the last revisions stay, whatever their age: a clock that was wrong makes the work of an hour look years old. */
const LAST = 20;

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
 * Of revisions in the order in which they were taken, those that are kept. The first and the last ones always are; between them
 * the younger of two that stand too close for their age stays, since it holds more of the work. A clock that was set back does
 * not change the order.
 */
export function thin<T extends Dated>(revisions: readonly T[], now: number): readonly T[] {
  const kept: T[] = [];
  for (let index = revisions.length - 1; index >= 0; index--) {
    const revision = revisions[index]!;
    const age = now - revision.time;
    const younger = kept.at(-1);
    const isEnd = index === 0 || index >= revisions.length - LAST || younger === undefined;
    const apart = STEPS.find(step => age >= step.olderThan)?.apart ?? 0;
    if (isEnd || (revision.marked && age < 90 * DAY) || Math.abs(younger.time - revision.time) >= apart)
      kept.push(revision);
  }
  return kept.reverse();
}
