import type { SitePath } from '../site/site-file.ts';
import type { PlannedPost } from './plan.ts';

type Named = Pick<PlannedPost, 'from' | 'to' | 'title'>;

/** The branch that posts get when they are to be reviewed by themselves: `post/<slug>`, of several with how many more. */
export function branchOf(posts: readonly Named[]): string {
  return slugBranch(posts[0]?.to ?? '') + (posts.length > 1 ? `-and-${posts.length - 1}-more` : '');
}

/** A branch for each post, none twice, even where names do not tell upper from lower case. */
export function branchesOf(posts: readonly Named[]): ReadonlyMap<SitePath, string> {
  const branches = new Map<SitePath, string>();
  const taken = new Set<string>();
  for (const { from, to } of posts) {
    const name = slugBranch(to);
    let free = name;
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name}-${number}`;
    taken.add(free.toLowerCase());
    branches.set(from, free);
  }
  return branches;
}

/** The message that a template gives: `{title}` is the post's, of several how many they are; `{count}` their number. */
export function commitMessage(posts: readonly Pick<Named, 'title'>[], template: string): string {
  const count = posts.length;
  const title = count === 1 ? posts[0]!.title : `${count} posts`;
  return template.replace(/\{(title|count)\}/g, (_, name: string) => (name === 'title' ? title : String(count)));
}

function slugBranch(to: string): string {
  const slug = (to.split('/').at(-1) ?? '').replace(/^\d+-\d+-\d+-/, '').replace(/\.[^.]*$/, '');
  const safe = slug
    .slice(0, 100)
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `post/${safe || 'new'}`;
}
