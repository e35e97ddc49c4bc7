import type { SitePath } from '../../shared/site/site-file.ts';

/** Texts to be looked through for a phrase, the best matches of its words first. */
export interface PhraseQuestion {
  readonly phrase: string;
  readonly paths: readonly SitePath[];
}

interface Look {
  /** What is known of texts that were looked through. */
  readonly known: Map<SitePath, boolean>;
  /** Texts that the present question is still about, with the scores of their words. */
  readonly open: Map<SitePath, number>;
  /** Those, the best last, as far as they were put in order. */
  order: SitePath[];
}

/** Phrases whose answers are kept: those of the present search, and of the ones before it. */
const MOST_KEPT = 6;

/**
 * Which texts of a large site hold a phrase. The index knows single words, so the texts themselves are to be looked through,
 * where they lie: a search is answered from what is known, and asked again as more is.
 */
export class PhraseLooks {
  /** By folded phrase, the latest asked for last. */
  readonly #looks = new Map<string, Look>();

  /** Begins a question about a phrase: texts of an earlier one that it is not about are looked through no more. */
  begin(phrase: string): void {
    const look = this.#looks.get(phrase) ?? { known: new Map(), open: new Map(), order: [] };
    look.open.clear();
    look.order = [];
    this.#looks.delete(phrase);
    this.#looks.set(phrase, look);
    for (const oldest of this.#looks.keys()) {
      if (this.#looks.size <= MOST_KEPT) return;
      this.#looks.delete(oldest);
    }
  }

  /** Whether a text holds the phrase that was begun; undefined for one that is to be looked through. */
  holds(phrase: string, path: SitePath, score: number): boolean | undefined {
    const look = this.#looks.get(phrase);
    const known = look?.known.get(path);
    if (known === undefined) look?.open.set(path, score);
    return known;
  }

  /** A text has changed, or is gone. */
  forget(path: SitePath): void {
    for (const { known, open } of this.#looks.values()) {
      known.delete(path);
      open.delete(path);
    }
  }

  /** How many texts are to be looked through for the present search. */
  get waiting(): number {
    return this.#last()?.[1].open.size ?? 0;
  }

  /** The next ones. */
  next(most: number): PhraseQuestion | undefined {
    const [phrase, look] = this.#last() ?? [];
    if (phrase === undefined || !look || look.open.size === 0) return undefined;
    if (look.order.length === 0) look.order = [...look.open].sort((a, b) => a[1] - b[1]).map(([path]) => path);
    const paths = look.order.splice(-most).reverse();
    return { phrase, paths };
  }

  /** Takes what was found: the places of those paths whose texts hold the phrase. */
  take({ phrase, paths }: PhraseQuestion, holding: readonly number[]): void {
    const look = this.#looks.get(phrase);
    if (!look) return;
    const held = new Set(holding);
    for (const [at, path] of paths.entries()) {
      look.known.set(path, held.has(at));
      look.open.delete(path);
    }
  }

  /** The phrase that was asked for last of those that have open texts. */
  #last(): [string, Look] | undefined {
    return [...this.#looks].findLast(([, { open }]) => open.size > 0);
  }
}
