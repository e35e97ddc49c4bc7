import type { Problem } from '../../../shared/kit/problem.ts';
import type { Result } from '../../../shared/kit/result.ts';
import { SCHEMA_FILE } from '../../../shared/schema/schema-file.ts';
import { sitePath } from '../../../shared/site/site-file.ts';
import { applyChanges, type TextChange } from '../../../shared/text/text-change.ts';
import type { Session } from '../session.ts';

/** The text of the site's own file, `.galley.yml`; empty where there is none. */
export async function readOwnFile({ bridge, workspace }: Pick<Session, 'bridge' | 'workspace'>): Promise<string> {
  const site = workspace.site?.id;
  if (site === undefined) return '';
  const read = await bridge.call('post.read', { site, path: sitePath(SCHEMA_FILE) });
  return read.kind === 'read' ? read.file.text : '';
}

type Edit = (text: string) => Result<readonly TextChange[], Problem>;

/** The last change that was asked for: each goes on from the text that the one before it wrote. */
let last: Promise<unknown> = Promise.resolve();

/** Changes the site's own file, which is made where there is none; the answer says why nothing was changed. */
export function changeOwnFile(session: Pick<Session, 'bridge' | 'workspace'>, edit: Edit): Promise<Problem | null> {
  const next = last.then(() => change(session, edit));
  last = next.catch(() => undefined);
  return next;
}

async function change(
  { bridge, workspace }: Pick<Session, 'bridge' | 'workspace'>,
  edit: Edit,
): Promise<Problem | null> {
  const site = workspace.site?.id;
  if (site === undefined) return null;
  const path = sitePath(SCHEMA_FILE);
  const read = await bridge.call('post.read', { site, path });
  if (read.kind === 'refused' && read.problem.code !== 'file-enoent') return read.problem;
  const file = read.kind === 'read' ? read.file : null;
  const before = file?.text ?? '';
  const changes = edit(before);
  if (!changes.ok) return changes.error;
  if (changes.value.length === 0) return null;
  const text = applyChanges(before, changes.value);
  const saved = await bridge.call('post.save', { site, path, text, base: file?.hash ?? null });
  if (saved.kind === 'refused') return saved.problem;
  if (saved.kind === 'conflict') return { ...CHANGED, place: { path, line: 1, column: 1 } };
  const size = new TextEncoder().encode(text).length;
  workspace.announce({ changed: [{ path, text, size, modified: saved.modified }], removed: [] }, null);
  return null;
}

const CHANGED = {
  severity: 'warning',
  code: 'changed-on-disk',
  cause: 'Another program changed the file at the same moment.',
  remedy: 'Set it once more.',
} as const;
