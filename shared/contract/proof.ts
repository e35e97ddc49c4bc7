import type { Problem } from '../kit/problem.ts';
import type { PageDifference } from '../render/page-difference.ts';
import type { SitePath } from '../site/site-file.ts';

/** One page beside the one that Jekyll built; equal when there are no differences. */
export interface ProvedPage {
  /** The source file; for a page that a plugin makes without one, its destination. */
  readonly path: SitePath;
  readonly dest: string;
  readonly differences: readonly PageDifference[];
}

export type ProofAnswer =
  | {
      readonly kind: 'proved';
      /** What Jekyll says of itself: `jekyll 4.3.1`. */
      readonly version: string;
      /** Pages that were compared. */
      readonly compared: number;
      /** Those that differ. */
      readonly differing: readonly ProvedPage[];
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly problem: Problem };
