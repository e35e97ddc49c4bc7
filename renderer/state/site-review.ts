import type { Problem } from '../../shared/kit/problem.ts';
import type { ReviewSettings } from '../../shared/library/facts.ts';
import { REVIEW_FILE, writeReviewSettings } from '../../shared/library/review-settings.ts';
import { sitePath } from '../../shared/site/site-file.ts';
import { applyChanges } from '../../shared/text/text-change.ts';
import type { Session } from './session.ts';

/** Writes into the site's own file how its posts' states are written; comments and other keys of the file stay. */
export async function saveReviewSettings(
  { bridge, workspace }: Pick<Session, 'bridge' | 'workspace'>,
  review: ReviewSettings,
): Promise<Problem | null> {
  const site = workspace.site?.id;
  if (site === undefined) return null;
  const path = sitePath(REVIEW_FILE);
  const read = await bridge.call('post.read', { site, path });
  if (read.kind === 'refused' && read.problem.code !== 'file-enoent') return read.problem;
  const file = read.kind === 'read' ? read.file : null;
  const before = file?.text ?? '';
  const changes = writeReviewSettings(before, review);
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
