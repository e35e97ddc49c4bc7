import { POST_STATES, type PostFacts, type PostState } from './facts.ts';

/** A value of a field and how many posts have it. */
export interface Counted {
  readonly value: string;
  readonly count: number;
}

/** What a whole library holds: the numbers beside the filters. Lists have the commonest first. */
export interface CatalogueCounts {
  readonly posts: number;
  readonly pages: number;
  readonly states: Readonly<Record<PostState, number>>;
  readonly tags: readonly Counted[];
  readonly categories: readonly Counted[];
  readonly authors: readonly Counted[];
  readonly keys: readonly Counted[];
}

/** Counts states, tags, categories, authors and keys of posts and drafts as they come and go; pages are only counted. */
export class Counter {
  private posts = 0;
  private pages = 0;
  private readonly states = new Map<PostState, number>();
  private readonly tags = new Map<string, number>();
  private readonly categories = new Map<string, number>();
  private readonly authors = new Map<string, number>();
  private readonly keys = new Map<string, number>();

  count(post: PostFacts, by: 1 | -1): void {
    if (post.kind === 'page') {
      this.pages += by;
      return;
    }
    this.posts += by;
    add(this.states, post.state, by);
    for (const tag of post.tags) add(this.tags, tag, by);
    for (const category of post.categories) add(this.categories, category, by);
    for (const key of post.keys) add(this.keys, key, by);
    if (post.author !== '') add(this.authors, post.author, by);
  }

  /** How many posts have a tag. */
  tagCount(tag: string): number {
    return this.tags.get(tag) ?? 0;
  }

  get counts(): CatalogueCounts {
    return {
      posts: this.posts,
      pages: this.pages,
      states: Object.fromEntries(POST_STATES.map(state => [state, this.states.get(state) ?? 0])) as Record<
        PostState,
        number
      >,
      tags: commonestFirst(this.tags),
      categories: commonestFirst(this.categories),
      authors: commonestFirst(this.authors),
      keys: commonestFirst(this.keys),
    };
  }
}

/** The commonest first, equal ones in the order of their names. */
export function commonestFirst(counts: ReadonlyMap<string, number>): readonly Counted[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}

function add<K>(counts: Map<K, number>, key: K, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
