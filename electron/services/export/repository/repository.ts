import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Problem } from '../../../../shared/kit/problem.ts';
import { err, ok, type Result } from '../../../../shared/kit/result.ts';
import { Disk } from '../../disk/disk.ts';
import { COMMITTING, isUnfinished, whyNoCommit } from './commit-obstacles.ts';
import { exists, GitFolder } from './git-folder.ts';
import { Remote } from './remote.ts';

export interface RepositoryStatus {
  /** `undefined` while no branch is checked out. */
  readonly branch: string | undefined;
  readonly upstream: string | undefined;
  readonly ahead: number;
  readonly behind: number;
  /** Paths relative to the folder that are not as they were committed, untracked ones included. */
  readonly changed: readonly string[];
  /** A merge, rebase or cherry-pick that was not finished. */
  readonly unfinished: boolean;
}

export interface Commit {
  readonly hash: string;
  readonly branch: string;
}

/**
 * The repository that a folder is in, worked with through the system's own git: the person's identity, credentials,
 * hooks and signing apply. Nothing is ever forced, and only the named files are committed, whatever else is staged.
 */
export class Repository {
  readonly folder: string;
  readonly remote: Remote;
  readonly #git: GitFolder;

  private constructor(git: GitFolder) {
    this.#git = git;
    this.folder = git.folder;
    this.remote = new Remote(git);
  }

  /**
   * `undefined` where there is no git or the folder is in no repository; `whyNoRepository` says which. `stop` ends what git is doing,
   * and everything later.
   */
  static async open(folder: string, stop?: AbortSignal): Promise<Repository | undefined> {
    if (!(await exists(folder))) return undefined;
    const git = new GitFolder(folder, stop);
    return (await git.say(['rev-parse', '--is-inside-work-tree'])) === 'true' ? new Repository(git) : undefined;
  }

