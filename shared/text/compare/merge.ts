import { diffLines, linesOf, type Hunk } from './diff.ts';
import { findFences } from '../fences.ts';
import { applyChanges } from '../text-change.ts';
import { editDocument } from '../yaml/document-edit.ts';
import { readYaml, valueOf } from '../yaml/tree.ts';
import { isMap, sameValue, type FrontMatterMap, type FrontMatterValue } from '../yaml/value.ts';

/** A stretch of a merged text. In a conflict both sides changed the same lines differently; `base` is what both began from. */
export type MergePiece =
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'mine' | 'theirs'; readonly text: string; readonly base: string }
  | { readonly kind: 'conflict'; readonly base: string; readonly mine: string; readonly theirs: string };

export interface KeyConflict {
  readonly key: string;
  /** Undefined where the key is absent. */
  readonly base: FrontMatterValue | undefined;
  readonly mine: FrontMatterValue | undefined;
  readonly theirs: FrontMatterValue | undefined;
}

export interface Merge {
  /** In order; joined (with a choice for each conflict) they are the merged text. */
  readonly pieces: readonly MergePiece[];
  /** Keys of the front matter that both changed differently; the pieces have mine. */
  readonly keys: readonly KeyConflict[];
  /** Whether the first piece is front matter that was merged by key. */
  readonly headed: boolean;
}

/**
 * Merges two texts that began from one, line by line: what one side changed is taken, what both changed alike is taken once,
 * the rest is a conflict. Front matter of all three that can be read is merged by key on top of mine, so that changes of
 * neighbouring keys do not clash and the style of mine stays.
 */
export function mergeTexts(base: string, mine: string, theirs: string): Merge {
  const heads = [base, mine, theirs].map(headOf);
  const [baseHead, myHead, theirHead] = heads;
  if (!baseHead || !myHead || !theirHead) return { pieces: mergeLines(base, mine, theirs), keys: [], headed: false };
  const head = mergeHeads(baseHead, myHead, theirHead);
  if (!head) return { pieces: mergeLines(base, mine, theirs), keys: [], headed: false };
  const body = mergeLines(
    base.slice(baseHead.text.length),
    mine.slice(myHead.text.length),
    theirs.slice(theirHead.text.length),
  );
  const kind = head.text === myHead.text ? (head.text === baseHead.text ? 'same' : 'mine') : 'theirs';
  const first: MergePiece =
    kind === 'same' ? { kind, text: head.text } : { kind, text: head.text, base: baseHead.text };
  return { pieces: [first, ...body], keys: head.keys, headed: true };
}

export type Side = 'mine' | 'theirs' | 'base';

/** The merged text with a side taken for each conflict: one for all, or by the conflict's number. */
export function resolveMerge(merge: Merge, choose: Side | ((conflict: number) => Side)): string {
  let number = 0;
  return merge.pieces
    .map(piece => {
      if (piece.kind !== 'conflict') return piece.text;
      const side = typeof choose === 'string' ? choose : choose(number);
      number += 1;
      return piece[side];
    })
    .join('');
}

export function countConflicts(merge: Merge): number {
  return merge.pieces.filter(piece => piece.kind === 'conflict').length + merge.keys.length;
}

