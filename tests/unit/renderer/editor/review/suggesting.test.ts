import { EditorSelection, EditorState } from '@codemirror/state';
import { history, undo } from '@codemirror/commands';
import { expect, test } from 'vitest';
import { suggesting } from '../../../../../renderer/editor/review/suggesting.ts';

const teo = { name: 'Teo', time: '2026-11-23T10:42Z' };
const signed = '{>>@Teo 2026-11-23T10:42Z<<}';
const cursor = (at: number) => EditorSelection.cursor(at);
const stateOf = (doc: string) =>
  EditorState.create({
    doc,
    extensions: [history(), EditorState.allowMultipleSelections.of(true), suggesting(() => teo)],
  });

test('typed letters become one insertion with the cursor in it', () => {
  let state = stateOf('ab');
  for (const letter of 'xyz') {
    const { head } = state.selection.main.head === 0 ? { head: 1 } : state.selection.main;
    state = state.update({ changes: { from: head, insert: letter }, userEvent: 'input.type' }).state;
  }
  expect(state.doc.toString()).toBe(`a{++xyz++}${signed}b`);
  expect(state.selection.main.head).toBe(7);
});

test('deleted text is struck', () => {
  const { state } = stateOf('abc').update({ changes: { from: 1, to: 2 }, userEvent: 'delete.backward' });
  expect(state.doc.toString()).toBe(`a{--b--}${signed}c`);
});

test('edits at several cursors are suggestions each', () => {
  let state = stateOf('a b');
  state = state.update({ selection: EditorSelection.create([cursor(1), cursor(3)], 1) }).state;
  for (const letter of 'xyz') state = state.update(state.replaceSelection(letter), { userEvent: 'input.type' }).state;
  expect(state.doc.toString()).toBe(`a{++xyz++}${signed} b{++xyz++}${signed}`);
  state = state.update(
    state.changeByRange(({ head }) => ({ changes: { from: head - 1, to: head }, range: cursor(head - 1) })),
    { userEvent: 'delete.backward' },
  ).state;
  expect(state.doc.toString()).toBe(`a{++xy++}${signed} b{++xy++}${signed}`);
  expect(state.selection.mainIndex).toBe(1);
});

test('words that a command sets marks around stay selected', () => {
  const before = stateOf('a word').update({ selection: { anchor: 2, head: 6 } }).state;
  const { state } = before.update({
    changes: [
      { from: 2, insert: '**' },
      { from: 6, insert: '**' },
    ],
    selection: { anchor: 4, head: 8 },
    userEvent: 'input.format',
  });
  expect(state.doc.toString()).toBe(`a {++**++}${signed}word{++**++}${signed}`);
  expect(state.sliceDoc(state.selection.main.from, state.selection.main.to)).toBe('word');
});

test('what the form or the review changes is made as it is', () => {
  const { state } = stateOf('abc').update({ changes: { from: 1, to: 2 }, userEvent: 'review.accept' });
  expect(state.doc.toString()).toBe('ac');
});

test('undo takes a suggestion back', () => {
  let { state } = stateOf('abc').update({ changes: { from: 1, to: 2, insert: 'x' }, userEvent: 'input.type' });
  expect(state.doc.toString()).toBe(`a{~~b~>x~~}${signed}c`);
  undo({ state, dispatch: transaction => (state = transaction.state) });
  expect(state.doc.toString()).toBe('abc');
});
