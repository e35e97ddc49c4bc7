import { wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { on, pop, rule } from '../rules.ts';

const KEYWORDS = wordSet(`
  abbreviation add_rewrite alias assume axiom begin by calc calc_refl calc_subst calc_trans #check coercion conjecture
  constant constants context corollary def definition end #eval example export expose exposing exit extends from fun have
  help hiding hott hypothesis import include including inductive infix infixl infixr inline instance irreducible lemma
  match namespace notation opaque opaque_hint open options parameter parameters postfix precedence prefix #print private
  protected #reduce reducible renaming repeat section set_option show tactic_hint theorem universe universes using
  variable variables with`);

const TYPES = wordSet('Sort Prop Type');

/** Lean 3 as Rouge's `lean` takes it apart. */
export const lean = defineStates(() => ({
  root: [
    rule(/\s*-{2,1000}\s+.*?$/u, 'cd'),
    rule(/"/u, 's', 'string'),
    rule(/\d+/u, 'mi'),
    on(/#?\w+/u, (scan, [word]) => scan.token(KEYWORDS.has(word) ? 'k' : TYPES.has(word) ? 'kt' : 'n', word)),
    rule(/λ/u, 'k'),
    rule(/:=?/u, ''),
    rule(/\.[0-9]*/u, 'o'),
    rule(/!=|#|&&?|\*|\+|->?|\/|@|!|\x60|;|<-|<=?|=>|==?|>=?|_|\|\|?|~/u, 'o'),
    rule(/[∀Πλ↔∧∨≠≤≥⊎¬⬝▸→∃ℕℤ≈×⌞⌟≡⟨⟩]|⁻¹/u, 'o'),
    rule(/[\s(),[\]αβ‹›]+/u, ''),
    rule(/./u, 'err'),
  ],
  string: [rule(/"/u, 's', pop), rule(/\\/u, 'se', 'escape'), rule(/[^\\"]+/u, 's')],
  escape: [rule(/[nrt"'\\]/u, 'se', pop), rule(/x[\da-f]+/iu, 'se', pop)],
}));
