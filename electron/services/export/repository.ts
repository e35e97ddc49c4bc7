import { randomUUID } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { GitError, simpleGit, type SimpleGit } from 'simple-git';
import type { Problem } from '../../../shared/kit/problem.ts';
import { err, ok, type Result } from '../../../shared/kit/result.ts';
import { Disk } from '../disk.ts';
import { problemOf } from '../fault.ts';
import { git } from '../git.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { explainRefusal } from './git-refusals.ts';

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

/** Where lists of paths lie for git, which takes long ones from a file alone. */
let lists: string | undefined;

const COMMITTING = 'The commit could not be made';
const PUSHING = 'The commits could not be pushed';

/**
 * The repository that a folder is in, worked with through the system's own git: the person's identity, credentials,
 * hooks and signing apply. Nothing is ever forced, and only the named files are committed, whatever else is staged.
 */
export class Repository {
  private constructor(
    private readonly git: SimpleGit,
    readonly folder: string,
  ) {}

  /**
   * `undefined` where there is no git or the folder is in no repository; `whyNone` says which. `stop` ends what git is doing,
   * and everything later.
   */
  static async open(folder: string, stop?: AbortSignal): Promise<Repository | undefined> {
    if (!(await exists(folder))) return undefined;
    const within = gitIn(folder, stop);
    const inside = await within.raw(['rev-parse', '--is-inside-work-tree']).catch(() => '');
    return inside === 'true' ? new Repository(within, folder) : undefined;
  }

