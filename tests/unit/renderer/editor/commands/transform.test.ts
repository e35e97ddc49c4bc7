import { EditorSelection, EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { jumpFootnote, renumberFootnotes } from '../../../../../renderer/editor/commands/footnotes.ts';
import type { Change } from '../../../../../renderer/editor/commands/change.ts';
import { toggleTask } from '../../../../../renderer/editor/commands/toggle-block.ts';
import {
  curlyQuotes,
  joinSelectedLines,
  sentenceCase,
  sortSelectedLines,
  straightQuotes,
  titleCase,
  transformWords,
  upperCase,
} from '../../../../../renderer/editor/commands/transform.ts';
import { postLanguage } from '../../../../../renderer/editor/language/post-language.ts';

/** Runs a change on a text whose selections are from each `‹` to its `›`; `|` is a cursor. */
function run(change: Change, marked: string): string | null {
  const ranges: [number, number][] = [];
  let doc = '';
  for (const part of marked.split(/([‹›|])/)) {
    if (part === '‹') ranges.push([doc.length, doc.length]);
    else if (part === '›') ranges.at(-1)![1] = doc.length;
    else if (part === '|') ranges.push([doc.length, doc.length]);
    else doc += part;
  }
  const state = EditorState.create({
    doc,
    selection: EditorSelection.create(
      (ranges.length > 0 ? ranges : [[0, 0]]).map(([from = 0, to = 0]) => EditorSelection.range(from, to)),
    ),
    extensions: [EditorState.allowMultipleSelections.of(true), postLanguage()],
  });
  const spec = change(state);
  if (!spec) return null;
  const next = state.update(spec).state;
  const { head } = next.selection.main;
  return spec.changes ? next.doc.toString() : `${doc.slice(0, head)}|${doc.slice(head)}`;
}

describe('words', () => {
  it('are written in capitals in every selection', () =>
    expect(run(transformWords(upperCase), '‹one› two ‹straße› fo|ur')).toBe('ONE two STRASSE FOUR'));
  it.each([
    ['the tides of the bay', 'The Tides of the Bay'],
    ['THE END OF IT', 'The End of It'],
    ['using iPhone and macOS: a test', 'Using iPhone and macOS: A Test'],
  ])('of a title: %s', (words, title) => expect(titleCase(words)).toBe(title));
  it('of sentences', () => expect(sentenceCase('ONE wall. “two” BOATS! three')).toBe('One wall. “Two” boats! Three'));
});

describe('quotes', () => {
  const straight = `"It's" ('so') the '90s {: title="x"} [a](b "c") \`"d"\` {% include e.html f="g" %} <a href="h">"i"</a>`;
  it('become curly outside of syntax', () =>
    expect(curlyQuotes(straight)).toBe(
      `“It’s” (‘so’) the ’90s {: title="x"} [a](b "c") \`"d"\` {% include e.html f="g" %} <a href="h">“i”</a>`,
    ));
  it('become straight again', () => expect(straightQuotes(curlyQuotes(straight))).toBe(straight));
});

describe('lines', () => {
  it('of a paragraph are joined', () =>
    expect(run(joinSelectedLines, 'x\n\none\n|two\n  three\n\ny')).toBe('x\n\none two three\n\ny'));
  it('are sorted, numbers by value', () => expect(run(sortSelectedLines, '‹b10\nb9\na›\nz')).toBe('a\nb9\nb10\nz'));
  it('have their boxes checked, and emptied when all are', () => {
    expect(run(toggleTask, '‹- [ ] a\n> 1. [x] b\n- c›')).toBe('- [x] a\n> 1. [x] b\n- c');
    expect(run(toggleTask, '- [x] a|')).toBe('- [ ] a');
    expect(run(toggleTask, '- a|')).toBeNull();
  });
});

describe('footnotes', () => {
  const text = 'One[^2] two[^a] three[^1] `[^9]`.\n\n[^1]: First\n\n[^2]: Second\n\n[^a]: Named\n';
  it('are numbered as the text calls them', () =>
    expect(run(renumberFootnotes, text)).toBe(
      'One[^1] two[^a] three[^2] `[^9]`.\n\n[^2]: First\n\n[^1]: Second\n\n[^a]: Named\n',
    ));
  it('are left when they are in order', () => expect(run(renumberFootnotes, 'a[^1]\n\n[^1]: b')).toBeNull());
  it('lead to their text and back', () => {
    expect(run(jumpFootnote, 'One[^|2].\n\n[^2]: Second')).toBe('One[^2].\n\n[^2]: |Second');
    expect(run(jumpFootnote, 'One[^2].\n\n[^2]: Sec|ond')).toBe('One[^2]|.\n\n[^2]: Second');
    expect(run(jumpFootnote, 'No|ne.')).toBeNull();
  });
});
