import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { OpenedSite } from '../../../shared/contract/site-calls.ts';

const exec = promisify(execFile);

/**
 * What git says of the repository that a folder is in: its branch (or the commit, shortened, when there is none) and how
 * far it is from its upstream. Null where there is no git, no repository or no commit. Nothing that the repository
 * configures is run, and nothing is fetched.
 */
export async function readGit(folder: string): Promise<OpenedSite['git']> {
  if (!(await isInRepository(folder))) return null;
  try {
    const branch = (await git(folder, ['symbolic-ref', '--short', '-q', 'HEAD']).catch(() => '')).trim();
    const commit = (await git(folder, ['rev-parse', '--short', 'HEAD']).catch(() => '')).trim();
    if (branch === '' && commit === '') return null;
    const counts = await git(folder, ['rev-list', '--left-right', '--count', 'HEAD...@{upstream}']).catch(() => '0\t0');
    const [ahead = 0, behind = 0] = counts.trim().split(/\s+/).map(Number);
    return { branch: branch || commit, ahead, behind };
  } catch {
    return null;
  }
}

/** A repository's own configuration names programs for these; reading needs none of them. */
const SAFE = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'log.showSignature=false'].flatMap(one => [
  '-c',
  one,
]);

/** Whether git would find a repository from a folder upwards; asked of the disk, since starting git takes far longer. */
export async function isInRepository(folder: string): Promise<boolean> {
  if (process.env['GIT_DIR'] !== undefined) return true;
  const isThere = (path: string): Promise<boolean> =>
    access(path).then(
      () => true,
      () => false,
    );
  for (let at = folder; ; at = dirname(at)) {
    if ((await isThere(join(at, '.git'))) || (await isThere(join(at, 'HEAD')))) return true;
    if (at === dirname(at)) return false;
  }
}

/** Runs git in a folder, with `input` on its standard input, and gives what it prints; fails where it fails, and beyond a megabyte. */
export async function git(folder: string, args: readonly string[], input?: string): Promise<string> {
  // Git goes into the folder itself: who starts a program in a folder stands still until its disk has answered.
  const running = exec('git', ['-C', folder, ...SAFE, ...args], {
    timeout: 10_000,
    windowsHide: true,
    maxBuffer: 1024 * 1024,
    env: {
      ...process.env,
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      // A repository may allow any protocol for itself, and fetch a missing object by it; this list wins over it.
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_NO_LAZY_FETCH: '1',
      LC_ALL: 'C',
    },
  });
  if (input !== undefined) running.child.stdin?.end(input);
  return (await running).stdout;
}
