import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Everything but the paragraph of the cursor steps back. */
export const focusMode: Extension = EditorView.editorAttributes.of({ class: 'focus-mode' });

/** Keeps the line of the cursor in the middle while a person writes. */
export const typewriterMode: Extension = [
  EditorView.editorAttributes.of({ class: 'typewriter-mode' }),
  EditorView.updateListener.of(update => {
    if (!update.docChanged && !update.selectionSet) return;
    const moved = update.transactions.some(transaction => transaction.isUserEvent('select.pointer'));
    const { view, state } = update;
    if (moved || !view.hasFocus) return;
    // The layout is known only after this update: ask for the scroll in the next measuring.
    view.requestMeasure({
      key: 'typewriter',
      read: shown => shown.lineBlockAt(state.selection.main.head),
      write: (line, shown) => {
        const top = line.top + line.height / 2 - shown.scrollDOM.clientHeight / 2 + shown.contentDOM.offsetTop;
        shown.scrollDOM.scrollTop = Math.max(0, top);
      },
    });
  }),
];
