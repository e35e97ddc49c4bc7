import { lstat } from 'node:fs/promises';
import type { Problem } from '../../../../shared/kit/problem.ts';
import { problemOf } from '../../disk/fault.ts';
import { GitFolder } from './git-folder.ts';
import { explainRefusal } from './git-refusals.ts';

/** Why a folder is in no repository that could be committed to; said of a folder where `Repository.open` finds none. */
export async function whyNoRepository(folder: string): Promise<Problem> {
  const what = 'Nothing can be committed';
  const gone = await lstat(folder).then(
    () => undefined,
    (error: unknown) => problemOf(error, folder, 'could not be written; nothing was changed'),
  );
  if (gone) return gone;
  const git = new GitFolder(folder);
  if (!(await git.isInstalled())) {
    const remedy = 'Install git, or export without a commit.';
    return { ...explainRefusal(what, '', folder), code: 'git-missing', cause: `${what}: there is no git.`, remedy };
  }
  const said = await git
    .raw(['rev-parse', '--is-inside-work-tree'])
    .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  const problem = explainRefusal(what, said, folder);
  if (problem.code !== 'git-failed') return problem;
  if (said === 'false') {
    const bare = `${what}: ${folder} is a bare repository, or a part of one, and holds no files to work on.`;
    return { ...problem, code: 'git-bare', cause: bare, remedy: 'Clone it, and export into the clone.' };
  }
  const cause = `${what}: ${folder} is in no git repository.`;
  return { ...problem, code: 'git-none', cause, remedy: 'Run git init there, or export without a commit.' };
}