/** Merges by lines (diff3). */
export function mergeLines(base: string, mine: string, theirs: string): MergePiece[] {
  if (mine === theirs) return mine === '' ? [] : [{ kind: 'same', text: mine }];
  const pieces: MergePiece[] = [];
  const left = diffLines(base, mine);
  const right = diffLines(base, theirs);
  let at = 0;
  let [leftAt, rightAt] = [0, 0];
  while (leftAt < left.length || rightAt < right.length) {
    const start = Math.min(left[leftAt]?.fromA ?? Infinity, right[rightAt]?.fromA ?? Infinity);
    let end = start;
    const [leftFirst, rightFirst] = [leftAt, rightAt];
    // Hunks that overlap or touch belong to one stretch.
    for (let size = -1; size < leftAt + rightAt;) {
      size = leftAt + rightAt;
      const [next, other] = [left[leftAt], right[rightAt]];
      if (next && next.fromA <= end) {
        end = Math.max(end, next.toA);
        leftAt += 1;
      }
      if (other && other.fromA <= end) {
        end = Math.max(end, other.toA);
        rightAt += 1;
      }
    }
    if (start > at) pieces.push({ kind: 'same', text: base.slice(at, start) });
    const old = base.slice(start, end);
    const my = sideOf(base, mine, left.slice(leftFirst, leftAt), start, end);
    const their = sideOf(base, theirs, right.slice(rightFirst, rightAt), start, end);
    if (my === their) pieces.push({ kind: 'same', text: my });
    else if (my === old) pieces.push({ kind: 'theirs', text: their, base: old });
    else if (their === old) pieces.push({ kind: 'mine', text: my, base: old });
    else for (const piece of narrowConflict(old, my, their)) pieces.push(piece);
    at = end;
  }
  if (at < base.length) pieces.push({ kind: 'same', text: base.slice(at) });
  return pieces;
}

/** What a stretch of the base became on one side. */
function sideOf(base: string, side: string, hunks: readonly Hunk[], start: number, end: number): string {
  let text = '';
  let at = start;
  for (const { fromA, toA, fromB, toB } of hunks) {
    text += base.slice(at, fromA) + side.slice(fromB, toB);
    at = toA;
  }
  return text + base.slice(at, end);
}

/** Lines that both sides have alike at the ends of a conflict are none. */
function narrowConflict(base: string, mine: string, theirs: string): MergePiece[] {
  const [a, b] = [linesOf(mine), linesOf(theirs)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const before = a.slice(0, start).join('');
  const behind = a.slice(a.length - end).join('');
  const pieces: MergePiece[] = [];
  if (before !== '') pieces.push({ kind: 'same', text: before });
  pieces.push({
    kind: 'conflict',
    base,
    mine: a.slice(start, a.length - end).join(''),
    theirs: b.slice(start, b.length - end).join(''),
  });
  if (behind !== '') pieces.push({ kind: 'same', text: behind });
  return pieces;
}

interface Head {
  /** From the start of the file to the body. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly values: FrontMatterMap;
}

function headOf(text: string): Head | undefined {
  const fences = findFences(text);
  if (fences.kind !== 'yaml') return undefined;
  const { root, faults } = readYaml(text, fences.range);
  if (faults.length > 0 || (root && root.kind !== 'mapping')) return undefined;
  const values = root ? valueOf(root) : new Map<string, FrontMatterValue>();
  return isMap(values) ? { text: text.slice(0, fences.split.bodyStart), ...fences.range, values } : undefined;
}

function mergeHeads(base: Head, mine: Head, theirs: Head): { text: string; keys: KeyConflict[] } | undefined {
  if (theirs.text === base.text || theirs.text === mine.text) return { text: mine.text, keys: [] };
  if (mine.text === base.text) return { text: theirs.text, keys: [] };
  const keys: KeyConflict[] = [];
  let { text } = mine;
  for (const key of new Set([...base.values.keys(), ...theirs.values.keys()])) {
    const [old, my, their] = [base, mine, theirs].map(head => head.values.get(key));
    if (same(old, their) || same(my, their)) continue;
    if (!same(old, my)) {
      keys.push({ key, base: old, mine: my, theirs: their });
      continue;
    }
    const range = { from: mine.from, to: mine.to + text.length - mine.text.length };
    const changes = editDocument(text, range, [key], their, { order: [...theirs.values.keys()] });
    if (!changes.ok) return undefined;
    text = applyChanges(text, changes.value);
  }
  return { text, keys };
}

function same(a: FrontMatterValue | undefined, b: FrontMatterValue | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameValue(a, b);
}
