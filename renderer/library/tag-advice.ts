import { suggestTags } from '../../shared/library/suggest-tags.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import type { SiteCatalogue } from './site-catalogue.ts';
import { bodyOf } from './text-index.ts';

/** Posts whose likes are looked for. */
const MOST_ASKED = 100;
const MOST = 8;
/** In a site of more posts than these, a tag that only one similar post has says nothing. */
const FEW = 20;
/** The share of the best one's score below which a tag is not worth a word. */
const WEAK = 0.2;

/**
 * Tags that posts like all of these have and none of these has, best first, from those of the posts most like them. `text`
 * is that of a single post as it lies open.
 */
export function adviseTags(
  catalogue: SiteCatalogue,
  paths: readonly SitePath[],
  text: string | null,
): readonly string[] {
  const { index } = catalogue.fullText;
  const own = new Set(paths.flatMap(path => catalogue.find(path)?.tags ?? []));
  const scores = new Map<string, number>();
  for (const path of paths.slice(0, MOST_ASKED)) {
    const post = { path, text: bodyOf(text ?? catalogue.file(path)?.text ?? ''), tags: [...own] };
    const found = suggestTags(
      index,
      post,
      other => (paths.includes(other) ? [] : (catalogue.find(other)?.tags ?? [])),
      tag => catalogue.tagCount(tag),
      MOST,
    );
    const telling = found.filter(({ from, score }) => score >= WEAK && (from.length > 1 || index.size <= FEW));
    for (const { tag, score } of telling) scores.set(tag, (scores.get(tag) ?? 0) + score);
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([tag]) => tag);
}
