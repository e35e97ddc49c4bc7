import type { Problem } from '../../kit/problem.ts';
import { ok, type Result } from '../../kit/result.ts';
import { removeKey, setKey } from '../front-matter.ts';
import type { KeyConflict, Merge } from './merge.ts';
import { applyChanges } from '../text-change.ts';
import { isList, sameValue, type FrontMatterValue } from '../yaml/value.ts';

export type MergeChoice = 'mine' | 'theirs' | 'both';

/** A stretch of lines that the two sides have differently. */
export interface MergeHunk {
  /** Which of the merge's pieces it is. */
  readonly piece: number;
  readonly mine: string;
  readonly theirs: string;
  /** Both changed it: nothing is taken by itself. */
  readonly isConflict: boolean;
  /** The side that changed it, where only one did. */
  readonly usual: 'mine' | 'theirs' | undefined;
}

/** The stretches that can be chosen; front matter that was merged by key is chosen by key. */
export function hunksOf({ pieces, headed }: Merge): readonly MergeHunk[] {
  return pieces.flatMap((piece, at): MergeHunk[] => {
    if (piece.kind === 'same' || (headed && at === 0)) return [];
    if (piece.kind === 'conflict') {
      return [{ piece: at, mine: piece.mine, theirs: piece.theirs, isConflict: true, usual: undefined }];
    }
    const { kind, text, base } = piece;
    const [mine, theirs] = kind === 'mine' ? [text, base] : [base, text];
    return [{ piece: at, mine, theirs, isConflict: false, usual: kind }];
  });
}

/** Whether both sides of a key can be had: two lists, whose items are put together. */
export function canHaveBoth({ mine, theirs }: KeyConflict): boolean {
  return mine !== undefined && theirs !== undefined && isList(mine) && isList(theirs);
}

/**
 * The merged text with a choice for each stretch (by its piece) and for each key that both changed. Fails where a key's
 * value cannot be written.
 */
export function chooseMerge(
  merge: Merge,
  ofHunk: (hunk: MergeHunk) => MergeChoice,
  ofKey: (conflict: KeyConflict) => MergeChoice,
): Result<string, Problem> {
  const chosen = new Map(hunksOf(merge).map(hunk => [hunk.piece, textOf(hunk, ofHunk(hunk))]));
  let text = merge.pieces
    .map((piece, at) => chosen.get(at) ?? (piece.kind === 'conflict' ? piece.mine : piece.text))
    .join('');
  for (const conflict of merge.keys) {
    const choice = ofKey(conflict);
    if (choice === 'mine') continue;
    const value = choice === 'both' && canHaveBoth(conflict) ? union(conflict) : conflict.theirs;
    const changes = value === undefined ? removeKey(text, conflict.key) : setKey(text, conflict.key, value);
    if (!changes.ok) return changes;
    text = applyChanges(text, changes.value);
  }
  return ok(text);
}

function textOf({ mine, theirs }: MergeHunk, choice: MergeChoice): string {
  if (choice !== 'both') return choice === 'mine' ? mine : theirs;
  const apart = mine !== '' && theirs !== '' && !mine.endsWith('\n') ? '\n' : '';
  return mine + apart + theirs;
}

function union({ mine, theirs }: KeyConflict): FrontMatterValue {
  const own = mine as readonly FrontMatterValue[];
  const other = theirs as readonly FrontMatterValue[];
  return [...own, ...other.filter(item => !own.some(one => sameValue(one, item)))];
}
