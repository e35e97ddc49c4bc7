import type { FoundFile } from '../../../shared/contract/search.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import type { SearchPart, TextQuery } from '../../../shared/text/text-search.ts';

/** What a search's thread is started with. */
export interface SearchRequest {
  readonly root: string;
  readonly query: TextQuery;
  readonly part: SearchPart;
  /** Null where nothing is to be replaced: a place's new text is then its old one. */
  readonly replacement: string | null;
  /** Texts that are not on disk yet and stand for their files. */
  readonly unsaved: readonly { readonly path: SitePath; readonly text: string }[];
}

export type FromSearchThread =
  /** The expression now runs over this file: it may be one that never ends. */
  | { readonly kind: 'matching'; readonly path: SitePath }
  | { readonly kind: 'found'; readonly files: readonly FoundFile[]; readonly done: number; readonly total: number }
  | { readonly kind: 'end'; readonly cut: boolean }
  | { readonly kind: 'wrong'; readonly said: string }
  | { readonly kind: 'failed'; readonly said: string };
