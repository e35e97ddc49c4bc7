import type { Problem } from '../kit/problem.ts';
import type { AssetUse, MissingAsset } from '../site/asset-uses.ts';
import type { SitePath } from '../site/site-file.ts';

/** One image of a site. */
export interface AssetFacts {
  readonly path: SitePath;
  /** Bytes. */
  readonly size: number;
  readonly uses: readonly AssetUse[];
  /** It stands somewhere without words for those who cannot see it. */
  readonly withoutAlt: boolean;
  /** Other files of the same bytes. */
  readonly same: readonly SitePath[];
}

/** Images that were moved to Galley's trash as one. */
export interface TrashedAssets {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly moved: number;
  readonly paths: readonly SitePath[];
}

export type AssetsAnswer =
  | {
      readonly kind: 'listed';
      readonly images: readonly AssetFacts[];
      readonly missing: readonly MissingAsset[];
      /** What can be put back, the last first. */
      readonly trashed: readonly TrashedAssets[];
    }
  | { readonly kind: 'refused'; readonly problem: Problem };

export type TrashAssetsAnswer =
  | { readonly kind: 'trashed'; readonly trashed: TrashedAssets }
  | { readonly kind: 'refused'; readonly problem: Problem };
