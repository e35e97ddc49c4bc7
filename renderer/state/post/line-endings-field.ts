import { invertedEffects } from '@codemirror/commands';
import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { mapLineEndings, type LineEndings } from '../../../shared/text/line-endings.ts';
import type { TextChange } from '../../../shared/text/text-change.ts';

/** Replaces what is known of the file's line breaks. */
export const setLineEndings = StateEffect.define<LineEndings>();

/** The file's own line breaks, carried along with each change of the text. */
export const lineEndingsField = StateField.define<LineEndings>({
  create: () => ({ usual: '\n', others: new Map() }),
  update(endings, transaction) {
    for (const effect of transaction.effects) if (effect.is(setLineEndings)) return effect.value;
    if (!transaction.docChanged || endings.others.size === 0) return endings;
    const changes: TextChange[] = [];
    transaction.changes.iterChanges((from, to, _fromB, _toB, insert) =>
      changes.push({ from, to, insert: insert.toString() }),
    );
    const before = transaction.startState.doc;
    return mapLineEndings(endings, changes, offset => before.lineAt(offset).number - 1);
  },
});

/** Makes undo bring back the very line breaks that a deletion took away, in files that mix several kinds. */
export const lineEndings: Extension = invertedEffects.of(transaction => {
  const before = transaction.startState.field(lineEndingsField);
  return transaction.docChanged && before.others.size > 0 ? [setLineEndings.of(before)] : [];
});
