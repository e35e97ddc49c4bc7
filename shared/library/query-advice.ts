import { QUERY_NAMES, queryWords, readsTerm } from './query.ts';
import { foldText } from './fold.ts';
import type { CatalogueCounts } from './catalogue.ts';

type Names = Pick<CatalogueCounts, 'tags' | 'categories'>;

/** What of a query cannot mean anything, each with what would. `names` are those that the site's posts have. */
export function adviseQuery(text: string, names: Names | null): readonly string[] {
  const words = queryWords(text);
  return words.flatMap(({ name, value, isQuoted }, index) => {
    if (name === undefined || value === '') return [];
    const written = `${name}:${value}`;
    if (!QUERY_NAMES.includes(name)) return /^\/\//.test(value) ? [] : [`${unknown(name)} ${quotedAdvice(written)}`];
    if (!readsTerm(name, value)) return [`${written} cannot be read. ${REMEDIES[name] ?? ''}`.trim()];
    const known = name === 'tag' ? names?.tags : name === 'category' ? names?.categories : undefined;
    if (!known || known.length === 0 || isAmong(known, value)) return [];
    const next = words[index + 1];
    const both = next?.name === undefined && next?.value ? `${value} ${next.value}` : '';
    const remedy = !isQuoted && isAmong(known, both) ? ` Two words stand in quotes: ${name}:"${both}".` : '';
    return [`No post has the ${name} ${value}.${remedy}`];
  });
}

const STATES = 'is: takes draft, in-review, ready, scheduled, published, unpublished, post or page.';
const DAYS = 'Write a year, month or day, 2025-12-02, or two with dots between: 2024..2025-06.';
const REMEDIES: Readonly<Record<string, string>> = { is: STATES, date: DAYS, before: DAYS, after: DAYS };

function unknown(name: string): string {
  return `${name}: is none of ${QUERY_NAMES.slice(0, -1)
    .map(one => `${one}:`)
    .join(' ')} and ${QUERY_NAMES.at(-1)}:`;
}

function quotedAdvice(written: string): string {
  return `– ${written} is looked for as it stands.`;
}

function isAmong(known: Names['tags'], value: string): boolean {
  const folded = foldText(value);
  return known.some(one => foldText(one.value) === folded);
}
