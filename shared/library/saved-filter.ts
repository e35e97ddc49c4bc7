import { anyBoolean, anyText, nullable, objectOf, oneOf, type Decoded } from '../kit/decode.ts';
import { GROUP_KEYS, SORT_KEYS } from './arrange.ts';

/** A view of a site's library that was given a name; the query as it is typed. */
export const savedFilterDecoder = objectOf({
  /** The site's. */
  folder: anyText,
  name: anyText,
  query: anyText,
  /** Null: the best match first, else the last edited. */
  order: nullable(objectOf({ by: oneOf(...SORT_KEYS), down: anyBoolean })),
  group: oneOf(...GROUP_KEYS),
});

export type SavedFilter = Decoded<typeof savedFilterDecoder>;

/** The filters with one saved under its name, in place of another of that name of the same site. */
export function saveFilter(filters: readonly SavedFilter[], filter: SavedFilter): readonly SavedFilter[] {
  const at = filters.findIndex(other => other.folder === filter.folder && other.name === filter.name);
  return at < 0 ? [...filters, filter] : filters.with(at, filter);
}
