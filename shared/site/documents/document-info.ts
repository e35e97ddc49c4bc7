import type { RubyTime } from '../../ruby/time/time.ts';
import type { RubyHash } from '../../ruby/value.ts';
import type { SitePath } from '../site-file.ts';

/** `post` and `draft` are of the collection `posts`; `document` is of another collection; `static` is copied as it is. */
export type DocumentKind = 'post' | 'draft' | 'page' | 'document' | 'static';

/**
 * - `draft`: lies in `_drafts`.
 * - `unpublished`: says `published: false`.
 * - `scheduled`: its date is later than the site's time and the site does not say `future: true`.
 * - `published`: `jekyll build` reads it.
 */
export type DocumentStatus = 'draft' | 'scheduled' | 'unpublished' | 'published';

/** What a list of a site's documents needs to know of one. */
export interface DocumentInfo {
  readonly path: SitePath;
  readonly kind: DocumentKind;
  /** The collection's label; `undefined` for pages and static files outside collections. */
  readonly collection: string | undefined;
  /** As Jekyll sees it: from the front matter, else made from the file's name; empty for a page without one. */
  readonly title: string;
  /** In the site's zone; `undefined` for pages without a date and for static files. */
  readonly date: RubyTime | undefined;
  readonly status: DocumentStatus;
  /** Whether `jekyll build` with the site's configuration writes it. */
  readonly written: boolean;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  /** Site-relative address without `baseurl`, percent-encoded as Jekyll does it. */
  readonly url: string;
  /** Path of the output file relative to the destination, without a leading slash. */
  readonly dest: string;
  /** Name of the layout, if any. */
  readonly layout: string | undefined;
  /** Front matter with `defaults:` merged in. */
  readonly data: RubyHash;
}
