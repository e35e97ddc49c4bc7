import { language } from '@codemirror/language';
import { EditorState, Text } from '@codemirror/state';
import { expect, it } from 'vitest';
import { languageByLines } from '../../../../../renderer/editor/language/language-by-lines.ts';
import { MOST_LINES } from '../../../../../renderer/state/post/many-lines.ts';

function open(lines: number): EditorState {
  const doc = Text.of(Array<string>(lines).fill('- item'));
  return EditorState.create({ doc, extensions: [languageByLines(doc)] });
}

const hasGrammar = (state: EditorState) => state.facet(language) !== null;

it('has its language up to so many lines', () => {
  expect([MOST_LINES, MOST_LINES + 1].map(lines => hasGrammar(open(lines)))).toEqual([true, false]);
});

it('leaves it with the line that is too many, and takes it up when that goes', () => {
  const more = open(MOST_LINES).update({ changes: { from: 0, insert: '\n' } }).state;
  expect(hasGrammar(more)).toBe(false);
  expect(hasGrammar(more.update({ changes: { from: 0, insert: 'a' } }).state)).toBe(false);
  expect(hasGrammar(more.update({ changes: { from: 0, to: 1 } }).state)).toBe(true);
});
