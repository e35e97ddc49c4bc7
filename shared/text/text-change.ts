/**
 * The one currency of edits: the units from `from` up to `to` are replaced by `insert`. Offsets count UTF-16 units in the
 * text before any change of the list, as CodeMirror counts them. A list is sorted by `from` and its ranges do not overlap;
 * two insertions at the same place stand in the order of the list.
 */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Half-open range of UTF-16 offsets. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** The text after a sorted list of changes. Throws a RangeError where the list is not one for this text. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = '';
  let at = 0;
  for (const change of changes) {
    if (change.from < at || change.to < change.from || change.to > text.length) {
      throw new RangeError(`Change ${change.from}-${change.to} does not fit a text of ${text.length} at ${at}`);
    }
    result += text.slice(at, change.from) + change.insert;
    at = change.to;
  }
  return result + text.slice(at);
}

/** The changes that lead from `applyChanges(text, changes)` back to `text`. */
export function invertChanges(text: string, changes: readonly TextChange[]): TextChange[] {
  let shift = 0;
  return changes.map(change => {
    const from = change.from + shift;
    shift += change.insert.length - (change.to - change.from);
    return { from, to: from + change.insert.length, insert: text.slice(change.from, change.to) };
  });
}

/**
 * Where an offset of the old text lies in the new one. An offset inside a replaced range, or at an insertion, goes before
 * the inserted text for `side` -1 and behind it for 1.
 */
export function mapOffset(offset: number, changes: readonly TextChange[], side: -1 | 1 = -1): number {
  let shift = 0;
  for (const { from, to, insert } of changes) {
    if (from > offset || (from === offset && from === to && side < 0)) break;
    if (to > offset) return from + shift + (side > 0 && from < offset ? insert.length : 0);
    shift += insert.length - (to - from);
  }
  return offset + shift;
}

/** Follows offsets through one list of changes, both ways, each in logarithmic time. */
export class OffsetMap {
  /** By change: where it ends in the new text. */
  private readonly ends: readonly number[];

  constructor(private readonly changes: readonly TextChange[]) {
    let shift = 0;
    this.ends = changes.map(({ from, to, insert }) => {
      shift += insert.length - (to - from);
      return to + shift;
    });
  }

  /** From the old text to the new; what was replaced goes to where the replacement begins. */
  toNew(offset: number): number {
    const index = countWhile(this.changes.length, at => this.changes[at]!.to <= offset);
    const change = this.changes[index];
    return (change && change.from < offset ? change.from : offset) + this.shiftBefore(index);
  }

  /** From the new text to the old; what was inserted goes to where the replaced text begins. */
  toOld(offset: number): number {
    const index = countWhile(this.ends.length, at => this.ends[at]! <= offset);
    const change = this.changes[index];
    const shift = this.shiftBefore(index);
    return change && change.from + shift < offset ? change.from : offset - shift;
  }

  private shiftBefore(index: number): number {
    return index === 0 ? 0 : this.ends[index - 1]! - this.changes[index - 1]!.to;
  }
}

/** How many of the first indices satisfy a condition that holds up to some index and not beyond. */
function countWhile(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

/** One list for `first` followed by `second`, where `second` speaks of the text that `first` gives. */
export function composeChanges(first: readonly TextChange[], second: readonly TextChange[]): TextChange[] {
  const source = piecesOf(first);
  const pieces: Piece[] = [];
  let index = 0;
  let offset = 0;
  let within = 0;
  const advance = (end: number, keep: boolean): void => {
    while (offset < end) {
      const piece = source[index]!;
      const length = 'text' in piece ? piece.text.length : piece.to - piece.from;
      const taken = Math.min(length - within, end - offset);
      if (keep && taken > 0) {
        pieces.push(
          'text' in piece
            ? { text: piece.text.slice(within, within + taken) }
            : { from: piece.from + within, to: piece.from + within + taken },
        );
      }
      offset += taken;
      within += taken;
      if (within >= length) {
        index += 1;
        within = 0;
      }
      if (index >= source.length) break;
    }
  };
  for (const change of second) {
    advance(change.from, true);
    if (change.insert !== '') pieces.push({ text: change.insert });
    advance(change.to, false);
  }
  advance(Infinity, true);
  return changesOf(pieces);
}

/** Joins changes that touch and drops those that do nothing. */
export function tidyChanges(changes: readonly TextChange[]): TextChange[] {
  const tidy: TextChange[] = [];
  for (const change of changes) {
    const last = tidy.at(-1);
    if (last && last.to === change.from) {
      tidy[tidy.length - 1] = { from: last.from, to: change.to, insert: last.insert + change.insert };
    } else tidy.push(change);
  }
  return tidy.filter(change => change.from !== change.to || change.insert !== '');
}

/** The text after the changes as pieces of the old text and inserted ones; the old text is taken to have no end. */
function piecesOf(changes: readonly TextChange[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to, insert } of changes) {
    if (from > at) pieces.push({ from: at, to: from });
    if (insert !== '') pieces.push({ text: insert });
    at = to;
  }
  pieces.push({ from: at, to: Infinity });
  return pieces;
}

function changesOf(pieces: readonly Piece[]): TextChange[] {
  const changes: TextChange[] = [];
  let at = 0;
  let insert = '';
  for (const piece of pieces) {
    if ('text' in piece) insert += piece.text;
    else {
      if (insert !== '' || piece.from > at) changes.push({ from: at, to: piece.from, insert });
      insert = '';
      at = piece.to;
    }
  }
  return changes;
}
