import { language } from '@codemirror/language';
import { EditorState, Text } from '@codemirror/state';
import { expect, it } from 'vitest';
import { languageBySize } from '../../../../../renderer/editor/language/language-by-size.ts';
import { LONGEST_LINE, MOST_LETTERS, MOST_LINES } from '../../../../../renderer/state/post/plain-bounds.ts';

function open(lines: number): EditorState {
  const doc = Text.of(Array<string>(lines).fill('- item'));
  return EditorState.create({ doc, extensions: [languageBySize(doc)] });
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

it('leaves it with a line that is too long, wherever that stands, and takes it up when that is parted', () => {
  const around = Array<string>(500).fill('- item');
  const doc = Text.of([...around, 'a'.repeat(LONGEST_LINE), ...around]);
  const within = EditorState.create({ doc, extensions: [languageBySize(doc)] });
  expect(hasGrammar(within)).toBe(true);
  const at = doc.line(501).from + 1000;
  const longer = within.update({ changes: { from: at, insert: 'a' } }).state;
  expect(hasGrammar(longer)).toBe(false);
  expect(hasGrammar(longer.update({ changes: { from: at, insert: '\n' } }).state)).toBe(true);
});

it('leaves it where the whole text is too long', () => {
  const lines = Array<string>(10).fill('a'.repeat(LONGEST_LINE));
  const count = Math.ceil(MOST_LETTERS / LONGEST_LINE);
  const open = (many: number) => {
    const doc = Text.of(Array.from({ length: many }, (_, at) => lines[at % lines.length]!));
    return EditorState.create({ doc, extensions: [languageBySize(doc)] });
  };
  expect([count - 1, count].map(many => hasGrammar(open(many)))).toEqual([true, false]);
});
