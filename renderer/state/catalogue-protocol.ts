import type { CatalogueCounts, Counted } from '../../shared/library/catalogue.ts';
import type { ListKey } from '../../shared/library/bulk-edit.ts';
import type { PostFacts, PostState } from '../../shared/library/facts.ts';
import type { Schema } from '../../shared/schema/field.ts';
import type { AddressStyle } from '../../shared/text/asset-references.ts';
import type { SiteDelta, SitePath } from '../../shared/site/site-file.ts';

/** One post, draft or page of the list. */
export type CatalogueRow = PostFacts;

export const sortOrders = ['edited', 'newest', 'oldest', 'title'] as const;
export type SortOrder = (typeof sortOrders)[number];

export interface CatalogueQuery {
  /** What the person typed: words, and `tag:` `category:` `author:` `is:` terms. */
  readonly text: string;
  readonly kind: 'posts' | 'pages';
  readonly state: PostState | null;
  readonly tag: string | null;
  readonly category: string | null;
  readonly sort: SortOrder;
}

/** Every post, the last edited first. */
export const everything: CatalogueQuery = {
  text: '',
  kind: 'posts',
  state: null,
  tag: null,
  category: null,
  sort: 'edited',
};

/** A value and how many posts have it. */
export type Facet = Counted;

/** What the whole catalogue holds, whatever is asked for. */
export type CatalogueFacts = CatalogueCounts;

export type ToCatalogue =
  | { readonly kind: 'start'; readonly now: number; readonly zone: string }
  | { readonly kind: 'files'; readonly delta: SiteDelta; readonly reading: boolean }
  | { readonly kind: 'query'; readonly query: CatalogueQuery; readonly number: number }
  | { readonly kind: 'rows'; readonly from: number; readonly to: number }
  | { readonly kind: 'paths'; readonly number: number; readonly from: number; readonly to: number }
  /** Posts and drafts that have one of these tags or categories. */
  | { readonly kind: 'having'; readonly number: number; readonly key: ListKey; readonly names: readonly string[] }
  /** Tags of posts like these; `text` is that of a single post as it lies open. */
  | {
      readonly kind: 'suggest';
      readonly number: number;
      readonly paths: readonly SitePath[];
      readonly text: string | null;
    }
  /** The words that posts give an image where they show it. */
  | { readonly kind: 'alt'; readonly number: number; readonly image: SitePath }
  /** Posts whose title or path fits what was typed for "Go to post". */
  | { readonly kind: 'find'; readonly text: string; readonly number: number };

export type FromCatalogue =
  | { readonly kind: 'facts'; readonly facts: CatalogueFacts }
  | { readonly kind: 'knowledge'; readonly knowledge: SiteKnowledge }
  /** The answer to a query: how many rows it has and the first of them. Sent again when files change. */
  | {
      readonly kind: 'result';
      readonly number: number;
      /** Counts the answers: rows of another version are of another list. */
      readonly version: number;
      readonly count: number;
      readonly rows: readonly CatalogueRow[];
    }
  | {
      readonly kind: 'rows';
      readonly version: number;
      readonly from: number;
      readonly rows: readonly CatalogueRow[];
    }
  | { readonly kind: 'paths'; readonly number: number; readonly paths: readonly SitePath[] }
  | { readonly kind: 'alt'; readonly number: number; readonly alt: string | null }
  | { readonly kind: 'suggested'; readonly number: number; readonly tags: readonly string[] }
  | { readonly kind: 'found'; readonly number: number; readonly rows: readonly CatalogueRow[] };

/** Another post that a link may lead to. */
export interface PostLink {
  readonly title: string;
  /** What `{% post_url %}` takes: the path inside `_posts` without its extension. */
  readonly name: string;
  readonly path: SitePath;
  readonly url: string | undefined;
}

/** What the site's posts have in common, for completion and for the form. */
export interface SiteKnowledge {
  /** The keys of their front matter, as the posts show them and the site's own file corrects them. */
  readonly schema: Schema;
  /** How many posts the schema was read from. */
  readonly count: number;
  readonly posts: readonly PostLink[];
  /** How the site's posts write the address of an image. */
  readonly imageStyle: { readonly body: AddressStyle; readonly frontMatter: AddressStyle };
}
