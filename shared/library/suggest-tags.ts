import type { SitePath } from '../site/site-file.ts';
import type { SearchIndex } from './search-index.ts';

export interface TagSuggestion {
  readonly tag: string;
  /** 1 for the best, less for the others. */
  readonly score: number;
  /** The similar posts that have the tag, most similar first. */
  readonly from: readonly SitePath[];
}

/** Similar posts that are asked for their tags. */
const NEIGHBOURS = 24;

/**
 * Tags for a post from those of the posts most like it, best first; tags that it has are left out. `tagCount` says how many
 * posts have a tag, so that one that nearly all have does not win by that alone.
 */
export function suggestTags(
  index: SearchIndex,
  post: { readonly path: SitePath; readonly text: string; readonly tags: readonly string[] },
  tagsOf: (path: SitePath) => readonly string[],
  tagCount: (tag: string) => number,
  most = 8,
): readonly TagSuggestion[] {
  const found = new Map<string, { score: number; from: SitePath[] }>();
  for (const { path, score } of index.similar(post.text, NEIGHBOURS, post.path)) {
    for (const tag of tagsOf(path)) {
      if (post.tags.includes(tag)) continue;
      const known = found.get(tag) ?? { score: 0, from: [] };
      known.score += score;
      known.from.push(path);
      found.set(tag, known);
    }
  }
  const ranked = [...found]
    .map(([tag, { score, from }]) => ({ tag, score: score * Math.log(1 + (index.size + 1) / tagCount(tag)), from }))
    .sort((a, b) => b.score - a.score || (a.tag < b.tag ? -1 : 1))
    .slice(0, most);
  const best = ranked[0]?.score ?? 1;
  return ranked.map(suggestion => ({ ...suggestion, score: suggestion.score / best }));
}
