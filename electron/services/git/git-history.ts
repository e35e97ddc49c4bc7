import type { HistoryEntry } from '../../../shared/contract/history.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { git } from './git.ts';

const MOST_COMMITS = 200;
const FIELD = '\x1f';
const RECORD = '\x1e';

type Commit = Extract<HistoryEntry, { readonly kind: 'commit' }>;

/** The commits of a file, followed through renames, newest first; none without git, repository or commit. */
export async function gitHistory(root: string, path: SitePath): Promise<readonly Commit[]> {
  const format = `--format=${RECORD}%H${FIELD}%at${FIELD}%an${FIELD}%s`;
  const limit = `--max-count=${MOST_COMMITS}`;
  const args = ['log', '--follow', '--relative', '--name-only', '-z', limit, format, '--', path];
  const text = await git(root, args).catch(() => '');
  return text.split(RECORD).flatMap(readCommit);
}

/** The file's text in a commit; undefined where it is not there, is too large or is no text. */
export function gitText(root: string, commit: string, path: SitePath): Promise<string | undefined> {
  return git(root, ['show', '--no-textconv', `${commit}:./${path}`]).catch(() => undefined);
}

function readCommit(record: string): readonly Commit[] {
  const [head = '', ...names] = record.split('\0');
  const [hash, seconds, author, subject] = head.split(FIELD);
  const path = names.map(name => name.trim()).find(name => name !== '');
  if (!hash || !seconds || author === undefined || subject === undefined || path === undefined) return [];
  return [{ kind: 'commit', hash, time: Number(seconds) * 1000, author, subject, path: path as SitePath }];
}
