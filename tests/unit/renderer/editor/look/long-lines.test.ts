import { EditorState, type TransactionSpec } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longLines } from '../../../../../renderer/editor/look/long-lines.ts';

interface Hidden {
  readonly from: number;
  readonly to: number;
}

function open(doc: string, cursor = 0): EditorState {
  return EditorState.create({ doc, selection: { anchor: cursor }, extensions: [longLines] });
}

function hiddenIn(state: EditorState): Hidden[] {
  const found: Hidden[] = [];
  for (const at = state.field(longLines).decorations.iter(); at.value; at.next())
    found.push({ from: at.from, to: at.to });
  return found;
}

/** The length of what is drawn of each line. */
function drawn(state: EditorState): number[] {
  return Array.from({ length: state.doc.lines }, (_, index) => {
    const line = state.doc.line(index + 1);
    const inside = hiddenIn(state).filter(({ from, to }) => from >= line.from && to <= line.to);
    return line.length - inside.reduce((sum, { from, to }) => sum + to - from, 0);
  });
}

const words = 'word '.repeat(200_000);

describe('longLines', () => {
  it('shows a paragraph of 7,000 words whole, and a post that its export has written on one line', () => {
    expect(hiddenIn(open(`${'word '.repeat(7000)}\n`))).toEqual([]);
    expect(
      hiddenIn(
        open(
          `<p>${'Prose with a <a href="https://example.com/at/a/place/">link</a> in it. '.repeat(2)}</p>`.repeat(30),
        ),
      ),
    ).toEqual([]);
  });

  it('shows the beginning of a line of a megabyte', () => {
    expect(hiddenIn(open(`a\n${words}`))).toEqual([{ from: 18_002, to: 1_000_002 }]);
  });

  it('shows what is around the cursor', () => {
    expect(hiddenIn(open(words, 500_000))).toEqual([
      { from: 0, to: 491_000 },
      { from: 509_000, to: 1_000_000 },
    ]);
  });

  it('shows fewer letters where most of them are signs, which are drawn one by one', () => {
    expect(drawn(open('<b>'.repeat(5000)))[0]).toBeLessThan(1500);
    expect(drawn(open('\u200b'.repeat(5000)))[0]).toBeLessThan(1000);
  });

  it('stays as it is while the cursor is well inside of what is shown', () => {
    const state = open(words, 500_000);
    const typed = state.update({ changes: { from: 500_000, insert: 'abc' }, selection: { anchor: 500_003 } }).state;
    expect(hiddenIn(typed)).toEqual([
      { from: 0, to: 491_000 },
      { from: 509_003, to: 1_000_003 },
    ]);
    expect(typed.update({ selection: { anchor: 504_000 } }).state.field(longLines)).toBe(typed.field(longLines));
  });

  it('follows the cursor, and goes back to the beginning when that leaves the line', () => {
    const state = open(`${words}\nend`, 500_000).update({ selection: { anchor: 508_500 } }).state;
    expect(hiddenIn(state)[0]).toEqual({ from: 0, to: 499_500 });
    expect(hiddenIn(state.update({ selection: { anchor: state.doc.length } }).state)).toEqual([
      { from: 18_000, to: 1_000_000 },
    ]);
  });

  it('takes both halves of a line that was parted, and shows a line whole that became short', () => {
    const parted = open(words, 500_000).update({ changes: { from: 500_000, insert: '\n' } }).state;
    expect(hiddenIn(parted)).toHaveLength(2);
    expect(hiddenIn(parted.update({ changes: { from: 10, to: parted.doc.length } }).state)).toEqual([]);
  });

  it('shows no more of a line that the cursor is not in when other lines are joined to its beginning', () => {
    const short = 'word '.repeat(6000);
    let state = open(`end\n${short}\n${short}\n${words}`);
    for (const newline of [4 + 2 * short.length + 1, 4 + short.length])
      state = state.update({ changes: { from: newline, to: newline + 1 } }).state;
    expect(hiddenIn(state)).toEqual([{ from: 18_004, to: state.doc.length }]);
  });

  it('parts no letter of two units', () => {
    for (const { from, to } of hiddenIn(open(`a${'👩'.repeat(5000)}`, 5001)))
      for (const at of [from, to].filter(offset => offset > 0 && offset < 10_001)) expect(at % 2, `${at}`).toBe(1);
  });

  it('knows every long line and hides no cursor, whatever is changed', () => {
    const piece = fc.constantFrom(
      'a',
      '\n',
      'word '.repeat(9000),
      '\n\n',
      '<b>'.repeat(900),
      `x\n${'y'.repeat(51_000)}\n`,
    );
    const step = fc.record({ from: fc.nat(), length: fc.constantFrom(0, 1, 30_000), insert: piece, cursor: fc.nat() });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.array(step, { maxLength: 6 }), (pieces, steps) => {
        let state = open(pieces.join(''));
        for (const { from, length, insert, cursor } of steps) {
          const start = from % (state.doc.length + 1);
          const end = Math.min(state.doc.length, start + length);
          const size = state.doc.length - (end - start) + insert.length;
          const spec: TransactionSpec = { changes: { from: start, to: end, insert } };
          state = state.update({ ...spec, selection: { anchor: cursor % (size + 1) } }).state;
          const fresh = open(state.doc.toString(), state.selection.main.head);
          expect(state.field(longLines).lines).toEqual(fresh.field(longLines).lines);
          const { head } = state.selection.main;
          expect(hiddenIn(state).filter(one => one.from < head && head < one.to)).toEqual([]);
          expect(Math.max(...drawn(state))).toBeLessThanOrEqual(80_000);
        }
      }),
      { numRuns: 60 },
    );
  });
});
