/** English is checked by rules of its own; these are the kinds of it. */
export const ENGLISH = ['en-US', 'en-GB', 'en-AU', 'en-CA', 'en-IN'] as const;
export type English = (typeof ENGLISH)[number];

/**
 * A language as a person or a system writes it (`de`, `pt_BR.UTF-8`, `en-gb`, `German`) as a BCP 47 tag (`pt-BR`);
 * undefined for what names none.
 */
export function readLanguageTag(written: string): string | undefined {
  const plain = written
    .trim()
    .replace(/[.@].*$/, '')
    .replace(/_/g, '-');
  const found = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(plain) ? canonical(plain) : undefined;
  return found ?? byName().get(plain.toLowerCase());
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

const NAMED =
  'af ar be bg bn br ca cs cy da de el en eo es et eu fa fi fr fy ga gl gu he hi hr hu hy id is it ja ka kk ko la lb lt lv mk mn ms nb ne nl nn pl pt ro ru se si sk sl sq sr sv sw ta te th tr uk ur uz vi zh'.split(
    ' ',
  );
let names: Map<string, string> | undefined;

/** English and own names of languages: `german`, `deutsch`. */
function byName(): ReadonlyMap<string, string> {
  names ??= new Map(
    NAMED.flatMap(tag => [languageName(tag), languageName(tag, tag)].map(name => [name.toLowerCase(), tag] as const)),
  );
  return names;
}

/** A language's name, `Portuguese (Brazil)`; the tag itself where it has none. */
export function languageName(tag: string, speaker = 'en'): string {
  try {
    return new Intl.DisplayNames([speaker], { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/**
 * The language of `available` that serves a wanted one best: the very same, one that a person prefers among its kinds, the
 * plain language, any kind of it; undefined for none.
 */
export function matchLanguage(
  wanted: string,
  available: readonly string[],
  preferred: readonly string[] = [],
): string | undefined {
  const [language = ''] = wanted.split('-');
  const kinds = available.filter(tag => tag.split('-')[0] === language);
  return (
    kinds.find(tag => tag.toLowerCase() === wanted.toLowerCase()) ??
    (wanted === language ? preferred.find(tag => kinds.includes(tag)) : undefined) ??
    kinds.find(tag => tag === language) ??
    kinds[0]
  );
}

const RIGHT_TO_LEFT =
  /^(?:ar|arc|ckb|dv|fa|he|iw|ks|nqo|pnb|ps|sd|syr|ug|ur|yi)(?:-|$)|-(?:Arab|Hebr|Syrc|Thaa|Nkoo)(?:-|$)/i;

/** Whether a language (BCP 47 tag) is written from right to left; a script that the tag names decides before its language. */
export function isRightToLeft(tag: string): boolean {
  return !/-(?:Latn|Cyrl)(?:-|$)/i.test(tag) && RIGHT_TO_LEFT.test(tag);
}
