import type { ExportRequest } from './export-request.ts';
import type { SitePath } from '../site/site-file.ts';
import type { PlannedFile, PlannedPost } from './plan.ts';

/** Copies of an earlier export that these posts do not use any more, and that nothing else in the target names. */
export function leftovers(
  request: ExportRequest,
  posts: readonly PlannedPost[],
  files: readonly PlannedFile[],
): readonly PlannedFile[] {
  const { target } = request;
  const used = new Set([...posts, ...request.others].flatMap(({ assets }) => assets));
  const before = new Map<SitePath, SitePath[]>();
  for (const { from } of posts) {
    for (const path of request.last(from)?.assets ?? []) before.set(path, [...(before.get(path) ?? []), from]);
  }
  const unused = [...before.keys()].filter(path => !used.has(path) && target.copies.has(path));
  if (unused.length === 0) return [];
  const planned = new Map(files.flatMap(file => ('text' in file ? [[file.path, file.text] as const] : [])));
  const gone = new Set(files.flatMap(file => (file.kind === 'rename-text' ? [file.formerly] : [])));
  const texts = [...planned.values()];
  for (const [path, text] of target.texts()) if (!planned.has(path) && !gone.has(path)) texts.push(text);
  return unused.flatMap(path => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (texts.some(text => text.includes(name) || text.includes(encodeURI(name)))) return [];
    return [{ kind: 'delete', path, ...target.copies.get(path)!, usedBy: before.get(path)! } as const];
  });
}
