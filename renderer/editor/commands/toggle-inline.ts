import { ensureSyntaxTree } from '@codemirror/language';
import { EditorSelection, type ChangeSpec, type EditorState, type SelectionRange } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import type { Change } from './change.ts';

interface InlineMark {
  readonly node: string;
  readonly mark: string;
}

export const BOLD: InlineMark = { node: 'StrongEmphasis', mark: '**' };
export const ITALIC: InlineMark = { node: 'Emphasis', mark: '*' };
export const CODE: InlineMark = { node: 'InlineCode', mark: '`' };
export const STRIKE: InlineMark = { node: 'Strikethrough', mark: '~~' };

/** What may stand at the start of a line and is no part of its words. */
const PREFIX = /^\s*(?:(?:>|[-*+]|\d{1,9}[.)]|#{1,6})\s+(?:\[[ xX]\]\s+)?)*/;
const PARSE_TIME = 50;

/**
 * Sets or takes back a mark on every selection: line by line, on the words alone. A cursor in a word means the word; a
 * cursor beside none gets an empty pair to write in. Everything marked already means: take back.
 */
export function toggleInline(kind: InlineMark): Change {
  return state => {
    const plans = state.selection.ranges.map(range => planOf(state, range, kind));
    const off = plans.every(({ pieces }) => pieces.length > 0 && pieces.every(piece => piece.node));
    const changes: ChangeSpec[] = [];
    const removed = new Set<number>();
    for (const { pieces } of plans) {
      for (const { from, to, node } of pieces) {
        if (off && node && !removed.has(node.from)) {
          removed.add(node.from);
          const [open, close] = marksOf(node);
          changes.push({ from: open.from, to: open.to }, { from: close.from, to: close.to });
        } else if (!off && !node) {
          const { open, close } = around(state.sliceDoc(from, to), kind);
          changes.push({ from, insert: open }, { from: to, insert: close });
        }
      }
    }
    const set = state.changes(changes);
    const ranges = plans.map(({ range, pieces }) => {
      const [piece] = pieces;
      if (range.empty && piece && piece.from === piece.to && !off) {
        return EditorSelection.cursor(set.mapPos(range.head, -1) + kind.mark.length);
      }
      return range.empty
        ? EditorSelection.cursor(set.mapPos(range.head, off ? -1 : range.head === piece?.to ? -1 : 1))
        : EditorSelection.range(
            set.mapPos(range.anchor, range.anchor < range.head ? 1 : -1),
            set.mapPos(range.head, range.anchor < range.head ? -1 : 1),
          );
    });
    return { changes: set, selection: EditorSelection.create(ranges, state.selection.mainIndex) };
  };
}

interface Piece {
  readonly from: number;
  readonly to: number;
  /** The marked text that the piece is in already. */
  readonly node: SyntaxNode | undefined;
}

function planOf(
  state: EditorState,
  range: SelectionRange,
  kind: InlineMark,
): { range: SelectionRange; pieces: Piece[] } {
  const tree = ensureSyntaxTree(state, range.to, PARSE_TIME);
  const enclosing = (from: number, to: number): SyntaxNode | undefined => {
    for (let node = tree?.resolveInner(from, from === to ? 0 : 1) ?? null; node; node = node.parent) {
      if (node.name === kind.node && node.from <= from && node.to >= to) return node;
    }
    // The cursor at the very edge of marked text counts as inside.
    const before = from === to ? tree?.resolveInner(from, -1) : undefined;
    for (let node = before ?? null; node; node = node.parent) if (node.name === kind.node) return node;
    return undefined;
  };
  const piece = (from: number, to: number): Piece => ({ from, to, node: enclosing(from, to) });
  if (range.empty) {
    const inside = enclosing(range.head, range.head);
    if (inside) return { range, pieces: [{ from: range.head, to: range.head, node: inside }] };
    const word = state.wordAt(range.head);
    const inWord = word && word.from < range.head && word.to > range.head;
    return {
      range,
      pieces: [inWord ? piece(word.from, word.to) : { from: range.head, to: range.head, node: undefined }],
    };
  }
  const pieces: Piece[] = [];
  for (let at = range.from; at <= range.to;) {
    const line = state.doc.lineAt(at);
    const start = Math.max(range.from, line.from);
    const end = Math.min(range.to, line.to);
    const skipped = start === line.from ? (PREFIX.exec(line.text)?.[0].length ?? 0) : 0;
    const text = state.sliceDoc(start, end);
    const from = start + Math.max(skipped, text.length - text.trimStart().length);
    const to = end - (text.length - text.trimEnd().length);
    if (from < to) pieces.push(withMarks(piece(from, to), state, kind));
    at = line.to + 1;
  }
  return { range, pieces };
}

/** A selection that takes in the marks themselves means the text between them. */
function withMarks(piece: Piece, state: EditorState, kind: InlineMark): Piece {
  if (piece.node) return piece;
  const tree = ensureSyntaxTree(state, piece.to, PARSE_TIME);
  for (let node = tree?.resolveInner(piece.from, 1) ?? null; node; node = node.parent) {
    if (node.name === kind.node && node.from === piece.from && node.to === piece.to) return { ...piece, node };
  }
  return piece;
}

function marksOf(node: SyntaxNode): readonly [{ from: number; to: number }, { from: number; to: number }] {
  const first = node.firstChild;
  const last = node.lastChild;
  return [first ?? { from: node.from, to: node.from }, last ?? { from: node.to, to: node.to }];
}

/** Code that holds backticks is fenced by more of them. */
function around(text: string, { mark }: InlineMark): { readonly open: string; readonly close: string } {
  if (mark !== '`' || !text.includes('`')) return { open: mark, close: mark };
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  return { open: `${fence} `, close: ` ${fence}` };
}
