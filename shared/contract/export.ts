import type { Decision, PlannedFile, PlannedPage, PlannedPost } from '../export/plan.ts';
import type { Problem } from '../kit/problem.ts';
import type { SitePath } from '../site/site-file.ts';

/** Where the posts of a site may be published: in the site's own folder, or in the folder that was chosen for it. */
export interface ExportTargets {
  /** Whether the site's own folder is a Jekyll site, in which drafts become posts. */
  readonly here: boolean;
  /** Another site's folder that the person chose for this one, now or on another day. */
  readonly chosen: { readonly folder: string; readonly name: string } | null;
}

export type ExportFileKind = PlannedFile['kind'];

/** A file of the target as the plan changes it; its text is asked for by itself. */
export interface ExportedFile {
  readonly kind: ExportFileKind;
  readonly path: SitePath;
  /** The name that it had in the target. */
  readonly formerly: SitePath | null;
  /** The source's file: the post, or the image that is copied. */
  readonly from: SitePath | null;
  /** Bytes of a copied file. */
  readonly size: number | null;
}

export interface ExportRepository {
  /** Null while no branch is checked out. */
  readonly branch: string | null;
  readonly ahead: number;
  readonly behind: number;
  /** Files that were changed and not committed. */
  readonly changed: number;
  /** A merge or rebase was not finished. */
  readonly unfinished: boolean;
  readonly remote: boolean;
}

/** What an export would do. */
export interface ExportSummary {
  /** Names the plan in the calls that follow; a later plan takes its place. */
  readonly plan: number;
  readonly target: { readonly folder: string; readonly name: string };
  readonly inPlace: boolean;
  readonly posts: readonly Pick<PlannedPost, 'from' | 'to' | 'title' | 'url'>[];
  readonly files: readonly ExportedFile[];
  readonly conflicts: readonly { readonly path: SitePath; readonly from: SitePath }[];
  /** Posts that stay as the target has them, because the person said so, now or before. */
  readonly kept: readonly { readonly path: SitePath; readonly from: SitePath }[];
  /** Files that are there as they should be and that no commit holds yet; a commit takes them along. */
  readonly waiting: readonly SitePath[];
  /** Errors among them stop the export. */
  readonly problems: readonly Problem[];
  readonly repository: ExportRepository | null;
}

export type ExportPage = Pick<PlannedPage, 'kind' | 'url' | 'type'>;

/**
 * Where both sides of the target are served: page `at` of plan `plan` is at its address with the query
 * `?galley-paper=<plan>-<at>`.
 */
export interface ExportViews {
  readonly before: string;
  readonly after: string;
}

export interface DecidedConflict {
  readonly path: SitePath;
  /** `chosen`: `text` was put together difference by difference. */
  readonly decision: Extract<Decision, string> | 'chosen';
  readonly text: string | null;
}

/** A text before and after the export; null where there is none. */
export interface ExportTexts {
  /** Of a conflict: what both texts began from, as far as it is known. */
  readonly base?: string;
  readonly before: string | null;
  readonly after: string | null;
}

export type GitStep = 'fetch' | 'pull' | 'push';

export type GitAnswer =
  | { readonly kind: 'done'; readonly repository: ExportRepository | null }
  | { readonly kind: 'refused'; readonly problem: Problem };

export type TargetAnswer =
  | { readonly kind: 'chosen'; readonly targets: ExportTargets }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly problem: Problem };

export type PlanAnswer =
  | { readonly kind: 'planned'; readonly summary: ExportSummary }
  | { readonly kind: 'refused'; readonly problem: Problem };

export interface ComparedPages {
  readonly kind: 'compared';
  readonly pages: readonly ExportPage[];
}

/** The branch that one post would get, and what its commit would hold. */
export interface ExportBranch {
  readonly from: SitePath;
  readonly title: string;
  readonly branch: string;
  readonly files: readonly SitePath[];
  /** Errors that the post has without the others. */
  readonly problems: readonly Problem[];
}

/** `stale`: the plan was replaced by a later one, or the dialog was closed. */
export type PagesAnswer = (ComparedPages & { readonly views: ExportViews }) | { readonly kind: 'stale' };

export type CarryOutAnswer =
  | {
      readonly kind: 'done';
      readonly files: number;
      /** One, or one for each branch; `hash` is null for a branch that had everything already. */
      readonly commits: readonly { readonly hash: string | null; readonly branch: string }[];
      /** Each post went to a branch of its own; the target's folder is as it was. */
      readonly each: boolean;
      /** The files are there, but could not be committed. */
      readonly notCommitted: Problem | null;
      readonly repository: ExportRepository | null;
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly problem: Problem };
