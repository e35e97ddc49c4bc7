import { diffLines, diffWords } from './diff.ts';
import type { TextChange } from '../text-change.ts';

/** A stretch of two texts: the same in both, or changed lines with the words that differ in them. */
export type DiffStretch =
  | { readonly kind: 'same'; readonly text: string }
  | {
      readonly kind: 'changed';
      readonly words: readonly DiffWords[];
      /** Puts the lines of the earlier text back, in offsets of the later one. */
      readonly restore: TextChange;
    };

export interface DiffWords {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** What became of an earlier text: stretches in order, changed ones by line, and within them by word. */
export function wordDiff(earlier: string, later: string): DiffStretch[] {
  const stretches: DiffStretch[] = [];
  let at = 0;
  for (const { fromA, toA, fromB, toB } of diffLines(earlier, later)) {
    if (fromB > at) stretches.push({ kind: 'same', text: later.slice(at, fromB) });
    const old = earlier.slice(fromA, toA);
    const fresh = later.slice(fromB, toB);
    stretches.push({ kind: 'changed', words: wordsOf(old, fresh), restore: { from: fromB, to: toB, insert: old } });
    at = toB;
  }
  if (at < later.length) stretches.push({ kind: 'same', text: later.slice(at) });
  return stretches;
}

function wordsOf(old: string, fresh: string): DiffWords[] {
  const words: DiffWords[] = [];
  const add = (kind: DiffWords['kind'], text: string) => {
    if (text !== '') words.push({ kind, text });
  };
  let at = 0;
  for (const { fromA, toA, fromB, toB } of diffWords(old, fresh)) {
    add('same', old.slice(at, fromA));
    add('removed', old.slice(fromA, toA));
    add('added', fresh.slice(fromB, toB));
    at = toA;
  }
  add('same', old.slice(at));
  return words;
}
