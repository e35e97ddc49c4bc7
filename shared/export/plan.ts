import type { Problem } from '../kit/problem.ts';
import type { SitePath } from '../site/site-file.ts';
import type { TextChange } from '../text/text-change.ts';

/** MD5 of a file's bytes in 32 hex digits, as Jekyll sites name their images. */
export type Md5 = string;

/** A file of the source that is copied byte for byte. */
export interface SourceAsset {
  readonly path: SitePath;
  /** Bytes. */
  readonly size: number;
  readonly md5: Md5;
}

/** What would happen to one file of the target. */
export type PlannedFile =
  | { readonly kind: 'add-text'; readonly path: SitePath; readonly text: string; readonly from: SitePath }
  | {
      readonly kind: 'change-text';
      readonly path: SitePath;
      readonly before: string;
      readonly text: string;
      readonly from: SitePath;
    }
  /** The text is written under the new name, then the old file goes. */
  | {
      readonly kind: 'rename-text';
      readonly path: SitePath;
      readonly formerly: SitePath;
      readonly before: string;
      readonly text: string;
      readonly from: SitePath;
    }
  | { readonly kind: 'add-asset'; readonly path: SitePath; readonly asset: SourceAsset }
  /** A file that an earlier export copied there, and that nothing in the target names any more. */
  | {
      readonly kind: 'delete';
      readonly path: SitePath;
      readonly size: number;
      readonly md5: Md5;
      /** The posts of this export that used it. */
      readonly usedBy: readonly SitePath[];
    };

/** The target holds something else than what was exported before, or than what this export would write. */
export interface Conflict {
  readonly path: SitePath;
  /** The source post. */
  readonly from: SitePath;
  /** What the source gave last time; `undefined` when nothing is known of it. */
  readonly base: string | undefined;
  readonly mine: string;
  readonly theirs: string;
}

/** What becomes of a conflict; a text that was put together by hand stands for itself. */
export type Decision = 'keep' | 'replace' | 'merge' | { readonly text: string };

/** A post of the export: where it comes from, where it goes, and under which address it will be published. */
export interface PlannedPost {
  readonly from: SitePath;
  readonly to: SitePath;
  readonly title: string;
  /** Site-relative, in the target; `undefined` where the target is no site that can tell. */
  readonly url: string | undefined;
  /** The source's text, and the changes that lead from it to the text for the target. */
  readonly text: string;
  readonly changes: readonly TextChange[];
  /** Former addresses that are to lead to this one. */
  readonly redirects: readonly string[];
  /** Files of the target that the post uses and an export copied there. */
  readonly assets: readonly SitePath[];
  /** Every file of the target that the post uses, those that were there all along too. */
  readonly uses: readonly SitePath[];
  /** What is to be known of the post once the plan is carried out; `undefined` while a conflict about it is open. */
  readonly leaves: LastExport | undefined;
}

/** What an export left of a post in the target: the next one knows it as its own work. */
export interface LastExport {
  readonly to: SitePath;
  readonly text: string;
  /** What the source gave, where the person let the target keep its own text or merged both: it is not offered again. */
  readonly declined?: { readonly to: SitePath; readonly text: string } | undefined;
  readonly redirects: readonly string[];
  readonly assets: readonly SitePath[];
  /** Of the source, and where its files went: the same again has nothing new, whatever the target's habits are by then. */
  readonly fingerprint?: string | undefined;
}

/** A page of the target site whose output would differ. */
export interface PlannedPage {
  readonly kind: 'new' | 'changed' | 'gone';
  readonly url: string;
  /** Its media type, such as `text/html`. */
  readonly type: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * Everything that an export would do; nothing has been done yet. It may be carried out when `conflicts` is empty and no
 * problem is an error. An empty `files` means that the target has everything already.
 */
export interface ExportPlan {
  readonly posts: readonly PlannedPost[];
  readonly files: readonly PlannedFile[];
  /** Conflicts that are still to be decided. */
  readonly conflicts: readonly Conflict[];
  readonly problems: readonly Problem[];
}

/** The text of a post as it would stand in the target, with the changes that led there from the source's text. */
export interface AdaptedPost {
  readonly text: string;
  readonly changes: readonly TextChange[];
}

/** Posts that stay as the target has them, because the person said so, now or at an earlier export of the same text. */
export function keptPosts({ posts, files }: Pick<ExportPlan, 'posts' | 'files'>): readonly PlannedPost[] {
  const written = new Set(files.flatMap(file => ('from' in file ? [file.from] : [])));
  return posts.filter(({ from, leaves }) => leaves?.declined && !written.has(from));
}

/**
 * The part of a plan that is about one post: its file and the files that it brings. An image that several posts bring is
 * in the part of each; one that several posts used stays, since none of them alone can tell that nobody uses it.
 */
export function partOf(plan: ExportPlan, post: PlannedPost): ExportPlan {
  const uses = new Set(post.uses);
  const files = plan.files.filter(file => {
    if (file.kind === 'add-asset') return uses.has(file.path);
    if (file.kind === 'delete') return file.usedBy.length === 1 && file.usedBy[0] === post.from;
    return file.from === post.from;
  });
  return { posts: [post], files, conflicts: [], problems: [] };
}

/** Whether nothing stands in the way of carrying the plan out. */
export function isReady(plan: ExportPlan): boolean {
  return plan.conflicts.length === 0 && !plan.problems.some(problem => problem.severity === 'error');
}
