import type { Problem } from '../kit/problem.ts';
import type { SitePath } from '../site/site-file.ts';
import type { ExportRequest } from './export-request.ts';
import { leftovers } from './leftovers.ts';
import { foldCase, placeAssets } from './place-assets.ts';
import { keptPosts, type Conflict, type ExportPlan, type PlannedFile, type PlannedPost } from './plan.ts';
import { planPost } from './plan-post.ts';

/** Works out everything that an export would do; touches nothing. The same request gives the same plan. */
export function planExport(request: ExportRequest): ExportPlan {
  const places = placeAssets(request.assets, request.target);
  const files: PlannedFile[] = [];
  const conflicts: Conflict[] = [];
  const posts: PlannedPost[] = [];
  const problems: Problem[] = [];
  const claimed = new Map<string, SitePath>();
  const names = new Map([...request.target.paths].map(path => [foldCase(path), path]));
  for (const post of request.posts) {
    const outcome = planPost(post, request, names, places);
    for (const problem of outcome.problems) problems.push(problem);
    if (!outcome.planned) continue;
    const other = claimed.get(foldCase(outcome.planned.to));
    if (other !== undefined) problems.push(bothBecome(post.info.path, other, outcome.planned.to));
    claimed.set(foldCase(outcome.planned.to), post.info.path);
    posts.push(outcome.planned);
    for (const file of outcome.files) files.push(file);
    for (const conflict of outcome.conflicts) conflicts.push(conflict);
  }
  if (!request.inPlace) {
    // A post that stays as the target has it brings no pictures of its own.
    const kept = new Set(keptPosts({ posts, files }).map(({ from }) => from));
    const used = request.posts.flatMap(({ info, assets }) => (kept.has(info.path) ? [] : assets));
    const wanted = new Set(used.map(asset => places.get(asset)?.path));
    for (const asset of request.assets) {
      const place = places.get(asset.path);
      if (place?.add === true && wanted.has(place.path)) files.push({ kind: 'add-asset', path: place.path, asset });
    }
    for (const file of leftovers(request, posts, files)) files.push(file);
  }
  return { posts: withAddresses(posts, files, conflicts, request), files, conflicts, problems };
}

/** Each post with the address that its text has in the target, all asked for at once. */
function withAddresses(
  posts: readonly PlannedPost[],
  files: readonly PlannedFile[],
  conflicts: readonly Conflict[],
  { target }: ExportRequest,
): readonly PlannedPost[] {
  const texts = new Map<SitePath, string>(conflicts.map(({ path, mine }) => [path, mine]));
  for (const file of files) if ('text' in file) texts.set(file.path, file.text);
  const asked = posts.map(({ to }) => [to, texts.get(to) ?? target.text(to) ?? ''] as const);
  const urls = target.urls(asked);
  return posts.map((post, at) => ({ ...post, url: urls[at] }));
}

function bothBecome(path: SitePath, other: SitePath, to: SitePath): Problem {
  return {
    severity: 'error',
    code: 'name-clash',
    place: { path, line: 1, column: 1 },
    cause: `${other} and ${path} would both become ${to}, at least where names do not tell upper from lower case.`,
    remedy: 'Rename one of them, or give it another date.',
  };
}
