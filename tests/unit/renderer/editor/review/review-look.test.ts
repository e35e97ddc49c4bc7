import fc from 'fast-check';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { expect, it } from 'vitest';
import { reviewLook } from '../../../../../renderer/editor/review/review-look.ts';
import { parseMarks } from '../../../../../shared/text/critic/critic-markup.ts';

/** What of a text has a mark's colours, without the signs. */
function coloured(state: EditorState): readonly string[] {
  const found: string[] = [];
  for (const set of state.facet(EditorView.decorations)) {
    if (typeof set === 'function') continue;
    set.between(0, state.doc.length, (from, to, { spec }) => {
      const name: unknown = (spec as { readonly class?: unknown }).class;
      if (typeof name === 'string' && name !== 'md-review-mark') found.push(`${name} ${state.sliceDoc(from, to)}`);
    });
  }
  return found;
}

const stateOf = (doc: string) => EditorState.create({ doc, extensions: reviewLook('written') });

it('gives each kind of mark its colours where nothing is under review', () =>
  expect(coloured(stateOf('{++a++} {--b--} {~~c~>d~~} {==e==}{>>f<<}'))).toEqual([
    'md-addition a',
    'md-deletion b',
    'md-deletion c',
    'md-addition d',
    'md-highlight e',
    'md-comment f',
  ]));
it('colours what the list of marks has, however far the tags and fences around it are', () => {
  const far = 'a line of words\n\n'.repeat(500);
  const text = `{++one\n\ntwo++}\n\n{% raw %}\n${far}{++raw++}\n${far}{% endraw %}\n\n~~~\n${far}{++code++}\n~~~\n\n{++three++}\n`;
  expect(coloured(stateOf(text))).toEqual(
    parseMarks(text).marks.map(({ content }) => `md-addition ${text.slice(content.from, content.to)}`),
  );
});
it('takes a colour away when the mark becomes text', () => {
  const state = stateOf('a {++b++}');
  expect(
    coloured(
      state.update({
        changes: [
          { from: 2, insert: '`' },
          { from: 9, insert: '`' },
        ],
      }).state,
    ),
  ).toEqual([]);
});
it('has the colours of the text as it is, whatever was written and deleted', () => {
  const edit = fc.record({
    at: fc.nat(40),
    cut: fc.nat(3),
    insert: fc.constantFrom('', 'a', '{', '+', '++}', '{++', '-', '}', '{--b--}', '`', '\n'),
  });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 20 }), edits => {
      let state = stateOf('words\n');
      for (const { at, cut, insert } of edits) {
        const from = Math.min(at, state.doc.length);
        state = state.update({ changes: { from, to: Math.min(from + cut, state.doc.length), insert } }).state;
        expect(coloured(state)).toEqual(coloured(stateOf(state.sliceDoc())));
      }
    }),
    { numRuns: 1000 },
  );
});
