import type { Settings } from '../../../shared/contract/settings.ts';
import { formatQuery, parseQuery } from '../../../shared/library/query.ts';
import { saveFilter, type SavedFilter } from '../../../shared/library/saved-filter.ts';
import type { CatalogueQuery } from './catalogue-protocol.ts';
import type { Preferences } from '../preferences.ts';

export function filtersOf(settings: Settings, folder: string): readonly SavedFilter[] {
  return settings.filters.filter(filter => filter.folder === folder);
}

/** What is typed and what is pressed beside it, as one text. */
export function wholeQuery({ text, state, kind }: CatalogueQuery): string {
  const terms = [...parseQuery(text).terms];
  if (state !== null) terms.push({ kind: 'is', state, not: false });
  if (kind === 'pages') terms.push({ kind: 'is', state: 'page', not: false });
  return formatQuery({ terms });
}

/** Gives a view a name, in place of another one of that name. */
export function keepFilter(preferences: Preferences, folder: string, name: string, query: CatalogueQuery): void {
  const filter: SavedFilter = { folder, name, query: wholeQuery(query), order: query.order, group: query.group };
  preferences.change({ filters: saveFilter(preferences.get().filters, filter) });
}

/** Gives a kept view another name, in place of another one of that name; it stays where it is in the list. */
export function renameFilter(preferences: Preferences, folder: string, from: string, to: string): void {
  const others = preferences.get().filters.filter(one => one.folder !== folder || one.name !== to || from === to);
  preferences.change({
    filters: others.map(one => (one.folder === folder && one.name === from ? { ...one, name: to } : one)),
  });
}

export function removeFilter(preferences: Preferences, folder: string, name: string): void {
  const { filters } = preferences.get();
  preferences.change({ filters: filters.filter(filter => filter.folder !== folder || filter.name !== name) });
}
