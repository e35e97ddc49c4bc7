import { pickedCompletion, startCompletion, type Completion } from '@codemirror/autocomplete';
import type { EditorState, TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { closedTag } from './typed-end.ts';

const CLOSED = /^[ \t]*-?%\}/;

/** A name that stands in a Liquid tag is the last one, or what it takes follows. */
export type InTag = 'last' | 'followed';

/**
 * Puts a name into a Liquid tag and closes the tag where it is open: behind the last name the cursor stands behind the tag,
 * else where the next one goes.
 */
export function finishTag(state: EditorState, text: string, from: number, to: number, place: InTag): TransactionSpec {
  const closed = CLOSED.exec(state.sliceDoc(to, state.doc.lineAt(to).to))?.[0];
  const end = closed ?? ' %}';
  if (place === 'last') return change(from, to, `${text}${end}`, text.length + end.length, closed);
  const gap = end.startsWith(' ') ? '' : ' ';
  return change(from, to, `${text} ${gap}${end}`, text.length + 1, closed);
}

function change(from: number, to: number, insert: string, cursor: number, closed = ''): TransactionSpec {
  return {
    changes: { from, to: to + closed.length, insert },
    selection: { anchor: from + cursor },
    // What the person has closed is left to the person.
    effects: closed === '' ? closedTag.of(from + insert.length) : [],
    userEvent: 'input.complete',
    scrollIntoView: true,
  };
}

/** The `apply` of a completion inside a tag. */
export function applyInTag(
  text: string,
  place: InTag,
): (view: EditorView, ...rest: [Completion, number, number]) => void {
  return (view, completion, from, to) => {
    const spec = finishTag(view.state, text, from, to, place);
    view.dispatch(spec, { annotations: pickedCompletion.of(completion) });
    if (place === 'followed') startCompletion(view);
  };
}
