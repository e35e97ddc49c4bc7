import type { BulkTexts } from '../../shared/contract/bulk.ts';
import { diffLines, linesOf } from '../../shared/text/compare/diff.ts';
import type { BulkProgress } from '../state/bulk-job.ts';

export function countPosts(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'post' : 'posts'}`;
}

/** How much of a post changes: `only this line changes`. */
export function extentOf({ before, after }: BulkTexts): string {
  let lines = 0;
  for (const { fromA, toA, fromB, toB } of diffLines(before, after)) {
    lines += Math.max(linesOf(before.slice(fromA, toA)).length, linesOf(after.slice(fromB, toB)).length);
  }
  if (lines === 0) return 'only its name changes';
  return lines === 1 ? 'only this line changes' : `only these ${lines} lines change`;
}

const STEPS = {
  planning: 'Reading posts',
  keeping: 'Keeping the posts as they are',
  writing: 'Changing posts',
} as const;

/** What a long step is at, and how much of it is done, from 0 to 1. */
export function progressWords(progress: BulkProgress | null): {
  readonly words: string;
  readonly share: number | null;
} {
  if (!progress) return { words: 'Beginning…', share: null };
  const { step, done, total } = progress;
  return { words: `${STEPS[step]}…`, share: total === 0 ? 1 : done / total };
}
