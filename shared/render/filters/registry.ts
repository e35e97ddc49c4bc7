import type { FilterRegistry } from '../liquid/filter.ts';
import { standardFilters } from '../liquid/filters/standard.ts';
import { convertFilters } from './convert.ts';
import { dateFilters } from './date.ts';
import { groupingFilters } from './grouping.ts';
import { listFilters } from './list.ts';
import { selectFilters } from './select.ts';
import { textFilters } from './text.ts';
import { urlFilters } from './url.ts';

/** Liquid's filters and Jekyll's, which replace some of them. A plugin adds its own: `new Map([...jekyllFilters, ['name', filter]])`. */
export const jekyllFilters: FilterRegistry = new Map([
  ...standardFilters,
  ...convertFilters,
  ...dateFilters,
  ...groupingFilters,
  ...listFilters,
  ...selectFilters,
  ...textFilters,
  ...urlFilters,
]);