  /** Why `open` finds no repository. */
  static async whyNone(folder: string): Promise<Problem> {
    const what = 'Nothing can be committed';
    const gone = await lstat(folder).then(
      () => undefined,
      (error: unknown) => problemOf(error, folder, 'could not be written; nothing was changed'),
    );
    if (gone) return gone;
    const version = await gitIn(folder).version();
    if (!version.installed) {
      const remedy = 'Install git, or export without a commit.';
      return { ...explainRefusal(what, '', folder), code: 'git-missing', cause: `${what}: there is no git.`, remedy };
    }
    const said = await gitIn(folder)
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

  async status(): Promise<RepositoryStatus> {
    const status = await this.git.status(['--', '.']);
    // Git tells these paths from the top of the working tree, which may lie above the folder.
    const above = await this.say(['rev-parse', '--show-prefix']);
    return {
      branch: status.detached || status.current === null ? undefined : status.current,
      upstream: status.tracking ?? undefined,
      ahead: status.ahead,
      behind: status.behind,
      changed: status.files.flatMap(({ path }) => (path.startsWith(above) ? path.slice(above.length) : [])),
      unfinished: status.conflicted.length > 0 || (await this.isUnfinished()),
    };
  }

  /**
   * What would make a commit fail, asked before anything is written; `undefined` when nothing is seen that would. Without
   * `branch` the commit goes to the branch that is checked out.
   */
  async whyNoCommit(branch: string | undefined, paths: readonly string[] = []): Promise<Problem | undefined> {
    const what = COMMITTING;
    const refuse = (code: string, cause: string, remedy: string): Problem => ({
      ...explainRefusal(what, '', this.folder),
      code,
      cause: `${what}: ${cause}`,
      remedy,
    });
    if (await this.isUnfinished()) {
      const remedy = 'Finish it, or take it back with git merge --abort or git rebase --abort.';
      return refuse('git-unfinished', 'a merge, rebase or cherry-pick in the repository is not finished.', remedy);
    }
    const detached = (await this.say(['symbolic-ref', '-q', 'HEAD'])) === '';
    if (detached && branch === undefined)
      return refuse('git-detached', 'no branch is checked out.', 'Commit to a new branch, or check a branch out.');
    const checks = [
      ['var', 'GIT_AUTHOR_IDENT'],
      ['var', 'GIT_COMMITTER_IDENT'],
      ...(branch === undefined ? [] : [['check-ref-format', '--branch', branch]]),
    ];
    for (const check of checks) {
      const outcome = await this.attempt(what, () => this.git.raw(check));
      if (!outcome.ok) return outcome.error;
    }
    const [lock] = await this.gitFiles(['index.lock']);
    if (lock !== undefined) return explainRefusal(what, lock, this.folder);
    // Without its program git would take large files into its history as they are, and say nothing.
    if ((await this.wantLfs(paths)) && !(await this.run(what, ['lfs', 'version'])).ok)
      return explainRefusal(what, 'git-lfs', this.folder);
    return undefined;
  }

  /** Makes a branch at the current commit and goes to it, or goes to the one of that name. */
  switchTo(branch: string): Promise<Result<undefined, Problem>> {
    return this.attempt('The branch could not be changed', async () => {
      const known = (await this.say(['rev-parse', '-q', '--verify', `refs/heads/${branch}`])) !== '';
      if (branch !== (await this.branch())) await this.git.raw(['switch', ...(known ? [branch] : ['-c', branch])]);
      return undefined;
    });
  }

  /**
   * Makes a branch at the current commit, without going there: the folder's files and its branch stay as they are.
   * `known`: there is one of that name; `first`: the repository has no commit that it could begin at.
   */
  async makeBranch(branch: string): Promise<Result<'made' | 'known' | 'first', Problem>> {
    if ((await this.say(['rev-parse', '-q', '--verify', `refs/heads/${branch}`])) !== '') return ok('known');
    if ((await this.say(['rev-parse', '-q', '--verify', 'HEAD'])) === '') return ok('first');
    return this.attempt('The branch could not be made', async () => {
      await this.git.raw(['branch', '--no-track', branch]);
      return 'made' as const;
    });
  }

  /** Removes a branch that holds nothing of its own. */
  async dropBranch(branch: string): Promise<void> {
    await this.say(['branch', '-d', branch]);
  }

  /** Files of the folder, relative to it, that are not as they were committed: new, changed, staged and deleted ones. */
  async uncommitted(): Promise<ReadonlySet<string>> {
    const [files, staged] = [
      await this.say(['ls-files', '-z', '--others', '--modified', '--deleted', '--exclude-standard']),
      await this.say(['diff', '--cached', '--name-only', '--relative', '--no-renames', '-z']),
    ];
    return new Set([...listed(files), ...listed(staged)]);
  }

  /** The branch that is checked out; `undefined` when none is. */
  async branch(): Promise<string | undefined> {
    return (await this.say(['symbolic-ref', '-q', '--short', 'HEAD'])) || undefined;
  }

  async hasRemote(): Promise<boolean> {
    return (await this.say(['remote'])) !== '';
  }

  /** The paths that a commit changed, relative to the folder. */
  async pathsOf(hash: string): Promise<readonly string[]> {
    const shown = ['--root', '--no-commit-id', '--name-only', '--relative', '-r', '-z'];
    return listed(await this.git.raw(['diff-tree', ...shown, hash]));
  }

  /**
   * Commits the named files as they are on disk, deleted ones too; what else is staged stays staged. A name that is
   * neither on disk nor known to git, such as a draft that was never committed and has moved on, is passed over. What
   * cannot be committed is not left staged either.
   */
  async commit(paths: readonly string[], message: string): Promise<Result<Commit, Problem>> {
    const tracked = new Set(listed(await this.say(['ls-files', '-z', '--cached'])));
    const there = await Promise.all(paths.map(async path => tracked.has(path) || exists(join(this.folder, path))));
    const list = await this.attempt(COMMITTING, async () => {
      const file = join((lists ??= temporaryFolder('paths')), randomUUID());
      await new Disk().writeOutput(file, Buffer.from(paths.filter((_, at) => there[at]).join('\0')));
      return file;
    });
    if (!list.ok) return list;
    const named = [`--pathspec-from-file=${list.value}`, '--pathspec-file-nul'];
    const literal = (...args: string[]) => this.git.raw(['--literal-pathspecs', ...args, ...named]);
    const isSparse = (await this.say(['config', '--type=bool', '--get', 'core.sparseCheckout'])) === 'true';
    const outcome = await this.attempt(COMMITTING, async () => {
      await literal('add', '--all', ...(isSparse ? ['--sparse'] : []));
      await literal('commit', '--only', '--quiet', `--message=${message}`);
      // A hook may have committed other bytes than were staged; without this the difference would look staged.
      await literal('reset', '--quiet');
      const hash = await this.git.revparse(['HEAD']);
      return { hash, branch: (await this.branch()) ?? 'no branch' };
    });
    if (outcome.ok) return outcome;
    await literal('reset', '--quiet').catch(() => '');
    return err(await this.namingHook(outcome.error, ['pre-commit', 'prepare-commit-msg', 'commit-msg']));
  }

  /** Learns what the remote has; changes no branch and no file. */
  fetch(): Promise<Result<undefined, Problem>> {
    return this.attempt('Nothing could be fetched', async () => void (await this.git.raw(['fetch', '--quiet'])));
  }

  /** Brings the branch up to date below its own commits; a conflict takes the whole step back. */
  async pull(): Promise<Result<undefined, Problem>> {
    const outcome = await this.attempt('The branch could not be brought up to date', async () => {
      await this.git.raw(['pull', '--rebase', '--quiet']);
      return undefined;
    });
    if (!outcome.ok && outcome.error.code === 'git-conflict') await this.abandonRebase();
    return outcome;
  }

  async abandonRebase(): Promise<void> {
    await this.say(['rebase', '--abort']);
  }

  /**
   * Pushes branches, else the current one, each to its own name at the remote, never to another: a branch that follows
   * none of its own name gets it as its upstream.
   */
  async push(branches?: readonly string[]): Promise<Result<undefined, Problem>> {
    const outcome = await this.attempt(PUSHING, async () => {
      const current = branches ? undefined : await this.branch();
      const pushed = branches ?? (current === undefined ? [] : [current]);
      const branch = pushed[0];
      if (branch === undefined) throw new Error('fatal: not currently on a branch');
      const remotes = (await this.say(['remote'])).split('\n').filter(name => name !== '');
      const wanted = [
        await this.say(['config', '--get', `branch.${branch}.pushRemote`]),
        await this.say(['config', '--get', 'remote.pushDefault']),
        await this.say(['config', '--get', `branch.${branch}.remote`]),
        'origin',
      ];
      const remote = wanted.find(name => remotes.includes(name)) ?? remotes[0];
      if (remote === undefined) throw new Error('fatal: no such remote');
      const refs = pushed.map(name => `refs/heads/${name}`);
      const follows = await this.say(['config', '--get', `branch.${branch}.merge`]);
      const upstream = refs.every(ref => ref === follows) ? [] : ['--set-upstream'];
      await this.git.raw(['push', '--quiet', ...upstream, '--', remote, ...refs.map(ref => `${ref}:${ref}`)]);
      return undefined;
    });
    return outcome.ok ? outcome : err(await this.namingHook(outcome.error, ['pre-push']));
  }

  /** A hook that refuses need not say that it is one. */
  private async namingHook(problem: Problem, names: readonly string[]): Promise<Problem> {
    if (problem.code !== 'git-failed') return problem;
    for (const name of await this.gitFiles(names.map(hook => `hooks/${hook}`))) {
      const cause = problem.cause.replace(
        'git refused.',
        `the repository’s ${name.replace('hooks/', '')} hook refused it.`,
      );
      const remedy = problem.remedy.replace('Read what git says, and try again.', 'Mend what it says, and try again.');
      return { ...problem, code: 'git-hook', cause, remedy };
    }
    return problem;
  }

  /** Runs git in the folder; `what` begins what a person is told of a refusal. */
  run(what: string, args: string[]): Promise<Result<string, Problem>> {
    return this.attempt(what, () => this.git.raw(args));
  }

  /** Whether any of the paths is to be kept with Git LFS. */
  private async wantLfs(paths: readonly string[]): Promise<boolean> {
    if (paths.length === 0) return false;
    const said = await git(this.folder, ['check-attr', '-z', '--stdin', 'filter'], paths.join('\0')).catch(() => '');
    const fields = said.split('\0');
    return fields.some((value, at) => at % 3 === 2 && value === 'lfs');
  }

  private async isUnfinished(): Promise<boolean> {
    const marks = ['MERGE_HEAD', 'rebase-merge', 'rebase-apply', 'CHERRY_PICK_HEAD', 'REVERT_HEAD'];
    return (await this.gitFiles(marks)).length > 0;
  }

  /** Those of git's own files that are there, wherever a worktree or a setting keeps them. */
  private async gitFiles(names: readonly string[]): Promise<readonly string[]> {
    const said = await this.say(['rev-parse', ...names.flatMap(name => ['--git-path', name])]);
    const found = await Promise.all(said.split('\n').map(path => exists(resolve(this.folder, path))));
    return names.filter((_, at) => found[at]);
  }

  /** What git answers to a question; empty where it fails. */
  private say(args: string[]): Promise<string> {
    return this.git.raw(args).catch(() => '');
  }

  private async attempt<T>(what: string, work: () => Promise<T>): Promise<Result<T, Problem>> {
    try {
      return ok(await work());
    } catch (error) {
      const said = error instanceof GitError ? error.message : String(error);
      return err(explainRefusal(what, said, this.folder));
    }
  }
}

function listed(text: string): readonly string[] {
  return text.split('\0').filter(path => path !== '');
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Fails where git does: of a hook that says nothing there is but the number that it ends with. */
function failed(
  error: Buffer | Error | undefined,
  { exitCode, stdOut, stdErr }: { exitCode: number; stdOut: Buffer[]; stdErr: Buffer[] },
): Buffer | Error | undefined {
  if (error || exitCode === 0) return error;
  const said = Buffer.concat([...stdOut, ...stdErr]);
  return said.length > 0 ? said : Buffer.from(`nothing; it ended with ${exitCode}`);
}

/** Longest silence of git, in milliseconds: a hook may take its time, a prompt that nobody sees must not. */
const SILENCE = 5 * 60_000;

/**
 * The person's own environment goes to git as it is (keys, agents, proxies); only translations and questions on a
 * terminal are off, and no program that the folder's settings name for watching files is run.
 */
function gitIn(folder: string, stop?: AbortSignal): SimpleGit {
  const environment = {
    SSH_ASKPASS_REQUIRE: 'force',
    ...process.env,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_EDITOR: 'true',
  };
  return simpleGit({
    baseDir: folder,
    maxConcurrentProcesses: 1,
    trimmed: true,
    timeout: { block: SILENCE },
    errors: failed,
    ...(stop ? { abort: stop } : {}),
    // A server that says nothing for a minute is not there.
    config: ['core.fsmonitor=false', 'http.lowSpeedLimit=1', 'http.lowSpeedTime=60'],
    allowEnvironment: Object.keys(environment),
    unsafe: {
      allowUnsafeAskPass: true,
      allowUnsafeConfigEnvCount: true,
      allowUnsafeConfigPaths: true,
      allowUnsafeEditor: true,
      allowUnsafeExec: true,
      allowUnsafeFilter: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeGitProxy: true,
      allowUnsafePager: true,
      allowUnsafeSshCommand: true,
      allowUnsafeTemplateDir: true,
    },
  }).env(environment);
}
