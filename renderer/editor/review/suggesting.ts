import {
  EditorSelection,
  EditorState,
  Transaction,
  type Extension,
  type Text,
  type TransactionSpec,
} from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { parseMarks } from '../../../shared/text/critic-markup.ts';
import type { Author } from '../../../shared/text/critic-notes.ts';
import { suggestChange, type SuggestOptions } from '../../../shared/text/critic-suggest.ts';
import { minimalChanges } from '../../../shared/text/minimal-change.ts';
import { applyChanges, composeChanges, mapOffset, type TextChange } from '../../../shared/text/text-change.ts';
import { marksOf } from '../../state/post-marks.ts';

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
  readonly caret: number;
}

/** The changes that record edits as suggestions; undefined where they cannot be ones and are made as they are. */
export function suggest(doc: Text, edits: readonly TextChange[], options: SuggestOptions): Suggested | undefined {
  const { text, marks } = marksOf(doc);
  const only = edits.length === 1 ? edits[0] : undefined;
  if (only) {
    const { changes, caret, tracked } = suggestChange(text, only, options, marks);
    return tracked ? { changes, caret } : undefined;
  }
  // From the last to the first, so that the offsets of those before stay what they are.
  let now = text;
  let changes: TextChange[] = [];
  let caret: number | undefined;
  for (const edit of edits.toReversed()) {
    const one = suggestChange(now, edit, options, parseMarks(now));
    now = applyChanges(now, one.changes);
    changes = composeChanges(changes, one.changes);
    caret = caret === undefined ? one.caret : mapOffset(caret, one.changes, 1);
  }
  return { changes, caret: caret ?? 0 };
}

function isWriting(transaction: Transaction): boolean {
  if (transaction.isUserEvent('input.type.compose')) return false;
  return ['input', 'delete', 'move'].some(event => transaction.isUserEvent(event));
}

function specOf(transaction: Transaction, { changes, caret }: Suggested): TransactionSpec {
  const event = transaction.annotation(Transaction.userEvent);
  return {
    changes: changes.map(({ from, to, insert }) => ({ from, to, insert })),
    selection: EditorSelection.cursor(caret),
    effects: transaction.effects,
    scrollIntoView: transaction.scrollIntoView,
    ...(event === undefined ? {} : { userEvent: event }),
  };
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
    selection: EditorSelection.cursor(suggested.caret),
    userEvent: 'review.suggest',
  });
}
