import { readFrontMatter } from '../text/front-matter.ts';
import type { FrontMatterValue } from '../text/yaml/value.ts';

/** Below this share of the posts a key is somebody's choice, not the site's rule. */
const RULE = 0.9;

export interface KeyHabits {
  /** Keys that (nearly) every post has with the same value: `layout: post`. In the site's order. */
  readonly needed: readonly (readonly [string, FrontMatterValue])[];
  /** Every key, in the order in which posts write them. */
  readonly order: readonly string[];
}

/** Learns from posts' texts which keys a site's posts always have and in which order they stand. */
export function learnKeyHabits(texts: readonly string[]): KeyHabits {
  const places = new Map<string, { sum: number; count: number }>();
  const values = new Map<string, Map<string, { value: FrontMatterValue; count: number }>>();
  let posts = 0;
  for (const text of texts) {
    const { entries, kind } = readFrontMatter(text);
    if (kind !== 'yaml') continue;
    posts += 1;
    for (const [index, { key, value, overridden }] of entries.entries()) {
      if (overridden) continue;
      const place = places.get(key) ?? { sum: 0, count: 0 };
      places.set(key, { sum: place.sum + index, count: place.count + 1 });
      if (!isScalar(value)) continue;
      const ofKey = values.get(key) ?? new Map<string, { value: FrontMatterValue; count: number }>();
      const seen = ofKey.get(String(value)) ?? { value, count: 0 };
      ofKey.set(String(value), { value, count: seen.count + 1 });
      values.set(key, ofKey);
    }
  }
  const order = [...places].sort(([, a], [, b]) => a.sum / a.count - b.sum / b.count).map(([key]) => key);
  const needed = order.flatMap(key => {
    const common = [...(values.get(key)?.values() ?? [])].find(({ count }) => count >= RULE * posts && count > 1);
    return common ? [[key, common.value] as const] : [];
  });
  return { needed, order };
}

function isScalar(value: FrontMatterValue): value is string | number | boolean {
  return value !== null && typeof value !== 'object';
}
