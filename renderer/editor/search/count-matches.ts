import type { SearchQuery } from '@codemirror/search';
import type { EditorState } from '@codemirror/state';

/** Matches beyond this are not counted. */
const COUNTED = 2000;
/** Letters that are looked through at once: what is not there at all is looked for to the end of a long text. */
const SLICE = 200_000;

interface Match {
  readonly from: number;
  readonly to: number;
}

/** Counts the matches of words, in slices that leave room for keys, and says the count. The answer gives it up. */
export function countMatches(query: SearchQuery, state: EditorState, say: (words: string) => void): () => void {
  const { doc, selection } = state;
  let total = 0;
  let current = 0;
  let at = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const goOn = (): void => {
    const end = Math.min(doc.length, at + SLICE);
    for (const { from, to } of matchesIn(query, state, at, end)) {
      if (from >= end && end < doc.length) break;
      total += 1;
      at = to;
      if (from === selection.main.from && to === selection.main.to) current = total;
      if (total === COUNTED) break;
    }
    at = Math.max(at, end);
    if (total < COUNTED && end < doc.length) {
      timer = setTimeout(goOn);
      return;
    }
    const all = total === COUNTED ? `${COUNTED}+` : String(total);
    say(total === 0 ? 'No match' : current > 0 ? `${current} of ${all}` : all);
  };
  goOn();
  return () => clearTimeout(timer);
}

/** Matches that begin in a part of the text, and perhaps some behind it; one that begins in it may end behind it. */
function* matchesIn(query: SearchQuery, state: EditorState, from: number, end: number): Generator<Match> {
  const cursor = query.getCursor(state, from, Math.min(state.doc.length, end + query.search.length));
  for (;;) {
    const next = cursor.next() as { done?: boolean; value: Match };
    if (next.done) return;
    yield next.value;
  }
}
