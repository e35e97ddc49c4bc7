import { GitError, simpleGit, type SimpleGit } from 'simple-git';
import type { Problem } from '../../../shared/kit/problem.ts';
import { err, ok, type Result } from '../../../shared/kit/result.ts';

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
  private constructor(
    private readonly git: SimpleGit,
    readonly folder: string,
  ) {}

  /** `undefined` where there is no git or the folder is in no repository. */
  static async open(folder: string): Promise<Repository | undefined> {
    try {
      const git = gitIn(folder);
      return (await git.checkIsRepo()) ? new Repository(git, folder) : undefined;
    } catch {
      return undefined;
    }
  }

  async status(): Promise<RepositoryStatus> {
    const status = await this.git.status(['--', '.']);
    const inProgress = await this.git
      .raw(['rev-parse', '-q', '--verify', 'MERGE_HEAD', 'REBASE_HEAD', 'CHERRY_PICK_HEAD'])
      .catch(() => '');
    return {
      branch: status.detached || status.current === null ? undefined : status.current,
      upstream: status.tracking ?? undefined,
      ahead: status.ahead,
      behind: status.behind,
      changed: status.files.map(file => file.path),
      unfinished: inProgress !== '' || status.conflicted.length > 0,
    };
  }

  /** Makes a branch at the current commit and goes to it, or goes to the one of that name. */
  switchTo(branch: string): Promise<Result<undefined, Problem>> {
    return this.attempt('The branch could not be changed', async () => {
      const branches = await this.git.branchLocal();
      await this.git.raw(['switch', ...(branches.all.includes(branch) ? [branch] : ['-c', branch])]);
      return undefined;
    });
  }

  async hasRemote(): Promise<boolean> {
    return (await this.git.raw(['remote']).catch(() => '')).trim() !== '';
  }

  /** The paths that a commit changed, relative to the folder. */
  async pathsOf(hash: string): Promise<readonly string[]> {
    const listed = await this.git.raw([
      'diff-tree',
      '--root',
      '--no-commit-id',
      '--name-only',
      '--relative',
      '-r',
      '-z',
      hash,
    ]);
    return listed.split('\0').filter(path => path !== '');
  }

  /**
   * Commits the named files as they are on disk, deleted ones too; what else is staged stays staged. A name that is
   * neither on disk nor known to git, such as a draft that was never committed and has moved on, is passed over.
   */
  commit(paths: readonly string[], message: string): Promise<Result<Commit, Problem>> {
    return this.attempt('The commit could not be made', async () => {
      const listed = await this.git.raw(['ls-files', '-z', '--cached', '--others', '--', ...paths.map(literally)]);
      const known = [...new Set(listed.split('\0').filter(path => path !== ''))].map(literally);
      await this.git.raw(['add', '--all', '--', ...known]);
      await this.git.raw(['commit', '--only', '--quiet', '--message', message, '--', ...known]);
      const [hash = '', branch = ''] = await Promise.all([
        this.git.revparse(['HEAD']),
        this.git.revparse(['--abbrev-ref', 'HEAD']),
      ]);
      return { hash, branch };
    });
  }

  fetch(): Promise<Result<undefined, Problem>> {
    return this.attempt('Nothing could be fetched', async () => void (await this.git.raw(['fetch', '--quiet'])));
  }

  /** Brings the branch up to date below its own commits; a conflict takes the whole step back. */
  async pull(): Promise<Result<undefined, Problem>> {
    const outcome = await this.attempt('The branch could not be brought up to date', async () => {
      await this.git.raw(['pull', '--rebase', '--quiet']);
      return undefined;
    });
    if (!outcome.ok && outcome.error.code === 'git-conflict') await this.git.raw(['rebase', '--abort']).catch(() => '');
    return outcome;
  }

  /** Pushes the current branch; a branch without an upstream gets one of its own name at `origin`. */
  push(): Promise<Result<undefined, Problem>> {
    return this.attempt('The commits could not be pushed', async () => {
      const { upstream, branch } = await this.status();
      await this.git.raw([
        'push',
        '--quiet',
        ...(upstream === undefined ? ['--set-upstream', 'origin', branch ?? 'HEAD'] : []),
      ]);
      return undefined;
    });
  }

  private async attempt<T>(what: string, work: () => Promise<T>): Promise<Result<T, Problem>> {
    try {
      return ok(await work());
    } catch (error) {
      const said = error instanceof GitError ? error.message : String(error);
      return err(explain(what, said, this.folder));
    }
  }
}

/** A path as itself, whatever signs of a pattern are in it. */
function literally(path: string): string {
  return `:(literal)${path}`;
}

