import type { TextsToIndex } from '../../../shared/library/index-batch.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import type { PackedListing } from './large-listing.ts';

/** What a thread that reads a site is asked; `heads` are texts up to the end of their front matter. */
export type ReadingRequest =
  | { readonly kind: 'list' }
  | { readonly kind: 'texts' | 'heads'; readonly paths: readonly SitePath[] }
  /** Which of these texts hold a folded phrase. */
  | { readonly kind: 'holding'; readonly phrase: string; readonly paths: readonly SitePath[] }
  | { readonly kind: 'index'; readonly texts: TextsToIndex };

/** What workers of the page ask for. */
export type ReadingQuestion = Exclude<ReadingRequest, { readonly kind: 'list' }>;

export type ToReadingThread = ReadingRequest & { readonly number: number };

export type FromReadingThread =
  /** `listing`: null where it is the one that was handed over last. */
  | { readonly kind: 'listing'; readonly number: number; readonly listing: PackedListing | null }
  /**
   * Of texts JSON: an array with one for each path, null for what is no text or not there; of a phrase JSON, too: the places of
   * the paths whose texts hold it; else an index as `encodeBatch` gives it.
   */
  | { readonly kind: 'read'; readonly number: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly number: number; readonly code: string; readonly said: string };
