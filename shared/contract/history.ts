import type { SitePath } from '../site/site-file.ts';

/** Why a text was kept: a pause in writing, or something that was about to be done to the post. */
export const KEEP_REASONS = [
  'pause',
  'before-bulk-change',
  'before-reload',
  'before-restore',
  'before-export',
] as const;
export type KeepReason = (typeof KEEP_REASONS)[number];

/** An earlier text of a post: one that Galley kept, or one that was committed. Times are milliseconds since the epoch. */
export type HistoryEntry =
  | { readonly kind: 'kept'; readonly hash: string; readonly time: number; readonly reason: KeepReason }
  | {
      readonly kind: 'commit';
      readonly hash: string;
      readonly time: number;
      readonly author: string;
      readonly subject: string;
      /** Where the file lay then. */
      readonly path: SitePath;
    };
