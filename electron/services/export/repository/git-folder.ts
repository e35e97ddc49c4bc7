import { lstat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { GitError, simpleGit, type SimpleGit } from 'simple-git';
import type { Problem } from '../../../../shared/kit/problem.ts';
import { err, ok, type Result } from '../../../../shared/kit/result.ts';
import { explainRefusal } from './git-refusals.ts';

/** The system's own git in a folder: questions, and work whose refusals are explained. */
export class GitFolder {
  readonly folder: string;
  readonly #git: SimpleGit;

  /** `stop` ends what git is doing, and everything later. */
  constructor(folder: string, stop?: AbortSignal) {
    this.folder = folder;
    this.#git = gitIn(folder, stop);
  }

  /** Runs git; fails where git does. */
  raw(args: string[]): Promise<string> {
    return this.#git.raw(args);
  }

  /** What git answers to a question; empty where it fails. */
  say(args: string[]): Promise<string> {
    return this.#git.raw(args).catch(() => '');
  }

  async attempt<T>(what: string, work: () => Promise<T>): Promise<Result<T, Problem>> {
    try {
      return ok(await work());
    } catch (error) {
      const said = error instanceof GitError ? error.message : String(error);
      return err(explainRefusal(what, said, this.folder));
    }
  }

  /** Runs git in the folder; `what` begins what a person is told of a refusal. */
  run(what: string, args: string[]): Promise<Result<string, Problem>> {
    return this.attempt(what, () => this.#git.raw(args));
  }

  /** The branch that is checked out; `undefined` when none is. */
  async branch(): Promise<string | undefined> {
    return (await this.say(['symbolic-ref', '-q', '--short', 'HEAD'])) || undefined;
  }

  /** Those of git's own files that are there, wherever a worktree or a setting keeps them. */
  async files(names: readonly string[]): Promise<readonly string[]> {
    const said = await this.say(['rev-parse', ...names.flatMap(name => ['--git-path', name])]);
    const found = await Promise.all(said.split('\n').map(path => exists(resolve(this.folder, path))));
    return names.filter((_, at) => found[at]);
  }

  /** A hook that refuses need not say that it is one. */
  async namingHook(problem: Problem, names: readonly string[]): Promise<Problem> {
    if (problem.code !== 'git-failed') return problem;
    for (const name of await this.files(names.map(hook => `hooks/${hook}`))) {
      const cause = problem.cause.replace(
        'git refused.',
        `the repository’s ${name.replace('hooks/', '')} hook refused it.`,
      );
      const remedy = problem.remedy.replace('Read what git says, and try again.', 'Mend what it says, and try again.');
      return { ...problem, code: 'git-hook', cause, remedy };
    }
    return problem;
  }

  async isInstalled(): Promise<boolean> {
    return (await this.#git.version()).installed;
  }

  status(): ReturnType<SimpleGit['status']> {
    return this.#git.status(['--', '.']);
  }
}

/** Whether anything of that name is there. */
export function exists(path: string): Promise<boolean> {
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