/** The person's own environment goes to git as it is (keys, agents, proxies); only prompts and translations are off. */
function gitIn(folder: string): SimpleGit {
  const environment = { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_EDITOR: 'true' };
  return simpleGit({
    baseDir: folder,
    maxConcurrentProcesses: 1,
    trimmed: true,
    allowEnvironment: Object.keys(environment),
    unsafe: {
      allowUnsafeAskPass: true,
      allowUnsafeConfigEnvCount: true,
      allowUnsafeConfigPaths: true,
      allowUnsafeEditor: true,
      allowUnsafeExec: true,
      allowUnsafeGitProxy: true,
      allowUnsafePager: true,
      allowUnsafeSshCommand: true,
      allowUnsafeTemplateDir: true,
    },
  }).env(environment);
}

interface Refusal {
  readonly code: string;
  readonly says: RegExp;
  readonly cause: string;
  readonly remedy: string;
}

/** What git says when it refuses, in words that tell what to do; the first that fits counts. */
const refusals: readonly Refusal[] = [
  {
    code: 'git-identity',
    says: /tell me who you are|user\.email|empty ident name|auto-detect email/i,
    cause: 'git does not know who you are.',
    remedy: 'Set your name and address: git config --global user.name "…" and user.email "…".',
  },
  {
    code: 'git-lfs',
    says: /git-lfs|lfs/i,
    cause: 'the repository keeps large files with Git LFS, which did not work.',
    remedy: 'Install git-lfs, run git lfs install, and try again.',
  },
  {
    code: 'git-protected',
    says: /protected branch|GH006|pre-receive hook declined|not allowed to push/i,
    cause: 'the remote does not let anyone push to this branch directly.',
    remedy: 'Commit to a new branch, push that, and open a pull request.',
  },
  {
    code: 'git-diverged',
    says: /non-fast-forward|fetch first|\[rejected\]|tip of your current branch is behind|diverge/i,
    cause: 'the remote has commits that are not here yet.',
    remedy: 'Pull first, then push again.',
  },
  {
    code: 'git-conflict',
    says: /conflict|could not apply/i,
    cause: 'the same lines were changed here and on the remote.',
    remedy: 'Nothing was changed here; resolve it with git pull --rebase, or export again.',
  },
  {
    code: 'git-credentials',
    says: /authentication failed|could not read username|permission denied \(publickey|terminal prompts disabled|403|401/i,
    cause: 'the remote did not accept your credentials, or none are stored.',
    remedy: 'Sign in once with git push in a terminal, so that git remembers them.',
  },
  {
    code: 'git-network',
    says: /could not resolve host|unable to access|connection (?:refused|timed out|reset)|network is unreachable|no route to host/i,
    cause: 'the remote cannot be reached.',
    remedy: 'Your commit is safe here; push it when you are connected.',
  },
  {
    code: 'git-remote',
    says: /no such remote|does not appear to be a git repository|no configured push destination|repository not found/i,
    cause: 'there is no remote to push to.',
    remedy: 'Add one with git remote add origin ADDRESS.',
  },
  {
    code: 'git-no-upstream',
    says: /no tracking information|no upstream/i,
    cause: 'the branch follows no branch of a remote.',
    remedy: 'Push it once; it follows the remote’s branch from then on.',
  },
  {
    code: 'git-lock',
    says: /index\.lock|another git process/i,
    cause: 'another git program is at work in the repository.',
    remedy: 'Wait until it has finished; if none runs, remove .git/index.lock.',
  },
  {
    code: 'git-signing',
    says: /gpg failed|failed to sign|signing failed/i,
    cause: 'the commit could not be signed.',
    remedy: 'See whether your signing key is unlocked.',
  },
  {
    code: 'git-dirty',
    says: /would be overwritten|unstaged changes|uncommitted changes|please commit or stash/i,
    cause: 'the repository holds changes that were not committed.',
    remedy: 'Commit or stash them first.',
  },
  {
    code: 'git-hook',
    says: /hook/i,
    cause: 'a hook of the repository refused it.',
    remedy: 'Read below what it says, mend that, and try again.',
  },
];

function explain(what: string, said: string, folder: string): Problem {
  const text = said.trim();
  const refusal = refusals.find(one => one.says.test(text));
  const quoted = text.split('\n').slice(-6).join('\n');
  return {
    severity: 'error',
    code: refusal?.code ?? 'git-failed',
    place: { path: folder, line: 1, column: 1 },
    cause: `${what}: ${refusal?.cause ?? 'git refused.'}`,
    remedy: `${refusal?.remedy ?? 'Read what git says, and try again.'} git says: ${quoted || 'nothing'}`,
  };
}
