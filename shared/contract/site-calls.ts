import { anyCount, anyText, arrayOf, nothing, nullable, objectOf, oneOf } from '../kit/decode.ts';
import type { Problem } from '../kit/problem.ts';
import type { SitePath } from '../site/site-file.ts';
import type { ThemeFiles } from '../site/config/site-settings.ts';
import { SEARCH_PARTS } from '../text/text-search.ts';
import { call, type ChangeAnswer } from './call.ts';
import { anySitePath, ofSite, type SiteId } from './request-parts.ts';
import { textQueryDecoder, type SearchAnswer } from './search.ts';

export interface OpenedSite {
  readonly id: SiteId;
  readonly folder: string;
  /** The folder's own name; the site's title is in its `_config.yml`. */
  readonly name: string;
  /** `jekyll` when the folder holds a `_config.yml` (or `.yaml`), else a plain folder of Markdown. */
  readonly kind: 'jekyll' | 'folder';
  /** Where the preview loads pages of this site from, such as `galley-site://1f0c…`; without a trailing slash. */
  readonly origin: string;
  /** The origin of its pages that run their own scripts. */
  readonly liveOrigin: string;
  /** The repository that the folder is in, if any. */
  readonly git: { readonly branch: string; readonly ahead: number; readonly behind: number } | null;
  readonly writable: boolean;
}

export type OpenAnswer =
  | { readonly kind: 'opened'; readonly site: OpenedSite; readonly post: SitePath | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly problem: Problem };

export const siteCalls = {
  /** Asks the person for a folder. */
  'site.choose': call<OpenAnswer>().takes(nothing),
  /** A folder that the person named: dropped, recent, or `null` for the starter site. A post's path opens its site. */
  'site.open': call<OpenAnswer>().takes(objectOf({ folder: nullable(anyText) })),
  /** Begins the `site.files` events: first the whole folder in chunks, then what changes. */
  'site.follow': call<ChangeAnswer>().takes(objectOf(ofSite)),
  /** Sends the whole folder once more, for a part of the page that lost what it was told. */
  'site.read-again': call<ChangeAnswer>().takes(objectOf(ofSite)),
  /** The files of the theme gem of this name; null when it is not installed on this machine. */
  'site.theme': call<ThemeFiles | null>().takes(objectOf({ ...ofSite, name: anyText })),
  'site.close': call<ChangeAnswer>().takes(objectOf(ofSite)),

  /** Looks through the site's files; `search.found` events bring what is found. A new search ends the one before. */
  'search.run': call<SearchAnswer>().takes(
    objectOf({
      ...ofSite,
      /** Comes back in the events. */
      round: anyCount,
      query: textQueryDecoder,
      part: oneOf(...SEARCH_PARTS),
      /** Null where nothing is to be replaced. */
      replacement: nullable(anyText),
      /** Open texts that stand for their files. */
      unsaved: arrayOf(objectOf({ path: anySitePath, text: anyText })),
    }),
  ),
  'search.cancel': call<ChangeAnswer>().takes(objectOf(ofSite)),
} as const;
