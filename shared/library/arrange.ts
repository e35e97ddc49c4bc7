import type { PostFacts } from './facts.ts';
import { POST_STATES } from './facts.ts';
import { dayOf } from './query.ts';

export const SORT_KEYS = ['edited', 'date', 'title', 'author', 'state', 'path'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface Order {
  readonly by: SortKey;
  readonly down: boolean;
}

export const GROUP_KEYS = ['none', 'state', 'tag', 'category', 'author', 'year', 'month', 'folder'] as const;
export type GroupKey = (typeof GROUP_KEYS)[number];

export interface PostGroup {
  /** Empty for posts that have no such value. */
  readonly name: string;
  readonly posts: readonly PostFacts[];
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Compares for an order; posts without the value come last whichever way, equal ones by path. */
export function comparePosts({ by, down }: Order): (a: PostFacts, b: PostFacts) => number {
  const sign = down ? -1 : 1;
  return (a, b) => {
    const x = sortKey(a, by);
    const y = sortKey(b, by);
    if (x !== y) {
      if (x === '') return 1;
      if (y === '') return -1;
      const order = typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y));
      if (order !== 0) return sign * order;
    }
    return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
  };
}

/** The posts under headings, in the order of the headings; a post with several tags stands under each. */
export function groupPosts(posts: readonly PostFacts[], by: GroupKey): readonly PostGroup[] {
  if (by === 'none') return [{ name: '', posts }];
  const groups = new Map<string, PostFacts[]>();
  for (const post of posts) {
    const names = groupNames(post, by);
    for (const name of names.length === 0 ? [''] : names) {
      const group = groups.get(name);
      if (group) group.push(post);
      else groups.set(name, [post]);
    }
  }
  const order = groupOrder(by);
  return [...groups]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : order(a, b)))
    .map(([name, members]) => ({ name, posts: members }));
}

function sortKey(post: PostFacts, by: SortKey): number | string {
  switch (by) {
    case 'edited':
      return post.modified;
    case 'date':
      return post.date?.epoch ?? '';
    case 'state':
      return POST_STATES.indexOf(post.state);
    default:
      return post[by];
  }
}

function groupNames(post: PostFacts, by: Exclude<GroupKey, 'none'>): readonly string[] {
  const day = post.date ? dayOf(post.date) : '';
  switch (by) {
    case 'state':
      return [post.state];
    case 'tag':
      return post.tags;
    case 'category':
      return post.categories;
    case 'author':
      return [post.author];
    case 'year':
      return [day.slice(0, 4)];
    case 'month':
      return [day.slice(0, 7)];
    case 'folder':
      return [post.path.slice(0, Math.max(0, post.path.lastIndexOf('/')))];
  }
}

function groupOrder(by: GroupKey): (a: string, b: string) => number {
  if (by === 'state') return (a, b) => rank(a) - rank(b);
  if (by === 'year' || by === 'month') return (a, b) => (a < b ? 1 : -1);
  return collator.compare;
}

function rank(state: string): number {
  return (POST_STATES as readonly string[]).indexOf(state);
}
