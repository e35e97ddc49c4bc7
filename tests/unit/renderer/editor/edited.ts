import { EditorSelection, EditorState } from '@codemirror/state';
import { postLanguage } from '../../../../renderer/editor/language/post-language.ts';
import type { Change } from '../../../../renderer/editor/commands/change.ts';

/** A state from a text in which `‹` and `›` bound selections, and `cursor` stands for a cursor. */
export function stateOf(marked: string, cursor = '|'): EditorState {
  const ranges: { anchor: number; head: number }[] = [];
  let doc = '';
  let anchor: number | undefined;
  for (const sign of marked) {
    if (sign === '‹') anchor = doc.length;
    else if (sign === '›') ranges.push({ anchor: anchor ?? doc.length, head: doc.length });
    else if (sign === cursor) ranges.push({ anchor: doc.length, head: doc.length });
    else doc += sign;
  }
  const selection = EditorSelection.create(
    ranges.length > 0
      ? ranges.map(range => EditorSelection.range(range.anchor, range.head))
      : [EditorSelection.cursor(0)],
  );
  return EditorState.create({
    doc,
    selection,
    extensions: [postLanguage(), EditorState.allowMultipleSelections.of(true)],
  });
}

/** The text after a change, with its selections marked in the same way; `null` where the change does not apply. */
export function edited(marked: string, change: Change, cursor = '|'): string | null {
  const state = stateOf(marked, cursor);
  const spec = change(state);
  if (!spec) return null;
  const after = state.update(spec).state;
  let text = '';
  let at = 0;
  for (const { from, to, empty } of after.selection.ranges) {
    text += after.sliceDoc(at, from) + (empty ? cursor : `‹${after.sliceDoc(from, to)}›`);
    at = to;
  }
  return text + after.sliceDoc(at);
}
