import type { SearchQuery } from '@codemirror/search';
import { EditorSelection, type EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { TextChange } from '../../../shared/text/text-change.ts';
import { inSlices } from '../../state/in-slices.ts';
import { joinChanges } from './joined-changes.ts';
import { matchesOf } from './matches.ts';

/**
 * Replaces places of the text as it is now by one change, which is one step of undo. They are gathered in slices between which
 * keys are taken; `again` is called where a key has made another text of it meanwhile. The answer gives it up.
 */
export function replaceAllOf(
  view: EditorView,
  places: Iterable<TextChange | undefined>,
  again: () => void,
): () => void {
  const { doc, selection } = view.state;
  const { anchor, head } = selection.main;
  const top = view.lineBlockAtHeight(view.scrollDOM.getBoundingClientRect().top - view.documentTop).from;
  return inSlices(joinChanges(doc, places, [anchor, head, top]), ({ changes, count, joined, followed }) => {
    if (view.state.doc !== doc) return again();
    if (count === 0) return;
    const announced = EditorView.announce.of(`${view.state.phrase('replaced $ matches', count)}.`);
    // What was joined has no places inside: the cursor and what is in sight are put where they were.
    const kept = joined && {
      selection: EditorSelection.single(followed[0]!, followed[1]!),
      effects: [announced, EditorView.scrollIntoView(followed[2]!, { y: 'start', yMargin: 0 })],
    };
    view.dispatch({ changes, effects: announced, ...kept, userEvent: 'input.replace.all' });
  });
}

/** What takes the place of each match of words. */
export function* replacementsOf(query: SearchQuery, state: EditorState): Generator<TextChange | undefined, void> {
  // As CodeMirror reads the words that are looked for.
  const insert = query.literal
    ? query.replace
    : query.replace.replace(/\\([nrt\\])/g, (_, sign: string) => SIGNS[sign]!);
  for (const match of matchesOf(query, state)) {
    if (!match) yield undefined;
    else if (match.precise) yield { from: match.from, to: match.to, insert };
  }
}

const SIGNS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\' };
