import { diffLines } from './diff.ts';

/** What two texts without a known ancestor have in common: each side's own lines then count as added by it. */
export function commonLines(mine: string, theirs: string): string {
  let common = '';
  let at = 0;
  for (const { fromA, toA } of diffLines(mine, theirs)) {
    common += mine.slice(at, fromA);
    at = toA;
  }
  return common + mine.slice(at);
}
