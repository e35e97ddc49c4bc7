import { acceptCompletion, completionKeymap } from '@codemirror/autocomplete';
import {
  copyLineDown,
  copyLineUp,
  cursorMatchingBracket,
  historyKeymap,
  indentLess,
  indentMore,
  moveLineDown,
  moveLineUp,
  simplifySelection,
  standardKeymap,
} from '@codemirror/commands';
import { deleteMarkupBackward, insertNewlineContinueMarkup } from '@codemirror/lang-markdown';
import { foldKeymap } from '@codemirror/language';
import { selectNextOccurrence } from '@codemirror/search';
import { Prec, type EditorState, type Extension, type TransactionSpec } from '@codemirror/state';
import { EditorView, keymap, type Command, type KeyBinding } from '@codemirror/view';
import type { Change } from './commands/change.ts';
import { indentItems, outdentItems } from './commands/lists.ts';
import { expandAtCursor } from './snippets/insert-snippet.ts';
import { leaveStops, nextStop, previousStop } from './snippets/snippet-stops.ts';
import { addRow, moveColumn, moveRow, toCell, toRowBelow } from './table/edit-table.ts';
import { tableChange } from './table/table-commands.ts';

const run =
  (...changes: readonly Change[]): Command =>
  view => {
    for (const change of changes) {
      const spec: TransactionSpec | null = change(view.state);
      if (!spec) continue;
      view.dispatch(spec);
      return true;
    }
    return false;
  };

const inTableOnly =
  (change: Change): Change =>
  (state: EditorState) =>
    state.selection.ranges.length > 1 ? null : change(state);

/** In a table first, then in a list; elsewhere a key does what it does in any text. */
const writing: readonly KeyBinding[] = [
  { key: 'Tab', run: acceptCompletion },
  { key: 'Tab', run: nextStop, shift: previousStop },
  { key: 'Tab', run: expandAtCursor },
  { key: 'Tab', run: run(inTableOnly(tableChange(toCell(1))), indentItems) },
  { key: 'Shift-Tab', run: run(inTableOnly(tableChange(toCell(-1))), outdentItems) },
  { key: 'Tab', run: indentMore, shift: indentLess },
  { key: 'Enter', run: run(inTableOnly(tableChange(toRowBelow))) },
  { key: 'Enter', run: insertNewlineContinueMarkup },
  { key: 'Mod-Enter', run: run(inTableOnly(tableChange(addRow))) },
  { key: 'Backspace', run: deleteMarkupBackward },
  { key: 'Alt-ArrowUp', run: run(inTableOnly(tableChange(moveRow(-1)))) },
  { key: 'Alt-ArrowDown', run: run(inTableOnly(tableChange(moveRow(1)))) },
  { key: 'Alt-ArrowLeft', run: run(inTableOnly(tableChange(moveColumn(-1)))) },
  { key: 'Alt-ArrowRight', run: run(inTableOnly(tableChange(moveColumn(1)))) },
  { key: 'Alt-ArrowUp', run: moveLineUp },
  { key: 'Alt-ArrowDown', run: moveLineDown },
  { key: 'Shift-Alt-ArrowUp', run: copyLineUp },
  { key: 'Shift-Alt-ArrowDown', run: copyLineDown },
  { key: 'Mod-d', run: selectNextOccurrence, preventDefault: true },
  { key: 'Escape', run: leaveStops },
  { key: 'Escape', run: simplifySelection },
  { key: 'Shift-Mod-\\', run: cursorMatchingBracket },
];

/** Undo comes by the application's key map: the last action may have been a change of many posts. */
const otherHistoryKeys = historyKeymap.filter(({ key }) => key !== 'Mod-z');

/**
 * The keys of writing. Formatting and other commands of the application come by its own key map, which the person can
 * change.
 */
export const keys: Extension = [
  Prec.high(keymap.of([...writing])),
  keymap.of([...completionKeymap, ...foldKeymap, ...otherHistoryKeys, ...standardKeymap]),
  EditorView.clickAddsSelectionRange.of(event => event.altKey),
];
