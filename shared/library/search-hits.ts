import type { TextRange } from '../text/text-change.ts';
import { foldText } from './fold.ts';
import { termsOf } from './search-terms.ts';

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}])+/gu;

/** Where the words of a search stand in a text, the last one as the beginning of a word; at most so many places. */
export function findHits(text: string, search: string, most = 200): readonly TextRange[] {
  const words = [...new Set(termsOf(search))];
  const last = words.at(-1);
  const whole = new Set(words);
  const hits: TextRange[] = [];
  if (last === undefined) return hits;
  for (const { 0: found, index } of text.matchAll(WORD)) {
    const folded = foldText(found);
    if (!whole.has(folded) && !folded.startsWith(last)) continue;
    hits.push({ from: index, to: index + found.length });
    if (hits.length >= most) break;
  }
  return hits;
}

export interface Snippet {
  readonly text: string;
  /** In the snippet's own text. */
  readonly hits: readonly TextRange[];
  /** Where the snippet begins in the searched text. */
  readonly from: number;
}

/** A line of text around the place with the most hits close together; white space is made single spaces of equal length. */
export function snippetOf(text: string, hits: readonly TextRange[], length = 160): Snippet {
  let best = 0;
  let most = 0;
  for (let first = 0, last = 0; first < hits.length; first++) {
    while (last < hits.length && hits[last]!.to <= hits[first]!.from + length) last += 1;
    if (last - first > most) {
      most = last - first;
      best = first;
    }
  }
  const middle = hits[best]?.from ?? 0;
  let from = Math.max(0, middle - Math.floor(length / 4));
  const space = text.slice(from, middle).search(/\s/);
  if (from > 0 && space >= 0) from += space + 1;
  const to = Math.min(text.length, from + length);
  return {
    text: text.slice(from, to).replace(/\s/g, ' '),
    hits: hits
      .filter(hit => hit.from >= from && hit.to <= to)
      .map(hit => ({ from: hit.from - from, to: hit.to - from })),
    from,
  };
}
