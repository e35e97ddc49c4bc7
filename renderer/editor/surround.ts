import { EditorSelection, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

const PAIRS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['‘', '’'],
  ['«', '»'],
  ['*', '*'],
  ['_', '_'],
  ['`', '`'],
  ['~', '~'],
]);

/** A bracket, quote or mark typed over a selection goes around it. Without a selection nothing is closed: prose wants no pairs. */
export const surround: Extension = EditorView.inputHandler.of((view, _from, _to, text) => {
  const close = PAIRS.get(text);
  const { state } = view;
  if (close === undefined || state.selection.ranges.some(range => range.empty) || view.composing) return false;
  view.dispatch(
    state.changeByRange(range => ({
      changes: [
        { from: range.from, insert: text },
        { from: range.to, insert: close },
      ],
      range: EditorSelection.range(range.anchor + text.length, range.head + text.length),
    })),
    { userEvent: 'input.type', scrollIntoView: true },
  );
  return true;
});
