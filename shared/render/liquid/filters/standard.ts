import type { FilterRegistry } from '../filter.ts';
import { arrayFilters } from './array.ts';
import { dateFilters } from './date.ts';
import { encodeFilters } from './encode.ts';
import { mathFilters } from './math.ts';
import { textFilters } from './text.ts';

/** Liquid's own filters. */
export const standardFilters: FilterRegistry = new Map([
  ...textFilters,
  ...encodeFilters,
  ...arrayFilters,
  ...mathFilters,
  ...dateFilters,
]);
