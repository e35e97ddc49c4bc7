import type { SearchQuery } from '@codemirror/search';
import type { EditorState } from '@codemirror/state';
import { inSlices } from '../../state/in-slices.ts';
import { matchesOf } from './matches.ts';

/** Matches beyond this are not counted. */
const COUNTED = 2000;

/** Counts the matches of words, in slices that leave room for keys, and says the count. The answer gives it up. */
export function countMatches(query: SearchQuery, state: EditorState, say: (words: string) => void): () => void {
  return inSlices(counting(query, state), say);
}

function* counting(query: SearchQuery, state: EditorState): Generator<undefined, string> {
  const { from, to } = state.selection.main;
  let total = 0;
  let current = 0;
  for (const match of matchesOf(query, state)) {
    if (match) {
      total += 1;
      if (match.from === from && match.to === to) current = total;
      if (total === COUNTED) break;
    }
    yield undefined;
  }
  const all = total === COUNTED ? `${COUNTED}+` : String(total);
  return total === 0 ? 'No match' : current > 0 ? `${current} of ${all}` : all;
}
