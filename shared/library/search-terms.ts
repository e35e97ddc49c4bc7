import { foldText } from './fold.ts';

const TERM =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}])+/gu;
const PLAIN = /[a-z0-9]+/g;
/** Letters beyond which a run is no word (a hash, a data address). */
const LONGEST = 40;

/** The words of a text as the index holds them: folded; Chinese, Japanese and Thai by the character. */
export function termsOf(text: string): readonly string[] {
  const folded = foldText(text);
  const terms: readonly string[] = folded.match(/[^\0-\x7f]/.test(folded) ? TERM : PLAIN) ?? [];
  return terms.some(term => term.length > LONGEST) ? terms.filter(term => term.length <= LONGEST) : terms;
}
