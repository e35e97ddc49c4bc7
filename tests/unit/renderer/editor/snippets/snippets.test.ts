import { history, undo } from '@codemirror/commands';
import { EditorSelection, EditorState, type Transaction } from '@codemirror/state';
import { expect, it } from 'vitest';
import { snippetChange } from '../../../../../renderer/editor/snippets/insert-snippet.ts';
import {
  leaveStops,
  nextStop,
  previousStop,
  snippetStops,
} from '../../../../../renderer/editor/snippets/snippet-stops.ts';
import type { Command, EditorView } from '@codemirror/view';
import type { SnippetValues } from '../../../../../shared/text/snippet.ts';

/** A text that is written like a view's, with its selections between `‹` and `›`. */
class Written {
  state: EditorState;
  constructor(doc: string, at = doc.length) {
    this.state = EditorState.create({
      doc,
      selection: EditorSelection.cursor(at),
      extensions: [snippetStops, history(), EditorState.allowMultipleSelections.of(true)],
    });
  }
  insert(body: string, values: SnippetValues = () => undefined): this {
    this.state = this.state.update(snippetChange(this.state, body, values)).state;
    return this;
  }
  type(text: string): this {
    this.state = this.state.update(this.state.replaceSelection(text), { userEvent: 'input.type' }).state;
    return this;
  }
  run(command: Command): this {
    const dispatch = (spec: Parameters<EditorState['update']>[0]) => (this.state = this.state.update(spec).state);
    command({ state: this.state, dispatch } as unknown as EditorView);
    return this;
  }
  undo(): this {
    undo({ state: this.state, dispatch: (one: Transaction) => (this.state = one.state) });
    return this;
  }
  get shown(): string {
    const text = this.state.doc.toString();
    return this.state.selection.ranges.reduceRight(
      (shown, { from, to }) => `${shown.slice(0, from)}‹${text.slice(from, to)}›${shown.slice(to)}`,
      text,
    );
  }
}

it('selects its first place, goes on by Tab and ends behind itself', () => {
  const text = new Written('').insert('[${1:words}](${2:address})');
  expect(text.shown).toBe('[‹words›](address)');
  expect(text.type('A').run(nextStop).shown).toBe('[A](‹address›)');
  expect(text.type('/b/').run(nextStop).shown).toBe('[A](/b/)‹›');
});

it('goes back by Shift-Tab', () => {
  expect(new Written('').insert('$1-$2').type('a').run(nextStop).type('b').run(previousStop).shown).toBe('‹a›-b');
});

it('writes places of one number together', () => {
  expect(new Written('').insert('<${1:div}>$0</$1>').type('p').run(nextStop).shown).toBe('<p>‹›</p>');
});

it('keeps places that touch apart', () => {
  expect(new Written('').insert('$1$2$0').type('ab').run(nextStop).type('cd').run(nextStop).shown).toBe('abcd‹›');
});

it('ends when the cursor leaves it, or by Escape', () => {
  const left = new Written('').insert('$1 and $2').run(leaveStops).run(nextStop);
  expect(left.shown).toBe('‹› and ');
  const away = new Written('word ').insert('$1 and $2');
  away.state = away.state.update({ selection: { anchor: 0 } }).state;
  expect(away.run(nextStop).shown).toBe('‹›word  and ');
});

it('takes over the indentation and the quote marks of its line', () => {
  expect(new Written('  > ').insert('a\nb').shown).toBe('  > a\n  > b‹›');
});

it('goes in the place of what is selected, whose text it can hold', () => {
  const text = new Written('see the wall');
  text.state = text.state.update({ selection: { anchor: 8, head: 12 } }).state;
  expect(text.insert('**${1:${selection}}**', () => 'wall').shown).toBe('see the **‹wall›**');
});

it('is one step of undo, apart from what was typed before', () => {
  expect(new Written('').type('before ').insert('${1:a} b').undo().shown).toBe('before ‹›');
});
