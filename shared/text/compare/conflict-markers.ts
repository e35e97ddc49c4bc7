import { splitFrontMatter } from '../split.ts';
import { mergeTexts, type Merge, type MergePiece } from './merge.ts';

const START = /^<{7}(?: .*)?$/;
const BASE = /^\|{7}(?: .*)?$/;
const MIDDLE = /^={7}$/;
const END = /^>{7}(?: .*)?$/;

/** Whether a text may hold the marks of a merge that git could not finish; cheap. */
export function mayHoldConflicts(text: string): boolean {
  // Told at once of nearly every text, which may be of megabytes.
  if (!text.includes('<<<<<<<') || !text.includes('>>>>>>>')) return false;
  return /^<{7}(?: |$)/m.test(text) && /^>{7}(?: |$)/m.test(text);
}

/**
 * Reads what git leaves in a file that it could not merge: `<<<<<<<`, mine, `=======`, theirs, `>>>>>>>`, with the text that
 * both began from behind `|||||||` where git was told to write it. Undefined for a text without a whole conflict. Front matter
 * that can be read on both sides is merged by key.
 */
export function readConflicts(text: string): Merge | undefined {
  if (!mayHoldConflicts(text)) return undefined;
  const pieces = readPieces(text);
  if (!pieces.some(({ kind }) => kind === 'conflict')) return undefined;
  return byKey(pieces) ?? { pieces, keys: [], headed: false };
}

function readPieces(text: string): readonly MergePiece[] {
  const pieces: MergePiece[] = [];
  let same = '';
  const lines = text.split(/(?<=\n)/);
  for (let at = 0; at < lines.length; at++) {
    const conflict = START.test(bare(lines[at]!)) ? readConflict(lines, at) : undefined;
    if (!conflict) {
      same += lines[at]!;
      continue;
    }
    if (same !== '') pieces.push({ kind: 'same', text: same });
    same = '';
    pieces.push(conflict.piece);
    at = conflict.end;
  }
  if (same !== '') pieces.push({ kind: 'same', text: same });
  return pieces;
}

/** A conflict that begins at a line, and the line that ends it; undefined when it has no end before another begins. */
function readConflict(
  lines: readonly string[],
  start: number,
): { readonly piece: Extract<MergePiece, { kind: 'conflict' }>; readonly end: number } | undefined {
  const parts = { mine: '', base: '', theirs: '' };
  let part: keyof typeof parts = 'mine';
  for (let at = start + 1; at < lines.length; at++) {
    const line = bare(lines[at]!);
    if (START.test(line)) return undefined;
    if (part === 'mine' && BASE.test(line)) part = 'base';
    else if (part !== 'theirs' && MIDDLE.test(line)) part = 'theirs';
    else if (part === 'theirs' && END.test(line)) return { piece: { kind: 'conflict', ...parts }, end: at };
    else parts[part] += lines[at]!;
  }
  return undefined;
}

/** The same conflicts with those of the front matter by key; undefined where it cannot be read on both sides. */
function byKey(pieces: readonly MergePiece[]): Merge | undefined {
  const side = (name: 'mine' | 'theirs' | 'base') =>
    pieces.map(piece => (piece.kind === 'conflict' ? piece[name] : piece.text)).join('');
  const mine = side('mine');
  const headEnd = splitFrontMatter(mine)?.bodyStart;
  if (headEnd === undefined) return undefined;
  const body: MergePiece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const text = piece.kind === 'conflict' ? piece.mine : piece.text;
    const end = at + text.length;
    if (at >= headEnd) body.push(piece);
    else if (end > headEnd) {
      // A conflict that goes on from the front matter into the text is one of lines.
      if (piece.kind !== 'same') return undefined;
      body.push({ kind: 'same', text: text.slice(headEnd - at) });
    }
    at = end;
  }
  const merge = mergeTexts(side('base'), mine, side('theirs'));
  const [head] = merge.pieces;
  return merge.headed && head ? { pieces: [head, ...body], keys: merge.keys, headed: true } : undefined;
}

function bare(line: string): string {
  return line.replace(/\r?\n$/, '');
}
