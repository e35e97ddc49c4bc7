import { StateEffect, StateField, type EditorState, type Extension, type TransactionSpec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** A completion closed a tag, which ends here. */
export const closedTag = StateEffect.define<number>();

/** Where the tag ends that a completion closed last, as long as the cursor stays on its line. */
const endOfTag = StateField.define<number | null>({
  create: () => null,
  update(end, { changes, effects, state }) {
    for (const effect of effects) if (effect.is(closedTag)) return effect.value;
    if (end === null) return null;
    const mapped = changes.mapPos(end, -1);
    return state.doc.lineAt(mapped).number === state.doc.lineAt(state.selection.main.head).number ? mapped : null;
  },
});

/** What typing the `}` of a tag's end makes of it where a completion has closed the tag already: one end. */
export function typedEnd(state: EditorState, from: number, to: number, text: string): TransactionSpec | null {
  const end = state.field(endOfTag, false) ?? null;
  if (end === null || text !== '}' || from !== to || state.selection.ranges.length > 1) return null;
  const change = (start: number, stop: number, insert: string): TransactionSpec => ({
    changes: { from: start, to: stop, insert },
    selection: { anchor: start + insert.length },
    userEvent: 'input.type',
    scrollIntoView: true,
  });
  if (from > end) return /^[ \t]*-?%$/.test(state.sliceDoc(end, from)) ? change(end, from, '') : null;
  const isTyped = state.sliceDoc(from - 1, from) === '%';
  return isTyped && /^[ \t]*-?%\}$/.test(state.sliceDoc(from, end)) ? change(from, end, '}') : null;
}

/** People who close their tags themselves need not learn that they are closed. */
export const typedEnds: Extension = [
  endOfTag,
  EditorView.inputHandler.of((view, from, to, text) => {
    const spec = typedEnd(view.state, from, to, text);
    if (spec) view.dispatch(spec);
    return spec !== null;
  }),
];
