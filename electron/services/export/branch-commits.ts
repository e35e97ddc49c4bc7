import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileHash } from '../../../shared/contract/request-parts.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import { err, ok, type Result } from '../../../shared/kit/result.ts';
import type { ChangeSets } from '../change-set/change-sets.ts';
import type { FileChange } from '../change-set/file-change.ts';
import { faultCode, problemOf } from '../disk/fault.ts';
import { fileHash } from '../disk/file-hash.ts';
import { git } from '../git/git.ts';
import { isRunning } from '../disk/is-running.ts';
import { SiteFolder } from '../folder/site-folder.ts';
import { Repository } from './repository/repository.ts';

/** What one branch gets. */
export interface BranchWork {
  readonly branch: string;
  readonly message: string;
  readonly changes: readonly FileChange[];
  /** A version that a branch of this name may hold and that the change replaces: an earlier export's own. */
  readonly own: ReadonlyMap<string, FileHash>;
  /** Files of the site that the branch needs, and that may not be committed yet. */
  readonly needs: readonly string[];
}

export interface BranchCommit {
  readonly branch: string;
  /** Undefined where the branch has everything already. */
  readonly hash: string | undefined;
  /** The branch's commit before; undefined for a new branch. */
  readonly before: string | undefined;
}

/** Where working copies for commits lie; the name tells the process that works in it. */
const COPY = /\/galley-branches-(\d+)-[^/]+\/site$/;
/** Large files of others stay pointers in the copy: nobody looks at them there. */
const POINTERS = ['filter.lfs.smudge=cat', 'filter.lfs.process=', 'filter.lfs.required=false'].flatMap(one => [
  '-c',
  one,
]);
const WHAT = 'The branches could not be made';

/**
 * Commits to branches without touching the person's own working copy: in a copy beside it, with the repository's own
 * hooks, identity and signing. All branches are moved in one step at the end, so that there are all of them or none.
 */
export class BranchCommits {
  constructor(
    private readonly repository: Repository,
    private readonly site: SiteFolder,
    private readonly sets: ChangeSets,
  ) {}

