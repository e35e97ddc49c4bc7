import type { Finding } from '../language/finding.ts';

/** A Hunspell dictionary's two files as they lie on disk. */
export interface DictionaryBytes {
  readonly affixes: Uint8Array;
  readonly words: Uint8Array;
}

export interface PassageText {
  readonly text: string;
  /** A heading, an item or a cell: words that need be no sentence. */
  readonly fragment: boolean;
}

/** What the page tells the thread that checks language. */
export type ToLanguageWorker =
  /** Check these passages, in order; the answer to each comes by itself. Passages of an earlier request are given up. */
  | {
      readonly kind: 'check';
      readonly number: number;
      readonly language: string;
      readonly passages: readonly PassageText[];
    }
  /** Give up what was not begun: the person types, and the processor is theirs. */
  | { readonly kind: 'rest' }
  | { readonly kind: 'suggest'; readonly number: number; readonly language: string; readonly word: string }
  /** A dictionary that `wanted` asked for; null when it could not be read. */
  | { readonly kind: 'dictionary'; readonly language: string; readonly bytes: DictionaryBytes | null };

export type FromLanguageWorker =
  | { readonly kind: 'checked'; readonly number: number; readonly index: number; readonly findings: readonly Finding[] }
  | { readonly kind: 'suggested'; readonly number: number; readonly suggestions: readonly string[] }
  | { readonly kind: 'wanted'; readonly language: string }
  /** A language that cannot be checked after all, and why. */
  | { readonly kind: 'failed'; readonly language: string; readonly cause: string };
