import type { SitePath } from '../../../shared/site/site-file.ts';
import type { PackedListing } from './large-listing.ts';

/** What a thread that reads a site is asked; `heads` are texts up to the end of their front matter. */
export type ReadingRequest =
  { readonly kind: 'list' } | { readonly kind: 'texts' | 'heads'; readonly paths: readonly SitePath[] };

export type ToReadingThread = ReadingRequest & { readonly number: number };

export type FromReadingThread =
  | { readonly kind: 'listing'; readonly number: number; readonly listing: PackedListing }
  /** JSON: an array with a text for each path, null for what is no text or not there. */
  | { readonly kind: 'texts'; readonly number: number; readonly json: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly number: number; readonly code: string; readonly said: string };
