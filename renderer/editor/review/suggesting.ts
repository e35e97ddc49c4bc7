import {
  EditorSelection,
  EditorState,
  Transaction,
  type Extension,
  type Text,
  type TransactionSpec,
} from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { parseMarks } from '../../../shared/text/critic/critic-markup.ts';
import type { Author } from '../../../shared/text/critic/critic-notes.ts';
import { suggestChange, type SuggestOptions } from '../../../shared/text/critic/critic-suggest.ts';
import { minimalChanges } from '../../../shared/text/compare/minimal-change.ts';
import { applyChanges, composeChanges, mapOffset, type TextChange } from '../../../shared/text/text-change.ts';
import { marksOf } from '../../state/post/post-marks.ts';

/**
 * While this is part of a state, what a person types, pastes or deletes becomes suggestions. Undo, the form and the review's own
 * decisions pass as they are; so does text that is being composed, which becomes a suggestion when it is complete.
 */
export function suggesting(author: () => Author | undefined): Extension {
  return [
    EditorState.transactionFilter.of(transaction => {
      if (!transaction.docChanged || !isWriting(transaction)) return transaction;
      const changes: TextChange[] = [];
      transaction.changes.iterChanges((from, to, _from, _to, insert) =>
        changes.push({ from, to, insert: insert.toString() }),
      );
      const direction = transaction.isUserEvent('delete.forward') ? 'forward' : 'backward';
      const suggested = suggest(transaction.startState.doc, changes, { ...signed(author()), direction });
      return suggested === undefined ? transaction : specOf(transaction, suggested);
    }),
    composing(author),
  ];
}

interface Suggested {
  readonly changes: readonly TextChange[];
  /** Where a cursor goes for each edit, in their order. */
  readonly carets: readonly number[];
}

/** The changes that record edits as suggestions; undefined where they cannot be ones and are made as they are. */
export function suggest(doc: Text, edits: readonly TextChange[], options: SuggestOptions): Suggested | undefined {
  const { text, marks } = marksOf(doc);
  const only = edits.length === 1 ? edits[0] : undefined;
  if (only) {
    const { changes, caret, tracked } = suggestChange(text, only, options, marks);
    return tracked ? { changes, carets: [caret] } : undefined;
  }
  // From the last to the first, so that the offsets of those before stay what they are.
  let now = text;
  let changes: TextChange[] = [];
  let carets: number[] = [];
  for (const edit of edits.toReversed()) {
    const one = suggestChange(now, edit, options, parseMarks(now));
    now = applyChanges(now, one.changes);
    changes = composeChanges(changes, one.changes);
    carets = [one.caret, ...carets.map(caret => mapOffset(caret, one.changes, 1))];
  }
  return { changes, carets };
}

function isWriting(transaction: Transaction): boolean {
  if (transaction.isUserEvent('input.type.compose')) return false;
  return ['input', 'delete', 'move'].some(event => transaction.isUserEvent(event));
}

function specOf(transaction: Transaction, suggested: Suggested): TransactionSpec {
  const event = transaction.annotation(Transaction.userEvent);
  return {
    changes: suggested.changes.map(({ from, to, insert }) => ({ from, to, insert })),
    selection: selectionAfter(transaction, suggested),
    effects: transaction.effects,
    scrollIntoView: transaction.scrollIntoView,
    ...(event === undefined ? {} : { userEvent: event }),
  };
}

/**
 * What was selected and is still there stays so (words that a command made bold); else each edit has a cursor where there
 * was one for each, or the last one has the only cursor.
 */
function selectionAfter(
  { startState, changes: edits, newSelection }: Transaction,
  { changes, carets }: Suggested,
): EditorSelection {
  const before = edits.invertedDesc;
  const kept = newSelection.ranges.flatMap(({ from, to }) => {
    const [start, end] = [before.mapPos(from, 1), before.mapPos(to, -1)];
    return start < end ? [EditorSelection.range(mapOffset(start, changes, 1), mapOffset(end, changes, -1))] : [];
  });
  if (kept.length === newSelection.ranges.length) return EditorSelection.create(kept, newSelection.mainIndex);
  const several = carets.length === startState.selection.ranges.length ? carets : carets.slice(-1);
  const cursors = several.map(caret => EditorSelection.cursor(caret));
  return EditorSelection.create(cursors, several.length > 1 ? startState.selection.mainIndex : 0);
}

function signed(author: Author | undefined): SuggestOptions {
  return author ? { author } : {};
}

/** An input method must find its text as it left it: the suggestion is made once the composition has ended. */
function composing(author: () => Author | undefined): Extension {
  let before: Text | undefined;
  return EditorView.domEventHandlers({
    compositionstart: (_event, view) => {
      before = view.state.doc;
    },
    compositionend: (_event, view) => {
      const start = before;
      before = undefined;
      if (start) setTimeout(() => takeComposed(view, start, author()));
    },
  });
}

function takeComposed(view: EditorView, before: Text, author: Author | undefined): void {
  const edits = minimalChanges(before.toString(), view.state.doc.toString());
  if (edits.length === 0) return;
  const suggested = suggest(before, edits, signed(author));
  if (!suggested) return;
  const wanted = applyChanges(before.toString(), suggested.changes);
  view.dispatch({
    changes: minimalChanges(view.state.doc.toString(), wanted).map(({ from, to, insert }) => ({ from, to, insert })),
    selection: EditorSelection.cursor(suggested.carets.at(-1) ?? 0),
    userEvent: 'review.suggest',
  });
}
