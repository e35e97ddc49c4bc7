import type { GroupKey, Order } from '../../../shared/library/arrange.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import type { CatalogueCounts, Counted } from '../../../shared/library/catalogue.ts';
import type { ListKey } from '../../../shared/library/bulk-edit.ts';
import type { PostFacts, PostState } from '../../../shared/library/facts.ts';
import type { Snippet } from '../../../shared/library/search-hits.ts';
import type { Schema } from '../../../shared/schema/field.ts';
import type { AddressStyle } from '../../../shared/text/asset-references.ts';
import type { SiteDelta, SitePath } from '../../../shared/site/site-file.ts';
import type { TextRange } from '../../../shared/text/text-change.ts';

/** One post, draft or page of the list. */
export type CatalogueRow = PostFacts;

/** Where the words of a search stand in a row. */
export interface RowHits {
  readonly title: readonly TextRange[];
  /** A line of the text around the words; null where they stand elsewhere. */
  readonly snippet: Snippet | null;
}

/** A row as it is sent to the list. */
export interface ShownRow {
  readonly post: CatalogueRow;
  readonly hits: RowHits | null;
}

/** A heading of a grouped list: its place among the rows, and the posts under it. */
export interface ListHead {
  readonly at: number;
  /** Empty for posts that have no such value. */
  readonly name: string;
  readonly count: number;
}

export interface CatalogueQuery {
  /** What the person typed: words, and `tag:` `category:` `author:` `is:` terms. */
  readonly text: string;
  readonly kind: 'posts' | 'pages';
  readonly state: PostState | null;
  /** Null: the best match first while words are looked for, else the last edited. */
  readonly order: Order | null;
  readonly group: GroupKey;
}

/** Every post, the last edited first. */
export const everything: CatalogueQuery = { text: '', kind: 'posts', state: null, order: null, group: 'none' };

/** A column of the board: the posts of a state, the first of them as rows. */
export interface BoardColumn {
  readonly state: PostState;
  readonly count: number;
  readonly rows: readonly CatalogueRow[];
}

/** Posts that have to do with one: those that link to it, and those that say similar things. */
export interface RelatedPosts {
  readonly linking: readonly CatalogueRow[];
  readonly similar: readonly CatalogueRow[];
}

/** A value and how many posts have it. */
export type Facet = Counted;

/** What the whole catalogue holds, whatever is asked for. */
export type CatalogueFacts = CatalogueCounts;

export type ToCatalogue =
  /** `folder` is the site's: its index is kept under this name. `site` is the id by which its texts are asked for. */
  | {
      readonly kind: 'start';
      readonly now: number;
      readonly zone: string;
      readonly folder: string;
      readonly site: string;
    }
  /** Files that will be read, or whose texts are `stored`, so that they can be listed by their names: as `packFiles` gives them. */
  | { readonly kind: 'listed'; readonly files: string; readonly stored: boolean }
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
  | { readonly kind: 'find'; readonly text: string; readonly number: number }
  /** The posts that fit what was typed, in a column for each state. */
  | { readonly kind: 'board'; readonly text: string; readonly number: number }
  /** `text` is that of the post as it lies open; `url` its address, where it is known. */
  | {
      readonly kind: 'related';
      readonly number: number;
      readonly path: SitePath;
      readonly text: string;
      readonly url: string | null;
    };

export type FromCatalogue =
  | { readonly kind: 'facts'; readonly facts: CatalogueFacts }
  | { readonly kind: 'knowledge'; readonly knowledge: SiteKnowledge }
  /** The answer to a query: how many rows it has and the first of them. Sent again when files change. */
  | {
      readonly kind: 'result';
      readonly number: number;
      /** Counts the answers: rows of another version are of another list. */
      readonly version: number;
      /** Rows and headings. */
      readonly count: number;
      readonly posts: number;
      readonly heads: readonly ListHead[];
      /** Null in the place of a heading. */
      readonly rows: readonly (ShownRow | null)[];
    }
  | {
      readonly kind: 'rows';
      readonly version: number;
      readonly from: number;
      readonly rows: readonly (ShownRow | null)[];
    }
  /** How much front matter of a large site has been read. */
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  /** How many posts the full-text index has read of all. */
  | { readonly kind: 'indexed'; readonly done: number; readonly total: number }
  /** How many texts of a large site were looked through for the phrase of the present search. */
  | { readonly kind: 'looked'; readonly done: number; readonly total: number }
  | { readonly kind: 'paths'; readonly number: number; readonly paths: readonly SitePath[] }
  | { readonly kind: 'alt'; readonly number: number; readonly alt: string | null }
  | { readonly kind: 'suggested'; readonly number: number; readonly tags: readonly string[] }
  | { readonly kind: 'found'; readonly number: number; readonly rows: readonly CatalogueRow[] }
  | { readonly kind: 'columns'; readonly number: number; readonly columns: readonly BoardColumn[] }
  | { readonly kind: 'relatives'; readonly number: number; readonly related: RelatedPosts };

/** Another post that a link may lead to. */
export interface PostLink {
  readonly title: string;
  /** What `{% post_url %}` takes: the path inside `_posts` without its extension. */
  readonly name: string;
  readonly path: SitePath;
  readonly url: string | undefined;
}

const POST = /(?:^|\/)_posts\/(.+)\.[^./]+$/;

/** How other posts link to a post; undefined for what is no post. */
export function postLink(path: SitePath, title: string): PostLink | undefined {
  const name = POST.exec(path)?.[1];
  return name === undefined ? undefined : { title, name, path, url: undefined };
}

/** What the site's posts have in common, for completion and for the form. */
export interface SiteKnowledge {
  /** The keys of their front matter, as the posts show them and the site's own file corrects them. */
  readonly schema: Schema;
  /** What the posts alone show. */
  readonly inferred: Schema;
  /** The site's data files, from which a field may take its values. */
  readonly dataFiles: readonly SitePath[];
  /** What is wrong with the site's own schema file. */
  readonly schemaProblems: readonly Problem[];
  /** How many posts the schema was read from. */
  readonly count: number;
  /** The last edited first; in a large site only the latest. */
  readonly posts: readonly PostLink[];
  /** Those are all. */
  readonly allPosts: boolean;
  /** How the site's posts write the address of an image. */
  readonly imageStyle: { readonly body: AddressStyle; readonly frontMatter: AddressStyle };
}
