import type { SiteDelta, SitePath } from '../site/site-file.ts';
import { comparePosts, type Order } from './arrange.ts';
import { Counter, type CatalogueCounts } from './catalogue.ts';
import { readFacts, type FactsContext, type MarkCounts, type PostFacts } from './facts.ts';
import { testsOf, type Query, type TextHolds } from './query.ts';

/**
 * The posts, drafts and pages of a site, brought up to date by deltas. An order that was asked for once is kept, and what
 * changes is put in its place there: 50,000 posts are never sorted while a person waits, and a query looks at them in the
 * order in which they lie in memory.
 */
export class Library {
  /** Posts by number; a number is free again when its post is gone. */
  private readonly slots: (PostFacts | null)[] = [];
  private readonly free: number[] = [];
  private readonly numbers = new Map<SitePath, number>();
  /** By order, all numbers. */
  private readonly orders = new Map<string, { readonly order: Order; numbers: number[] }>();
  private readonly counter = new Counter();

  /** How many there are, pages too. */
  get size(): number {
    return this.numbers.size;
  }

  get counts(): CatalogueCounts {
    return this.counter.counts;
  }

  /** How many posts have a tag. */
  tagCount(tag: string): number {
    return this.counter.tagCount(tag);
  }

  find(path: SitePath): PostFacts | undefined {
    const number = this.numbers.get(path);
    return number === undefined ? undefined : (this.slots[number] ?? undefined);
  }

  /** All of them, in no particular order. */
  *all(): Generator<PostFacts> {
    for (const post of this.slots) if (post) yield post;
  }

  /** Reads what changed in the site; a file that is no post, draft or page any more leaves. */
  applyFiles({ changed, removed }: SiteDelta, context: FactsContext): void {
    const facts: PostFacts[] = [];
    const gone: SitePath[] = [...removed];
    for (const file of changed) {
      const read = readFacts(file, context);
      if (read) facts.push(read);
      else gone.push(file.path);
    }
    this.apply(facts, gone);
  }

  apply(changed: readonly PostFacts[], removed: readonly SitePath[]): void {
    const stale = new Set<number>();
    for (const path of removed) {
      const number = this.numbers.get(path);
      if (number === undefined) continue;
      stale.add(number);
      this.counter.count(this.slots[number]!, -1);
      this.slots[number] = null;
      this.free.push(number);
      this.numbers.delete(path);
    }
    const fresh: number[] = [];
    for (const post of changed) {
      const known = this.numbers.get(post.path);
      const number = known ?? this.free.pop() ?? this.slots.length;
      if (known !== undefined) this.counter.count(this.slots[known]!, -1);
      this.counter.count(post, 1);
      this.slots[number] = post;
      this.numbers.set(post.path, number);
      stale.add(number);
      fresh.push(number);
    }
    if (stale.size === 0) return;
    for (const kept of this.orders.values()) {
      const compare = this.comparing(kept.order);
      const others = kept.numbers.filter(number => !stale.has(number));
      kept.numbers = mergeOrdered(others, [...new Set(fresh)].sort(compare), compare);
    }
  }

  /** Takes how many marks the texts of posts turned out to hold; `true` when that was not known. */
  countMarks(marked: readonly (MarkCounts & { readonly path: SitePath })[]): boolean {
    const changed = marked.flatMap(({ path, suggestions, comments }) => {
      const post = this.find(path);
      if (!post || (post.suggestions === suggestions && post.comments === comments)) return [];
      return [{ ...post, suggestions, comments }];
    });
    this.apply(changed, []);
    return changed.length > 0;
  }

  /** The posts that answer a query, in an order. Words are looked for in the names, and in the text where `textHolds` is given. */
  posts(query: Query, order: Order, textHolds?: TextHolds): readonly PostFacts[] {
    const tests = testsOf(query, textHolds);
    const fits = new Uint8Array(this.slots.length);
    for (const [number, post] of this.slots.entries()) {
      if (post && tests.every(test => test(post))) fits[number] = 1;
    }
    const found: PostFacts[] = [];
    for (const number of this.ordered(order)) if (fits[number] === 1) found.push(this.slots[number]!);
    return found;
  }

  private ordered(order: Order): readonly number[] {
    const name = `${order.by} ${order.down}`;
    let kept = this.orders.get(name);
    if (!kept) {
      kept = { order, numbers: [...this.numbers.values()].sort(this.comparing(order)) };
      this.orders.set(name, kept);
    }
    return kept.numbers;
  }

  private comparing(order: Order): (a: number, b: number) => number {
    const compare = comparePosts(order);
    return (a, b) => compare(this.slots[a]!, this.slots[b]!);
  }
}

/** Two sorted lists as one; a short one finds its places in a long one by halving. */
function mergeOrdered(long: number[], short: readonly number[], compare: (a: number, b: number) => number): number[] {
  const merged: number[] = [];
  let at = 0;
  for (const number of short) {
    let low = at;
    let high = long.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(long[middle]!, number) <= 0) low = middle + 1;
      else high = middle;
    }
    for (; at < low; at++) merged.push(long[at]!);
    merged.push(number);
  }
  for (; at < long.length; at++) merged.push(long[at]!);
  return merged;
}
