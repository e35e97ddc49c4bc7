import { SearchIndex } from '../../shared/library/search-index.ts';
import { suggestTags } from '../../shared/library/suggest-tags.ts';
import { splitFrontMatter } from '../../shared/text/split.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import type { SiteCatalogue } from './site-catalogue.ts';

/** The latest posts with tags that are asked for theirs; more would say little more. */
const ASKED = 4000;
/** Posts that are indexed before other questions are answered. */
const AT_ONCE = 100;
const MOST = 8;
/** In a site of more posts than these, a tag that only one similar post has says nothing. */
const FEW = 20;
/** The share of the best one's score below which a tag is not worth a word. */
const WEAK = 0.2;

/** Suggests tags for posts from those of the posts most like them; its index is made when it is first asked. */
export class TagAdvice {
  readonly #index = new SearchIndex();

  /** Tags that posts like all of these have and none of these has, best first. `text` is that of a single post as it lies open. */
  async suggest(catalogue: SiteCatalogue, paths: readonly SitePath[], text: string | null): Promise<readonly string[]> {
    await this.#bringUpToDate(catalogue);
    const own = new Set(paths.flatMap(path => catalogue.find(path)?.tags ?? []));
    const scores = new Map<string, number>();
    for (const path of paths.slice(0, AT_ONCE)) {
      const post = { path, text: bodyOf(text ?? catalogue.file(path)?.text ?? ''), tags: [...own] };
      const found = suggestTags(
        this.#index,
        post,
        other => (paths.includes(other) ? [] : (catalogue.find(other)?.tags ?? [])),
        tag => catalogue.tagCount(tag),
        MOST,
      );
      const telling = found.filter(({ from, score }) => score >= WEAK && (from.length > 1 || this.#index.size <= FEW));
      for (const { tag, score } of telling) scores.set(tag, (scores.get(tag) ?? 0) + score);
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST)
      .map(([tag]) => tag);
  }

  async #bringUpToDate(catalogue: SiteCatalogue): Promise<void> {
    let added = 0;
    for (const { path, title, tags, modified } of catalogue.posts().slice(0, ASKED)) {
      if (tags.length === 0 || this.#index.stampOf(path) === modified) continue;
      this.#index.add({ path, title, text: bodyOf(catalogue.file(path)?.text ?? ''), stamp: modified });
      added += 1;
      if (added % AT_ONCE === 0) await new Promise(resolve => setTimeout(resolve, 0));
    }
    if (added > 0) this.#index.settle();
  }
}

/** Keys are the same words in every post, and say nothing. */
function bodyOf(text: string): string {
  const split = splitFrontMatter(text);
  return split ? text.slice(split.bodyStart) : text;
}
