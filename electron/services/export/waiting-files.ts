import { basename, extname } from 'node:path/posix';
import type { ExportPlan } from '../../../shared/export/plan.ts';
import { sitePath, type SitePath } from '../../../shared/site/site-file.ts';
import { slugify } from '../../../shared/text/slug.ts';
import type { LoadedSite } from '../folder/loaded-site.ts';
import { touchedPaths } from './carry-out.ts';

/**
 * Files that are in the target as the plan wants them and wait for a commit: posts that an earlier export wrote, or that
 * were published here, the images that they use, and the drafts that they were. A text that the target keeps for itself is
 * not among them.
 */
export function waitingFiles(
  plan: ExportPlan,
  { files }: Pick<LoadedSite, 'files'>,
  uncommitted: ReadonlySet<string>,
): readonly SitePath[] {
  const written = new Set<string>(touchedPaths(plan));
  const waits = (path: SitePath): boolean => uncommitted.has(path) && !written.has(path);
  const found = new Set<SitePath>();
  for (const { from, to, uses, leaves } of plan.posts) {
    const text = files.get(to)?.text;
    const isThere = text !== undefined && (leaves ? !leaves.declined && leaves.text === text : from === to);
    if (isThere && waits(to)) {
      found.add(to);
      for (const draft of uncommitted)
        if (isDraftOf(draft, to) && !files.has(sitePath(draft))) found.add(sitePath(draft));
    }
    if (isThere || written.has(to)) for (const path of uses) if (files.has(path) && waits(path)) found.add(path);
  }
  return [...found];
}

/** Whether a draft of this name becomes that post: `_drafts/The Quay.md` and `_posts/2026-02-03-the-quay.md`. */
function isDraftOf(draft: string, post: SitePath): boolean {
  return /(?:^|\/)_drafts\//.test(draft) && slugOf(draft) === slugOf(post);
}

function slugOf(path: string): string {
  return slugify(basename(path, extname(path)).replace(/^\d{1,4}-\d{1,2}-\d{1,2}-/, ''));
}
