/** Keys beyond which a site's front matter is not ordered any more. */
const MOST_KEYS = 300;

/** Learns the order of keys from posts that each hold some of them. */
export class OrderLearner {
  /** By key, the keys that stood behind it and how often. */
  private readonly before = new Map<string, Map<string, number>>();

  /** The keys of one post in its order. */
  see(keys: readonly string[]): void {
    for (const [index, key] of keys.entries()) {
      let behind = this.before.get(key);
      if (!behind) this.before.set(key, (behind = new Map()));
      for (const later of keys.slice(index + 1, MOST_KEYS)) behind.set(later, (behind.get(later) ?? 0) + 1);
    }
  }

  /**
   * The keys, each where the fewest posts contradict it; those given first are placed first. `usual` decides between keys
   * that no post has together.
   */
  order(keys: readonly string[], usual: readonly string[]): readonly string[] {
    const placed: string[] = [];
    for (const key of keys.slice(0, MOST_KEYS)) {
      // Against each place: what stands behind the key must follow it, what stands before must precede it.
      let cost = 0;
      let best = 0;
      let least = 0;
      for (const [index, other] of placed.entries()) {
        cost -= this.prefers(other, key, usual);
        if (cost <= least) {
          least = cost;
          best = index + 1;
        }
      }
      placed.splice(best, 0, key);
    }
    return [...placed, ...keys.slice(MOST_KEYS)];
  }

  /** How many more posts have `a` before `b` than `b` before `a`. */
  private prefers(a: string, b: string, usual: readonly string[]): number {
    const more = (this.before.get(a)?.get(b) ?? 0) - (this.before.get(b)?.get(a) ?? 0);
    if (more !== 0) return more;
    const [placeA, placeB] = [usual.indexOf(a), usual.indexOf(b)];
    return placeA < 0 || placeB < 0 ? 0 : placeA < placeB ? 0.1 : -0.1;
  }
}