  async status(): Promise<RepositoryStatus> {
    const status = await this.#git.status();
    // Git tells these paths from the top of the working tree, which may lie above the folder.
    const above = await this.#git.say(['rev-parse', '--show-prefix']);
    return {
      branch: status.detached || status.current === null ? undefined : status.current,
      upstream: status.tracking ?? undefined,
      ahead: status.ahead,
      behind: status.behind,
      changed: status.files.flatMap(({ path }) => (path.startsWith(above) ? path.slice(above.length) : [])),
      unfinished: status.conflicted.length > 0 || (await isUnfinished(this.#git)),
    };
  }

  /**
   * What would make a commit fail, asked before anything is written; `undefined` when nothing is seen that would. Without
   * `branch` the commit goes to the branch that is checked out.
   */
  whyNoCommit(branch: string | undefined, paths: readonly string[] = []): Promise<Problem | undefined> {
    return whyNoCommit(this.#git, branch, paths);
  }

  /** Runs git in the folder; `what` begins what a person is told of a refusal. */
  run(what: string, args: string[]): Promise<Result<string, Problem>> {
    return this.#git.run(what, args);
  }

  /** The branch that is checked out; `undefined` when none is. */
  branch(): Promise<string | undefined> {
    return this.#git.branch();
  }

  /** Makes a branch at the current commit and goes to it, or goes to the one of that name. */
  switchTo(branch: string): Promise<Result<undefined, Problem>> {
    return this.#git.attempt('The branch could not be changed', async () => {
      const known = (await this.#git.say(['rev-parse', '-q', '--verify', `refs/heads/${branch}`])) !== '';
      if (branch !== (await this.#git.branch()))
        await this.#git.raw(['switch', ...(known ? [branch] : ['-c', branch])]);
      return undefined;
    });
  }

  /**
   * Makes a branch at the current commit, without going there: the folder's files and its branch stay as they are.
   * `known`: there is one of that name; `first`: the repository has no commit that it could begin at.
   */
  async makeBranch(branch: string): Promise<Result<'made' | 'known' | 'first', Problem>> {
    if ((await this.#git.say(['rev-parse', '-q', '--verify', `refs/heads/${branch}`])) !== '') return ok('known');
    if ((await this.#git.say(['rev-parse', '-q', '--verify', 'HEAD'])) === '') return ok('first');
    return this.#git.attempt('The branch could not be made', async () => {
      await this.#git.raw(['branch', '--no-track', branch]);
      return 'made' as const;
    });
  }

  /** Removes a branch that holds nothing of its own. */
  async dropBranch(branch: string): Promise<void> {
    await this.#git.say(['branch', '-d', branch]);
  }

  /** Files of the folder, relative to it, that are not as they were committed: new, changed, staged and deleted ones. */
  async uncommitted(): Promise<ReadonlySet<string>> {
    const [files, staged] = [
      await this.#git.say(['ls-files', '-z', '--others', '--modified', '--deleted', '--exclude-standard']),
      await this.#git.say(['diff', '--cached', '--name-only', '--relative', '--no-renames', '-z']),
    ];
    return new Set([...listed(files), ...listed(staged)]);
  }

  /** The paths that a commit changed, relative to the folder. */
  async pathsOf(hash: string): Promise<readonly string[]> {
    const shown = ['--root', '--no-commit-id', '--name-only', '--relative', '-r', '-z'];
    return listed(await this.#git.raw(['diff-tree', ...shown, hash]));
  }

  /**
   * Commits the named files as they are on disk, deleted ones too; what else is staged stays staged. A name that is
   * neither on disk nor known to git, such as a draft that was never committed and has moved on, is passed over; where
   * none is left the commit is refused. What cannot be committed is not left staged either.
   */
  async commit(paths: readonly string[], message: string): Promise<Result<Commit, Problem>> {
    const tracked = new Set(listed(await this.#git.say(['ls-files', '-z', '--cached'])));
    const there = await Promise.all(paths.map(async path => tracked.has(path) || exists(join(this.folder, path))));
    const named = paths.filter((_, at) => there[at]);
    // Git takes no names for all that there are.
    if (named.length === 0) return err(this.#nothingToCommit());
    const list = await this.#git.attempt(COMMITTING, async () => {
      const file = join(await mkdtemp(join(tmpdir(), 'galley-paths-')), 'list');
      await new Disk().writeOutput(file, Buffer.from(named.join('\0')));
      return file;
    });
    if (!list.ok) return list;
    try {
      return await this.#commitListed(list.value, message);
    } finally {
      await rm(dirname(list.value), { recursive: true, force: true });
    }
  }

  #nothingToCommit(): Problem {
    return {
      severity: 'error',
      code: 'git-nothing',
      place: { path: this.folder, line: 1, column: 1 },
      cause: `${COMMITTING}: none of its files is there any more.`,
      remedy: 'Look at the folder with git status, and export again.',
    };
  }

  /** `list` is a file that holds the paths: git takes long lists from a file alone. */
  async #commitListed(list: string, message: string): Promise<Result<Commit, Problem>> {
    const named = [`--pathspec-from-file=${list}`, '--pathspec-file-nul'];
    const literal = (...args: string[]) => this.#git.raw(['--literal-pathspecs', ...args, ...named]);
    const isSparse = (await this.#git.say(['config', '--type=bool', '--get', 'core.sparseCheckout'])) === 'true';
    const outcome = await this.#git.attempt(COMMITTING, async () => {
      await literal('add', '--all', ...(isSparse ? ['--sparse'] : []));
      await literal('commit', '--only', '--quiet', `--message=${message}`);
      // A hook may have committed other bytes than were staged; without this the difference would look staged.
      await literal('reset', '--quiet');
      const hash = await this.#git.raw(['rev-parse', 'HEAD']);
      return { hash, branch: (await this.#git.branch()) ?? 'no branch' };
    });
    if (outcome.ok) return outcome;
    await literal('reset', '--quiet').catch(() => '');
    return err(await this.#git.namingHook(outcome.error, ['pre-commit', 'prepare-commit-msg', 'commit-msg']));
  }
}

function listed(text: string): readonly string[] {
  return text.split('\0').filter(path => path !== '');
}
