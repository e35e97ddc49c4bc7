/** How a language quotes: the outer pair, the inner pair. */
interface Quotes {
  readonly double: readonly [open: string, close: string];
  readonly single: readonly [open: string, close: string];
}

const ENGLISH: Quotes = { double: ['“', '”'], single: ['‘', '’'] };
const LOW: Quotes = { double: ['„', '“'], single: ['‚', '‘'] };
const LOW_RIGHT: Quotes = { double: ['„', '”'], single: ['‚', '’'] };
const RIGHT: Quotes = { double: ['”', '”'], single: ['’', '’'] };
const POINTED: Quotes = { double: ['«', '»'], single: ['‹', '›'] };
const POINTED_LOW: Quotes = { double: ['«', '»'], single: ['„', '“'] };
/** The narrow space that French sets inside does not break. */
const FRENCH: Quotes = { double: ['«\u202f', '\u202f»'], single: ['‘', '’'] };

const BY_TAG: Readonly<Record<string, Quotes>> = {
  ...of('de cs sk sl bg is et lt lv mk sq sr', LOW),
  ...of('pl hu ro hr', LOW_RIGHT),
  ...of('sv fi', RIGHT),
  ...of('de-CH it-CH fr-CH nb nn no da hy fa ar', POINTED),
  ...of('ru uk be el kk', POINTED_LOW),
  ...of('fr', FRENCH),
};

function of(tags: string, quotes: Quotes): Record<string, Quotes> {
  return Object.fromEntries(tags.split(' ').map(tag => [tag, quotes]));
}

const APOSTROPHE = '’';

/**
 * The sign of print for a straight quote that is typed behind `before` (its line up to there) in a language (BCP 47 tag;
 * what has no rule of its own is quoted as in English).
 */
export function quoteFor(sign: '"' | "'", before: string, language: string): string {
  const quotes = BY_TAG[language] ?? BY_TAG[language.replace(/-.*/, '')] ?? ENGLISH;
  const last = before.slice(-1);
  const opens = /^$|[\s([{–—>*_~-]/.test(last) || last === quotes.double[0] || last === quotes.single[0];
  if (sign === '"') return quotes.double[opens ? 0 : 1];
  if (opens) return quotes.single[0];
  const [open, close] = quotes.single;
  // Behind a letter it is an apostrophe, unless a quotation is open that would end with another sign.
  const isOpen = before.split(open).length > before.split(close).length;
  return close !== APOSTROPHE && isOpen ? close : APOSTROPHE;
}
