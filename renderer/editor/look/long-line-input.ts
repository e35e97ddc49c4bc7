import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { isInLongLine } from './long-lines.ts';

/**
 * Takes a letter that is typed into a very long line before the browser writes it. CodeMirror lets it be written, and finds it by
 * comparing the line, with what is not shown of it, letter by letter with the text: a tenth of a second in five megabytes.
 * Input methods go CodeMirror's way, as they need their letters where they wrote them.
 */
export const longLineInput: Extension = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { inputType, data, isComposing } = event;
    if (inputType !== 'insertText' || data === null || isComposing || view.composing) return false;
    const { state } = view;
    if (state.readOnly || !isInLongLine(state)) return false;
    event.preventDefault();
    const typed = () => state.update(state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
    const { from, to } = state.selection.main;
    const isTaken = state.facet(EditorView.inputHandler).some(handler => handler(view, from, to, data, typed));
    if (!isTaken) view.dispatch(typed());
    return true;
  },
});
