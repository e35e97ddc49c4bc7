import { anyBoolean, anyText, objectOf, such } from '../kit/decode.ts';
import type { Problem } from '../kit/problem.ts';
import type { SitePath } from '../site/site-file.ts';
import type { TextHit } from '../text/text-search.ts';

/** Longer texts are not looked for in a whole site. */
const LONGEST = 10_000;

export const textQueryDecoder = objectOf({
  text: such(anyText, text => text !== '' && text.length <= LONGEST, 'a text to look for'),
  regex: anyBoolean,
  matchCase: anyBoolean,
  wholeWord: anyBoolean,
});

/** The places in one file. */
export interface FoundFile {
  readonly path: SitePath;
  readonly hits: readonly TextHit[];
}

export type SearchAnswer =
  /** Every file was searched, or, with `cut`, as many as hold the most places that are listed. */
  | { readonly kind: 'done'; readonly cut: boolean }
  | { readonly kind: 'cancelled' }
  /** The expression is wrong; `said` is why. */
  | { readonly kind: 'wrong'; readonly said: string }
  | { readonly kind: 'refused'; readonly problem: Problem };
