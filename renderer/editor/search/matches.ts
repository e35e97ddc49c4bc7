import type { SearchQuery } from '@codemirror/search';
import { CharCategory, findClusterBreak, type EditorState } from '@codemirror/state';

/** Letters that are looked through at once: what is not there at all is looked for to the end of a long text. */
const AT_ONCE = 50_000;
/** Behind a match its next letter is asked for, which may be of two units. */
const LETTER = 2;
/** No letter with its marks is usually longer. */
const CLUSTER = 8;

interface Match {
  readonly from: number;
  readonly to: number;
  /** Whether it begins and ends with whole letters: `a` is found in `ä`, too, and is not replaced there. */
  readonly precise: boolean;
}

/** The matches of words in their order, and undefined now and then, where looking may pause. */
export function* matchesOf(query: SearchQuery, state: EditorState): Generator<Match | undefined, void> {
  const { length } = state.doc;
  for (let at = 0, end = 0; end < length; at = Math.max(at, end)) {
    end = Math.min(length, at + AT_ONCE);
    // CodeMirror takes the beginning of what it looks through for the beginning of a word.
    if (query.wholeWord) while (at < end && isWithinWord(state, at)) at++;
    // One that begins in this part may end behind it.
    const cursor = query.getCursor(state, at, Math.min(length, end + query.search.length + LETTER));
    for (;;) {
      const next = cursor.next() as { readonly done?: boolean; readonly value: Match };
      if (next.done || (next.value.from >= end && end < length)) break;
      yield next.value;
      at = next.value.to;
    }
    yield undefined;
  }
}

function isWithinWord(state: EditorState, at: number): boolean {
  const before = state.sliceDoc(Math.max(0, at - CLUSTER), at);
  const after = state.sliceDoc(at, at + CLUSTER);
  const category = state.charCategorizer(at);
  return (
    category(before.slice(findClusterBreak(before, before.length, false))) === CharCategory.Word &&
    category(after.slice(0, findClusterBreak(after, 0))) === CharCategory.Word
  );
}
