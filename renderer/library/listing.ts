import { groupPosts } from '../../shared/library/arrange.ts';
import { parseQuery, wordsOfQuery } from '../../shared/library/query.ts';
import type { CatalogueQuery, CatalogueRow, ListHead, ShownRow } from '../state/site/catalogue-protocol.ts';
import { hitsOf } from './row-hits.ts';
import type { SiteCatalogue } from './site-catalogue.ts';

/** The answer to a question as a list is drawn from it: rows, with a heading before each group. */
export class Listing {
  /** Null in the place of a heading. */
  readonly rows: readonly (CatalogueRow | null)[];
  readonly heads: readonly ListHead[];
  /** How many posts there are; one under two headings counts once. */
  readonly posts: number;
  readonly #catalogue: SiteCatalogue;
  /** What is looked for in the texts; the word at the end may be the beginning of one. */
  readonly #words: string;

  constructor(catalogue: SiteCatalogue, query: CatalogueQuery) {
    this.#catalogue = catalogue;
    this.#words = wordsOfQuery(parseQuery(query.text)).join(' ');
    const found = catalogue.query(query);
    this.posts = found.length;
    if (query.group === 'none') {
      this.rows = found;
      this.heads = [];
      return;
    }
    const rows: (CatalogueRow | null)[] = [];
    const heads: ListHead[] = [];
    for (const { name, posts } of groupPosts(found, query.group)) {
      heads.push({ at: rows.length, name, count: posts.length });
      rows.push(null);
      for (const post of posts) rows.push(post);
    }
    this.rows = rows;
    this.heads = heads;
  }

  /** A part of it, with where the words stand in each row. */
  part(from: number, to: number): readonly (ShownRow | null)[] {
    const rows = this.rows.slice(from, to);
    if (this.#words !== '') this.#catalogue.fetch(rows.flatMap(row => row?.path ?? []));
    return rows.map(post => {
      if (!post) return null;
      const hits = this.#words === '' ? null : hitsOf(post, this.#words, this.#catalogue.file(post.path)?.text);
      return { post, hits };
    });
  }

  paths(from: number, to: number): readonly CatalogueRow['path'][] {
    return [...new Set(this.rows.slice(from, to).flatMap(row => (row ? [row.path] : [])))];
  }
}
