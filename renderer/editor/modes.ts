import type { Extension } from '@codemirror/state';
import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** Everything but the paragraph of the cursor steps back. */
export const focusMode: Extension = EditorView.editorAttributes.of({ class: 'focus-mode' });

/** Keeps the line of the cursor in the middle while a person writes; where the pointer puts it, it stays. */
export const typewriterMode: Extension = [
  EditorView.editorAttributes.of({ class: 'typewriter-mode' }),
  ViewPlugin.define(view => {
    centre(view);
    return {
      update(update: ViewUpdate): void {
        if (!update.docChanged && !update.selectionSet) return;
        const pointed = update.transactions.some(transaction => transaction.isUserEvent('select.pointer'));
        if (!pointed && update.view.hasFocus) centre(update.view);
      },
    };
  }),
];

/** The layout is known only after the update: the place is asked for in the next measuring. */
function centre(view: EditorView): void {
  view.requestMeasure({
    key: 'typewriter',
    read: shown => {
      const { head } = shown.state.selection.main;
      // The row of the cursor, as a paragraph may be higher than the window; one out of sight has no place but its line's.
      const row = shown.coordsAtPos(head);
      const line = shown.lineBlockAt(head);
      const middle = row ? (row.top + row.bottom) / 2 : shown.documentTop + line.top + line.height / 2;
      const { top, height } = shown.scrollDOM.getBoundingClientRect();
      return middle - (top + height / 2);
    },
    write: (off, shown) => {
      shown.scrollDOM.scrollTop += off;
    },
  });
}
