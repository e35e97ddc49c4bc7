import type { Counted } from './catalogue.ts';
import { foldText } from './fold.ts';
import { isOneEdit } from './one-edit.ts';

export type Likeness = 'case' | 'hyphen' | 'plural' | 'typo';

/** Names that probably mean the same; the commonest is what the others should be. */
export interface SimilarNames {
  readonly keep: Counted;
  readonly others: readonly (Counted & { readonly likeness: Likeness })[];
}

/** Letters below which a difference of one is no misspelling (`cat`, `car`). */
const LEAST_LETTERS = 5;

/**
 * Finds near-duplicates among names and their counts: other case or accents, other hyphens or spaces, singular and plural, one
 * letter wrong. Names of numbers differ on purpose. Takes time in proportion to the letters of all names.
 */
export function findSimilarNames(names: readonly Counted[]): readonly SimilarNames[] {
  const sorted = [...names].sort(
    (a, b) => b.count - a.count || signsOf(a.value) - signsOf(b.value) || (a.value < b.value ? -1 : 1),
  );
  const keys = sorted.map(({ value }) => keysOf(value));
  const owner = new Map<string, number>();
  const keeper = sorted.map((_, index) => index);
  for (const [index, { exact, bare, stem, near }] of keys.entries()) {
    const found = [exact, bare, stem, ...near].map(key => owner.get(key)).find(other => other !== undefined);
    if (found !== undefined && isAlike(keys[found]!, keys[index]!)) keeper[index] = keeper[found]!;
    for (const key of [exact, bare, stem, ...near]) if (!owner.has(key)) owner.set(key, index);
  }
  const groups = new Map<number, number[]>();
  for (const [index, kept] of keeper.entries()) {
    if (kept !== index) groups.set(kept, [...(groups.get(kept) ?? []), index]);
  }
  return [...groups].map(([kept, others]) => ({
    keep: sorted[kept]!,
    others: others.map(other => ({ ...sorted[other]!, likeness: likenessOf(keys[kept]!, keys[other]!) })),
  }));
}

interface NameKeys {
  readonly exact: string;
  /** Without hyphens, spaces and signs. */
  readonly bare: string;
  /** Without an ending of the plural. */
  readonly stem: string;
  /** The bare name with each one of its letters left out: two names that share one differ in one letter. */
  readonly near: readonly string[];
}

function keysOf(name: string): NameKeys {
  const exact = foldText(name).trim();
  const bare = exact.replace(/[^\p{L}\p{N}+#]+/gu, '') || exact;
  const letters = [...bare];
  const near =
    letters.length < LEAST_LETTERS || letters.length > 40 || /\d/.test(bare)
      ? []
      : [bare, ...letters.map((_, index) => letters.toSpliced(index, 1).join(''))].map(key => `~${key}`);
  return { exact: `=${exact}`, bare: `-${bare}`, stem: `s${stemOf(bare)}`, near };
}

/** Ending of plurals in English and what resembles it; enough to ask, not to decide. */
function stemOf(bare: string): string {
  if (bare.length < 4 || /ss$|us$|is$/.test(bare)) return bare;
  return bare
    .replace(/ies$/, 'y')
    .replace(/(?<=sh|ch|x|z|s)es$/, '')
    .replace(/s$/, '');
}

function isAlike(a: NameKeys, b: NameKeys): boolean {
  if (a.exact === b.exact || a.bare === b.bare || a.stem === b.stem) return true;
  return isOneEdit(a.bare.slice(1), b.bare.slice(1));
}

function likenessOf(kept: NameKeys, other: NameKeys): Likeness {
  if (kept.exact === other.exact) return 'case';
  if (kept.bare === other.bare) return 'hyphen';
  return kept.stem === other.stem ? 'plural' : 'typo';
}

/** How much of a name is no small letter: of equally common ones the plainest stays. */
function signsOf(name: string): number {
  return name.replace(/[\p{Ll}\p{Lo}\d]/gu, '').length;
}
