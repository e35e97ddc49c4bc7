import { anyBoolean, anyText, arrayOf, objectOf, oneOf, type Decoded } from '../kit/decode.ts';
import { GROUP_KEYS, SORT_KEYS } from './arrange.ts';

/** A view of the library that was given a name; the query as it is typed. */
export const savedFilterDecoder = objectOf({
  name: anyText,
  query: anyText,
  order: objectOf({ by: oneOf(...SORT_KEYS), down: anyBoolean }),
  group: oneOf(...GROUP_KEYS),
});
export const savedFiltersDecoder = arrayOf(savedFilterDecoder);

export type SavedFilter = Decoded<typeof savedFilterDecoder>;

/** The filters with one saved under its name, in place of another of that name. */
export function saveFilter(filters: readonly SavedFilter[], filter: SavedFilter): readonly SavedFilter[] {
  const at = filters.findIndex(other => other.name === filter.name);
  return at < 0 ? [...filters, filter] : filters.with(at, filter);
}
