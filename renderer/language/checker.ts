import type { PassageText } from '../../shared/contract/language-worker.ts';
import type { Finding } from '../../shared/language/finding.ts';

/** Checks one language. */
export interface Checker {
  check(passage: PassageText): Promise<readonly Finding[]>;
  /** Other words for one that is wrong, best first. */
  suggest(word: string): Promise<readonly string[]>;
}
