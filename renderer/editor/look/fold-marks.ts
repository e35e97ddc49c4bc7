import { foldable, foldEffect, foldedRanges, unfoldEffect } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import './fold-marks.css';

/** The padding beside the text in which the marks are drawn; pixels. */
const BESIDE = 30;

/** Shows a mark beside what can be folded, and folds or unfolds it by a press. The commands do the same for the keyboard. */
export const foldMarks: Extension = [
  EditorView.editorAttributes.of({ class: 'fold-marks' }),
  EditorView.domEventHandlers({
    mousedown(event, view) {
      const line = event.target instanceof HTMLElement ? event.target.closest('.line-foldable') : null;
      if (!line || event.button !== 0) return false;
      const box = line.getBoundingClientRect();
      const fromStart =
        getComputedStyle(line).direction === 'rtl' ? box.right - event.clientX : event.clientX - box.left;
      if (fromStart > BESIDE || !toggleFold(view, view.posAtDOM(line))) return false;
      event.preventDefault();
      return true;
    },
  }),
];

/** Folds what begins on a line, or unfolds it; false where there is nothing to fold. */
export function toggleFold(view: EditorView, offset: number): boolean {
  const { state } = view;
  const line = state.doc.lineAt(offset);
  let folded: { readonly from: number; readonly to: number } | undefined;
  foldedRanges(state).between(line.from, line.to, (from, to) => {
    if (from >= line.from) folded = { from, to };
  });
  const range = folded ?? foldable(state, line.from, line.to);
  if (!range) return false;
  view.dispatch({ effects: (folded ? unfoldEffect : foldEffect).of(range) });
  return true;
}
