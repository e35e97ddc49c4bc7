/** What is wrong with some words: a word that no dictionary has, or a sentence that breaks a rule. */
export interface Finding {
  /** Offsets in the passage's text, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'spelling' | 'grammar';
  /** The checker's own name of the rule, so that a person can turn it off; `SpellCheck` for spelling. */
  readonly rule: string;
  /** One sentence for the person. */
  readonly message: string;
  /** What may stand there instead, best first; `null` when it must be asked for (it takes time). */
  readonly suggestions: readonly string[] | null;
}

export const SPELLING_RULE = 'SpellCheck';