  async make(
    works: readonly BranchWork[],
    onDone: (done: number) => void,
  ): Promise<Result<readonly BranchCommit[], Problem>> {
    const { root } = this.site;
    const elsewhere = await this.#checkedOut(works.map(({ branch }) => branch));
    if (elsewhere !== undefined) return err(this.#refuse('git-branch-elsewhere', ...ELSEWHERE(elsewhere)));
    const base = await this.#ask('rev-parse', '-q', '--verify', 'HEAD^{commit}');
    if (base === '') return err(this.#refuse('git-no-commit', ...NO_COMMIT));
    await this.#clearDead();
    const place = await mkdtemp(join(tmpdir(), `galley-branches-${process.pid}-`));
    const copy = join(place, 'site');
    try {
      const add = [...POINTERS, 'worktree', 'add', '--quiet', '--detach', copy, base];
      const added = await this.repository.run(WHAT, add);
      if (!added.ok) return added;
      const inside = join(copy, await this.#ask('rev-parse', '--show-prefix'));
      const commits: BranchCommit[] = [];
      for (const work of works) {
        const commit = await this.#commit(work, copy, inside, base);
        if (!commit.ok) return commit;
        commits.push(commit.value);
        onDone(commits.length);
      }
      await this.#move(
        commits.flatMap(({ branch, hash, before }) => (hash === undefined ? [] : [{ branch, to: hash, from: before }])),
      );
      return ok(commits);
    } catch (error) {
      return err(problemOf(error, root, 'could not get its branches; none was made'));
    } finally {
      await this.#ask('worktree', 'remove', '--force', copy);
      await rm(place, { recursive: true, force: true });
    }
  }

  /** Puts the branches back where they were; one that somebody moved meanwhile stops it. */
  async takeBack(commits: readonly BranchCommit[]): Promise<Problem | undefined> {
    const made = commits.flatMap(({ branch, hash, before }) =>
      hash === undefined ? [] : [{ branch, to: before, from: hash }],
    );
    const elsewhere = await this.#checkedOut(made.map(({ branch }) => branch));
    if (elsewhere !== undefined) return this.#refuse('git-branch-elsewhere', ...ELSEWHERE(elsewhere));
    try {
      await this.#move(made);
      for (const { branch, to } of made)
        if (to === undefined) await this.#ask('config', '--remove-section', `branch.${branch}`);
      return undefined;
    } catch {
      return this.#refuse(
        'git-branch-moved',
        'somebody committed to one of the branches since.',
        'Take that back by hand, with git.',
      );
    }
  }

  async #commit(work: BranchWork, copy: string, inside: string, base: string): Promise<Result<BranchCommit, Problem>> {
    const { branch, message, needs, own } = work;
    const before = (await this.#ask('rev-parse', '-q', '--verify', `refs/heads/${branch}`)) || undefined;
    const inCopy = ['-C', copy, ...POINTERS];
    const gone = await this.repository.run(WHAT, [
      ...inCopy,
      'switch',
      '--quiet',
      '--detach',
      '--discard-changes',
      before ?? base,
    ]);
    if (!gone.ok) return gone;
    const folder = await SiteFolder.open(inside);
    const changes: FileChange[] = [];
    for (const change of work.changes) {
      const found = await hashAt(join(inside, change.path));
      if (found === (await hashAfter(change))) continue;
      if (found !== change.before && (found === null || found !== own.get(change.path)))
        return err(this.#refuse('git-branch-differs', ...differs(branch, change.path, before !== undefined)));
      changes.push({ ...change, before: found });
    }
    const planned = new Set(changes.map(({ path }) => path));
    for (const path of needs) {
      if (planned.has(path) || (await hashAt(join(inside, path))) !== null) continue;
      changes.push({ path, before: null, after: { copyOf: await this.site.resolve(path) } });
    }
    if (changes.length === 0) return ok({ branch, hash: undefined, before });
    const outcome = await this.sets.carryOut(folder, changes);
    if (outcome.kind !== 'done') throw new Error(`${branch} changed meanwhile`);
    const there = await Repository.open(inside);
    const commit = await there?.commit(
      changes.map(({ path }) => path),
      message,
    );
    if (!commit) throw new Error('git does not know its own working copy');
    return commit.ok ? ok({ branch, hash: commit.value.hash, before }) : commit;
  }

  /** Moves all branches or none: `from` must be where each stands; undefined is no branch. */
  async #move(
    moves: readonly { readonly branch: string; readonly to: string | undefined; readonly from: string | undefined }[],
  ) {
    const lines = moves.map(({ branch, to, from }) => {
      const ref = `refs/heads/${branch}`;
      if (from === undefined) return `create ${ref} ${to}\n`;
      return to === undefined ? `delete ${ref} ${from}\n` : `update ${ref} ${to} ${from}\n`;
    });
    if (lines.length > 0) await git(this.site.root, ['update-ref', '--stdin'], lines.join(''));
  }

  /** The first of these branches that a working copy has checked out: its files would not follow. */
  async #checkedOut(branches: readonly string[]): Promise<string | undefined> {
    const listed = (await this.#ask('worktree', 'list', '--porcelain')).split('\n');
    return branches.find(branch => listed.includes(`branch refs/heads/${branch}`));
  }

  /** Removes what a killed run left; one that runs keeps its own. */
  async #clearDead(): Promise<void> {
    for (const line of (await this.#ask('worktree', 'list', '--porcelain')).split('\n')) {
      const path = line.startsWith('worktree ') ? line.slice('worktree '.length) : '';
      const [, pid] = COPY.exec(path) ?? [];
      if (pid === undefined || isRunning(Number(pid))) continue;
      await this.#ask('worktree', 'remove', '--force', path);
      await rm(join(path, '..'), { recursive: true, force: true });
    }
  }

  #ask(...args: string[]): Promise<string> {
    return git(this.site.root, args).then(
      text => text.trim(),
      () => '',
    );
  }

  #refuse(code: string, cause: string, remedy: string): Problem {
    const place = { path: this.site.root, line: 1, column: 1 };
    return { severity: 'error', code, place, cause: `${WHAT}: ${cause}`, remedy };
  }
}

const ELSEWHERE = (branch: string) =>
  [`${branch} is checked out, so it cannot get a commit beside it.`, 'Check another branch out first.'] as const;
const NO_COMMIT = ['the repository has no commit yet.', 'Commit the site once, then export.'] as const;

function differs(branch: string, path: string, exists: boolean): readonly [string, string] {
  return exists
    ? [`the branch ${branch} exists and holds another version of ${path}.`, 'Merge or delete that branch first.']
    : [`${path} is not committed as it lies in the folder.`, 'Commit it first, or export to the current branch.'];
}

async function hashAt(path: string): Promise<FileHash | null> {
  try {
    return fileHash(await readFile(path));
  } catch (error) {
    if (faultCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function hashAfter({ after }: FileChange): Promise<FileHash | null> {
  if (after === null) return null;
  return fileHash('copyOf' in after ? await readFile(after.copyOf) : after.bytes);
}
