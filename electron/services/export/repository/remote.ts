import type { Problem } from '../../../../shared/kit/problem.ts';
import { err, type Result } from '../../../../shared/kit/result.ts';
import type { GitFolder } from './git-folder.ts';

/** What a repository has to do with others: nothing is ever forced. */
export class Remote {
  readonly #git: GitFolder;

  constructor(git: GitFolder) {
    this.#git = git;
  }

  async exists(): Promise<boolean> {
    return (await this.#git.say(['remote'])) !== '';
  }

  /** Learns what the remote has; changes no branch and no file. */
  fetch(): Promise<Result<undefined, Problem>> {
    return this.#git.attempt('Nothing could be fetched', async () => void (await this.#git.raw(['fetch', '--quiet'])));
  }

  /** Brings the branch up to date below its own commits; a conflict takes the whole step back. */
  async pull(): Promise<Result<undefined, Problem>> {
    const outcome = await this.#git.attempt('The branch could not be brought up to date', async () => {
      await this.#git.raw(['pull', '--rebase', '--quiet']);
      return undefined;
    });
    if (!outcome.ok && outcome.error.code === 'git-conflict') await this.abandonRebase();
    return outcome;
  }

  async abandonRebase(): Promise<void> {
    await this.#git.say(['rebase', '--abort']);
  }

  /**
   * Pushes branches, else the current one, each to its own name at the remote, never to another: a branch that follows
   * none of its own name gets it as its upstream.
   */
  async push(branches?: readonly string[]): Promise<Result<undefined, Problem>> {
    const outcome = await this.#git.attempt('The commits could not be pushed', async () => {
      const current = branches ? undefined : await this.#git.branch();
      const pushed = branches ?? (current === undefined ? [] : [current]);
      const branch = pushed[0];
      if (branch === undefined) throw new Error('fatal: not currently on a branch');
      const remotes = (await this.#git.say(['remote'])).split('\n').filter(name => name !== '');
      const wanted = [
        await this.#git.say(['config', '--get', `branch.${branch}.pushRemote`]),
        await this.#git.say(['config', '--get', 'remote.pushDefault']),
        await this.#git.say(['config', '--get', `branch.${branch}.remote`]),
        'origin',
      ];
      const remote = wanted.find(name => remotes.includes(name)) ?? remotes[0];
      if (remote === undefined) throw new Error('fatal: no such remote');
      const refs = pushed.map(name => `refs/heads/${name}`);
      const follows = await this.#git.say(['config', '--get', `branch.${branch}.merge`]);
      const upstream = refs.every(ref => ref === follows) ? [] : ['--set-upstream'];
      await this.#git.raw(['push', '--quiet', ...upstream, '--', remote, ...refs.map(ref => `${ref}:${ref}`)]);
      return undefined;
    });
    return outcome.ok ? outcome : err(await this.#git.namingHook(outcome.error, ['pre-push']));
  }
}
