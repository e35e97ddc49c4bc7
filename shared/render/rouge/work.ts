import type { Span } from './rules.ts';

/** Where texts that rules need come next, each looked for only once. */
export class Ahead {
  readonly #found = new Map<string, number>();

  constructor(readonly text: string) {}

  #next(needed: string, from: number, key: string): number {
    let found = this.#found.get(key);
    if (found === undefined || found < from) {
      found = this.text.indexOf(needed, from);
      if (found < 0) found = Infinity;
      this.#found.set(key, found);
    }
    return found;
  }

  /** How far a pattern may look in vain here, or -1 where the lead or what is needed is missing. */
  distance({ lead, needed, reach }: Span, at: number): number {
    if (!this.text.startsWith(lead, at)) return -1;
    const found = this.#next(needed, at + lead.length, `${lead} ${needed}`);
    const end = Math.min(this.text.length, reach === 'line' ? this.#next('\n', at, '\n') : Infinity);
    if (found >= end) return -1;
    return (reach === 'needed' ? found : end) - at;
  }
}

/** Thrown where a text takes a lexer too much work. */
export class LexerOverworked extends Error {}

/**
 * What lexing a text may cost, in tried patterns: about a second. A pattern that looked far in vain counts as one for each
 * of so many characters.
 */
const MAX_WORK = 15_000_000;
const CHARACTERS_PER_PATTERN = 16;

/** The work that a lexer and those that it delegates to have done on a text. */
export class Work {
  #patterns = 0;

  /** Counts characters that were looked at in vain. */
  look(characters: number): void {
    this.add(characters / CHARACTERS_PER_PATTERN);
  }

  add(patterns: number): void {
    this.#patterns += patterns;
    if (this.#patterns > MAX_WORK) throw new LexerOverworked();
  }
}
