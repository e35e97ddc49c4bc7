import type { Finding } from '../export/finding.ts';
import type { SiteDelta, SitePath } from '../site/site-file.ts';
import type { TextChange } from '../text/text-change.ts';

/** What the renderer tells the check worker. Both are the application's own code, so these are typed but not decoded. */
export type ToCheckWorker =
  /** First of all, and once. */
  | { readonly kind: 'start'; readonly now: number; readonly zone: string }
  /** A part of the site; nothing is checked until the whole site is there (`reading` false). */
  | { readonly kind: 'files'; readonly delta: SiteDelta; readonly reading: boolean }
  | { readonly kind: 'open'; readonly path: SitePath; readonly revision: number; readonly text: string }
  | { readonly kind: 'change'; readonly revision: number; readonly changes: readonly TextChange[] }
  | { readonly kind: 'close' };

/** What is wrong with the open post before it is published, as of a revision of its text. */
export interface FromCheckWorker {
  readonly path: SitePath;
  readonly revision: number;
  readonly findings: readonly Finding[];
}
