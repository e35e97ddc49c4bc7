import type { Problem } from '../../shared/kit/problem.ts';
import { changePlanner, type BulkChange, type KeyHabits } from '../../shared/library/bulk-change.ts';
import { countConflicts, mergeTexts, resolveMerge } from '../../shared/text/compare/merge.ts';
import { minimalChanges } from '../../shared/text/compare/minimal-change.ts';
import { applyChanges } from '../../shared/text/text-change.ts';
import type { Desk } from './desk.ts';
import type { KeptPost } from './post/kept-post.ts';

/** What a change of many posts does to one that lies open with unsaved text. */
export interface OpenEdit {
  readonly kept: KeptPost;
  /** The open text, as the editor counts it. */
  readonly before: string;
  readonly after: string;
}

export function planOpenPosts(
  posts: readonly KeptPost[],
  change: BulkChange,
  habits: KeyHabits,
): { readonly edits: readonly OpenEdit[]; readonly problems: readonly Problem[] } {
  const plan = changePlanner(change, habits);
  const edits: OpenEdit[] = [];
  const problems: Problem[] = [];
  for (const kept of posts) {
    const before = kept.post.text();
    const changes = plan(kept.post.path, before);
    if (!changes.ok) problems.push(changes.error);
    else if (changes.value.length > 0) edits.push({ kept, before, after: applyChanges(before, changes.value) });
  }
  return { edits, problems };
}

/** Changes the open texts, each by one transaction; a text that became another since it was planned is left. */
export function changeOpenPosts(edits: readonly OpenEdit[]): readonly Problem[] {
  return edits.flatMap(({ kept, before, after }) => {
    if (kept.post.text() !== before) return [changedSince(kept.post.path)];
    kept.remember('before-bulk-change');
    kept.post.apply(minimalChanges(before, after), { origin: 'bulk' });
    return [];
  });
}

/** Takes the change back out of the texts, around what was written since; in files where a post is not open any more. */
export async function takeBackOpenPosts(desk: Desk, edits: readonly OpenEdit[]): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { kept, before, after } of edits) {
    const { path } = kept.post;
    if (desk.postAt(path) !== kept.post && !(await desk.open(path))) {
      problems.push(changedSince(path));
      continue;
    }
    const post = desk.postAt(path);
    if (!post) continue;
    const merge = mergeTexts(after, post.text(), before);
    if (countConflicts(merge) > 0) problems.push(changedSince(path));
    else post.apply(minimalChanges(post.text(), resolveMerge(merge, 'mine')), { origin: 'bulk.undo' });
  }
  return problems;
}

function changedSince(path: string): Problem {
  return {
    severity: 'warning',
    code: 'bulk-changed-since',
    place: { path, line: 1, column: 1 },
    cause: `${path} was changed meanwhile, so its open text was left as it is.`,
    remedy: 'Change it there by hand.',
  };
}
