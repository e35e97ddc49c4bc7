import { OBJECT } from './passage.ts';

/** A word of a passage. */
export interface Word {
  readonly text: string;
  readonly from: number;
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’][\p{L}\p{M}]+)*/gu;
/** Addresses, paths, file names, tags, identifiers: runs without white space that are no words. */
const NO_PROSE = new RegExp(
  [
    String.raw`\b(?:https?|ftp|mailto):\S+|\bwww\.\S+`,
    String.raw`(?<![\w.+-])[\w.+-]+@[\w-]+\.\w[\w.-]*`,
    String.raw`(?<![\p{L}\p{N}])[@#][\p{L}\p{N}_][\p{L}\p{N}_-]*`,
    String.raw`(?<![\p{L}\p{N}/.])(?:~|\.{1,2})?/[\w.-]+(?:/[\w.-]*)*`,
    String.raw`(?<![\w./-])[\w.-]+(?:/[\w.-]+){2,}/?`,
    String.raw`(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.[a-z][a-z0-9]{1,5}\b`,
    String.raw`\$\$[^$]+\$\$`,
    String.raw`(?<!\S)[^\s_]*_\S*`,
    String.raw`:[a-z0-9_+-]+:|&#?[a-z0-9]+;`,
  ].join('|'),
  'giu',
);

/** A passage's text with what is no word by its form (addresses, paths, `@names`, `:emoji:`) made one sign, length kept. */
export function withoutNames(text: string): string {
  return text.replace(NO_PROSE, found => OBJECT.repeat(found.length));
}

/** The words that a dictionary can know: no abbreviations in capitals, no camelCase, nothing with digits. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of withoutNames(text).matchAll(WORD)) {
    const word = match[0];
    const around = (text[match.index - 1] ?? '') + (text[match.index + word.length] ?? '');
    if (word.length < 2 || /\p{N}/u.test(around) || isAbbreviation(word)) continue;
    words.push({ text: word, from: match.index });
  }
  return words;
}

/** `NATO`, `PDFs`, `iPhone`: capitals where no word has them. */
function isAbbreviation(word: string): boolean {
  return /^[^\p{Ll}]+s?$/u.test(word) ? word.length < 6 || word.endsWith('s') : /\p{Ll}\p{Lu}/u.test(word);
}
