import type { Problem } from '../../../../shared/kit/problem.ts';

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
    code: 'git-ownership',
    says: /dubious ownership/i,
    cause: 'the repository belongs to another user, so git does not trust it.',
    remedy: 'If you trust it, run what git says below.',
  },
  {
    code: 'git-timeout',
    says: /block timeout/i,
    cause: 'git gave no sign of life for a long time and was ended.',
    remedy: 'See in a terminal what it waits for, a password or a slow hook.',
  },
  {
    code: 'git-lfs',
    says: /git-lfs|git: 'lfs'|\blfs\b/i,
    cause: 'the repository keeps large files with Git LFS, which did not work.',
    remedy: 'Install git-lfs, run git lfs install, and try again.',
  },
  {
    code: 'git-protected',
    says: /protected branch|GH00[6-9]|pre-receive hook declined|not allowed to push/i,
    cause: 'the remote does not let anyone push to this branch directly.',
    remedy: 'Commit to a new branch, push that, and open a pull request.',
  },
  {
    code: 'git-remote-rule',
    says: /\((?:update )?hook declined\)/i,
    cause: 'a rule of the remote does not let this be pushed.',
    remedy: 'Read what it says; a new branch and a pull request may be the way.',
  },
  {
    code: 'git-remote-in-use',
    says: /branch is currently checked out/i,
    cause: 'the remote is somebody’s working folder, which has this very branch checked out.',
    remedy: 'Commit to a new branch and push that, or push to a bare repository.',
  },
  {
    code: 'git-diverged',
    says: /non-fast-forward|fetch first|\[rejected\]|tip of your current branch is behind|diverge/i,
    cause: 'the remote has commits that are not here yet.',
    remedy: 'Pull first, then push again.',
  },
  {
    code: 'git-conflict',
    says: /CONFLICT|could not apply|merge conflict/,
    cause: 'the same lines were changed here and on the remote.',
    remedy: 'Nothing was changed here; resolve it with git pull --rebase, or export again.',
  },
  {
    code: 'git-credentials',
    says: /authentication failed|could not read (?:username|password)|permission denied \(|terminal prompts disabled|host key verification failed|\b40[13]\b/i,
    cause: 'the remote did not accept your credentials, or none are stored.',
    remedy: 'Sign in once with git push in a terminal, so that git remembers them.',
  },
  {
    code: 'git-network',
    says: /could not resolve host(?:name)?|operation too slow|unable to access|does not resolve|connection closed by|connection (?:refused|timed out|reset)|network is unreachable|no route to host/i,
    cause: 'the remote cannot be reached.',
    remedy: 'What is committed is safe here; try again when you are connected.',
  },
  {
    code: 'git-remote',
    says: /no such remote|no remote repository|no configured push destination/i,
    cause: 'there is no remote to push to.',
    remedy: 'Add one with git remote add origin ADDRESS.',
  },
  {
    code: 'git-remote-gone',
    says: /does not appear to be a git repository|repository (?:'[^'\n]*' )?not found/i,
    cause: 'there is no repository at the remote’s address, or you may not see it.',
    remedy: 'See with git remote -v whether the address is right, and whether you have access.',
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
    code: 'git-branch-elsewhere',
    says: /already (?:checked out|used by worktree)/i,
    cause: 'another working copy of this repository has that branch checked out.',
    remedy: 'Choose another branch, or work in that copy.',
  },
  {
    code: 'git-branch-name',
    says: /not a valid (?:branch|ref)/i,
    cause: 'git allows no branch of that name.',
    remedy: 'Use letters, digits, - and /.',
  },
  {
    code: 'git-ignored',
    says: /ignored by one of your/i,
    cause: 'the repository ignores one of these files.',
    remedy: 'See what .gitignore says about it.',
  },
  {
    code: 'git-filter',
    says: /(?:clean|smudge|process) filter '|external filter '/i,
    cause: 'a filter that the repository sets for these files failed.',
    remedy: 'See what .gitattributes names as their filter, and whether that program is installed.',
  },
  {
    code: 'git-full',
    says: /no space left on device|quota exceeded/i,
    cause: 'the disk is full.',
    remedy: 'Make room on the disk and try again.',
  },
  {
    code: 'git-hook',
    says: /hook/i,
    cause: 'a hook of the repository refused it.',
    remedy: 'Read below what it says, mend that, and try again.',
  },
];

/** What a person reads when git refused `what` in `folder`, with git's own last lines. */
export function explainRefusal(what: string, said: string, folder: string): Problem {
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
