import {
  EditorSelection,
  EditorState,
  StateField,
  Transaction,
  type ChangeSpec,
  type Extension,
  type Text,
} from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

const OPENING = /^---[^\S\n]*$/;
const CLOSING = /^(?:---|\.\.\.)\s*$/;
const LONGEST = 2000;

/**
 * The end of what is hidden: the front matter and one blank line behind it, without the last line break. 0 for none. A text
 * of front matter alone keeps its last line, so that there is somewhere to write.
 */
export function frontMatterEnd(doc: Text): number {
  if (doc.lines < 3 || !OPENING.test(doc.line(1).text)) return 0;
  for (let number = 2; number <= Math.min(doc.lines, LONGEST); number++) {
    const line = doc.line(number);
    if (!CLOSING.test(line.text)) continue;
    const last = number + 1 < doc.lines && doc.line(number + 1).text.trim() === '' ? number + 1 : number;
    return last < doc.lines ? doc.line(last).to : 0;
  }
  return 0;
}

const block = Decoration.replace({ block: true });

const field = StateField.define<DecorationSet>({
  create: state => decorate(state),
  update(decorations, transaction) {
    if (!transaction.docChanged) return decorations;
    let touched = false;
    const end = decorations.size === 0 ? 0 : decorations.iter().to;
    transaction.changes.iterChangedRanges(from => (touched ||= from <= end + 1));
    return touched ? decorate(transaction.state) : decorations.map(transaction.changes);
  },
  provide: own => [EditorView.decorations.from(own), EditorView.atomicRanges.of(view => view.state.field(own))],
});

function decorate(state: EditorState): DecorationSet {
  const end = frontMatterEnd(state.doc);
  return end === 0 ? Decoration.none : Decoration.set(block.range(0, end));
}

/** Where the text that can be seen begins. */
export function visibleStart(state: EditorState): number {
  const shown = state.field(field, false);
  return shown && shown.size > 0 ? shown.iter().to + 1 : 0;
}

/** Selections begin in what can be seen. */
function clamp(selection: EditorSelection, start: number): EditorSelection {
  const ranges = selection.ranges.map(range =>
    EditorSelection.range(Math.max(start, range.anchor), Math.max(start, range.head)),
  );
  return EditorSelection.create(ranges, selection.mainIndex);
}

const protect = EditorState.transactionFilter.of(transaction => {
  const start = visibleStart(transaction.startState);
  if (start === 0) return transaction;
  if (!transaction.docChanged) {
    const outside = transaction.selection?.ranges.some(range => range.from < start) ?? false;
    return outside
      ? [transaction, { selection: clamp(transaction.newSelection, start), sequential: true }]
      : transaction;
  }
  if (!transaction.isUserEvent('input') && !transaction.isUserEvent('delete')) return transaction;
  const kept: ChangeSpec[] = [];
  let reaches = false;
  transaction.changes.iterChanges((from, to, _fromB, _toB, insert) => {
    if (from < start) reaches = true;
    else kept.push({ from, to, insert });
  });
  if (!reaches) return transaction;
  return { changes: kept, userEvent: transaction.annotation(Transaction.userEvent) ?? 'input', scrollIntoView: true };
});

/**
 * Keeps the front matter in the text and out of sight: the cursor cannot go there, and what a person types, pastes or
 * deletes leaves it alone. The form, undo and what comes from disk may change it.
 */
export const hiddenFrontMatter: Extension = [field, protect];
