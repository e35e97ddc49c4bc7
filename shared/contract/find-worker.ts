import type { FoundPlaces, TextQuery } from '../text/text-search.ts';

/** What the editor asks of the worker that runs a person's expression over the post; both are the application's own code. */
export interface ToFindWorker {
  readonly request: number;
  readonly text: string;
  readonly query: TextQuery;
  /** Where the search begins. */
  readonly from: number;
  /** As the person writes it; null where nothing is to be replaced. */
  readonly replacement: string | null;
}

export type FromFindWorker =
  | ({ readonly kind: 'found'; readonly request: number } & FoundPlaces)
  /** The expression is wrong. */
  | { readonly kind: 'wrong'; readonly request: number };
