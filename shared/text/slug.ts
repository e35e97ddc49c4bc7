import { downcase } from '../ruby/string.ts';

/** The modes of Jekyll's `slugify`; any other name only puts the text in lower case. */
export type SlugMode = 'raw' | 'default' | 'pretty' | 'ascii' | 'latin';

const REPLACED: Readonly<Record<SlugMode, RegExp>> = {
  raw: /[ \t\r\n\f\v]+/g,
  default: /[^\p{M}\p{L}\p{Nd}]+/gu,
  pretty: /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu,
  ascii: /[^A-Za-z0-9]+/g,
  latin: /[^\p{M}\p{L}\p{Nd}]+/gu,
};

/** Jekyll's `Utils.slugify`: runs of what the mode does not allow become one hyphen, none at the ends, lower case. */
export function slugify(text: string, mode: SlugMode = 'default', cased = false): string {
  const latin = mode === 'latin' ? transliterate(text) : text;
  const slug = latin.replace(REPLACED[mode], '-').replace(/^-|-$/g, '');
  return cased ? slug : downcase(slug);
}

/** Jekyll's `Utils.titleize_slug`: a title made from a file's name. */
export function titleFromSlug(slug: string): string {
  const words = slug.replace(/-+$/, '').split('-');
  return words.map(word => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()).join(' ');
}

/** The name that `jekyll post` gives a new post: `2025-12-02-the-title.md`. Undefined where the title gives no slug. */
export function postFileName(
  day: { year: number; month: number; day: number },
  title: string,
  extension = 'md',
): string | undefined {
  const slug = slugify(title);
  if (slug === '') return undefined;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(day.year).padStart(4, '0')}-${two(day.month)}-${two(day.day)}-${slug}.${extension}`;
}

/** The name that `jekyll draft` gives a new draft: `the-title.md`. Undefined where the title gives no slug. */
export function draftFileName(title: string, extension = 'md'): string | undefined {
  const slug = slugify(title);
  return slug === '' ? undefined : `${slug}.${extension}`;
}

/** Letters without a decomposition in Unicode that I18n nevertheless writes in ASCII. */
const LETTERS: Readonly<Record<string, string>> = {
  Æ: 'AE',
  Ð: 'D',
  '×': 'x',
  Ø: 'O',
  Þ: 'Th',
  ß: 'ss',
  æ: 'ae',
  ð: 'd',
  ø: 'o',
  þ: 'th',
  Đ: 'D',
  đ: 'd',
  Ħ: 'H',
  ħ: 'h',
  ı: 'i',
  Ĳ: 'IJ',
  ĳ: 'ij',
  ĸ: 'k',
  Ŀ: 'L',
  ŀ: 'l',
  Ł: 'L',
  ł: 'l',
  ŉ: "'n",
  Ŋ: 'NG',
  ŋ: 'ng',
  Œ: 'OE',
  œ: 'oe',
  Ŧ: 'T',
  ŧ: 't',
};

/** I18n's `transliterate` without rules of a locale: U+00C0 to U+017E in ASCII, everything else beyond ASCII `?`. */
export function transliterate(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, letter => {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0xc0 || code > 0x17e) return '?';
    return LETTERS[letter] ?? /^[A-Za-z]/.exec(letter.normalize('NFD'))?.[0] ?? '?';
  });
}
