import type { Problem } from '../../../../shared/kit/problem.ts';
import { git as runGit } from '../../git/git.ts';
import type { GitFolder } from './git-folder.ts';
import { explainRefusal } from './git-refusals.ts';

/** What a person is told of a commit begins so. */
export const COMMITTING = 'The commit could not be made';

/**
 * What would make a commit fail, asked before anything is written; `undefined` when nothing is seen that would. Without
 * `branch` the commit goes to the branch that is checked out.
 */
export async function whyNoCommit(
  git: GitFolder,
  branch: string | undefined,
  paths: readonly string[],
): Promise<Problem | undefined> {
  const { folder } = git;
  const refuse = (code: string, cause: string, remedy: string): Problem => ({
    ...explainRefusal(COMMITTING, '', folder),
    code,
    cause: `${COMMITTING}: ${cause}`,
    remedy,
  });
  if (await isUnfinished(git)) {
    const remedy = 'Finish it, or take it back with git merge --abort or git rebase --abort.';
    return refuse('git-unfinished', 'a merge, rebase or cherry-pick in the repository is not finished.', remedy);
  }
  const detached = (await git.say(['symbolic-ref', '-q', 'HEAD'])) === '';
  if (detached && branch === undefined)
    return refuse('git-detached', 'no branch is checked out.', 'Commit to a new branch, or check a branch out.');
  const checks = [
    ['var', 'GIT_AUTHOR_IDENT'],
    ['var', 'GIT_COMMITTER_IDENT'],
    ...(branch === undefined ? [] : [['check-ref-format', '--branch', branch]]),
  ];
  for (const check of checks) {
    const outcome = await git.run(COMMITTING, check);
    if (!outcome.ok) return outcome.error;
  }
  const [lock] = await git.files(['index.lock']);
  if (lock !== undefined) return explainRefusal(COMMITTING, lock, folder);
  // Without its program git would take large files into its history as they are, and say nothing.
  if ((await wantLfs(folder, paths)) && !(await git.run(COMMITTING, ['lfs', 'version'])).ok)
    return explainRefusal(COMMITTING, 'git-lfs', folder);
  return undefined;
}

/** Whether a merge, rebase or cherry-pick was not finished. */
export async function isUnfinished(git: GitFolder): Promise<boolean> {
  const marks = ['MERGE_HEAD', 'rebase-merge', 'rebase-apply', 'CHERRY_PICK_HEAD', 'REVERT_HEAD'];
  return (await git.files(marks)).length > 0;
}

/** Whether any of the paths is to be kept with Git LFS. */
async function wantLfs(folder: string, paths: readonly string[]): Promise<boolean> {
  if (paths.length === 0) return false;
  const said = await runGit(folder, ['check-attr', '-z', '--stdin', 'filter'], paths.join('\0')).catch(() => '');
  const fields = said.split('\0');
  return fields.some((value, at) => at % 3 === 2 && value === 'lfs');
}
