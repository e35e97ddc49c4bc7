import { sortOrders, type CatalogueFacts, type CatalogueQuery, type SortOrder } from '../state/catalogue-protocol.ts';
import type { MenuItem } from '../ui/menu.tsx';

export const sortWords: Readonly<Record<SortOrder, { readonly heading: string; readonly label: string }>> = {
  edited: { heading: 'Recently edited', label: 'Recently edited' },
  newest: { heading: 'Newest first', label: 'Newest first' },
  oldest: { heading: 'Oldest first', label: 'Oldest first' },
  title: { heading: 'By title', label: 'By title' },
};

const OFFERED = 10;

/** The menu over the list: its order, and the commonest categories and tags to filter by. */
export function listMenu(
  query: CatalogueQuery,
  facts: CatalogueFacts | null,
  ask: (part: Partial<CatalogueQuery>) => void,
): readonly MenuItem[] {
  const facet = (name: 'category' | 'tag', value: string, count: number): MenuItem => ({
    kind: 'item',
    label: value,
    shortcut: count.toLocaleString('en'),
    checked: query[name] === value,
    onPress: () => ask({ [name]: query[name] === value ? null : value }),
  });
  const items: MenuItem[] = [
    { kind: 'heading', label: 'Order' },
    ...sortOrders.map((sort): MenuItem => ({
      kind: 'item',
      label: sortWords[sort].label,
      checked: query.sort === sort,
      onPress: () => ask({ sort }),
    })),
  ];
  if (facts && facts.categories.length > 0) {
    items.push({ kind: 'heading', label: 'Category' });
    items.push(...facts.categories.slice(0, OFFERED).map(({ value, count }) => facet('category', value, count)));
  }
  if (facts && facts.tags.length > 0) {
    items.push({ kind: 'heading', label: 'Tag' });
    items.push(...facts.tags.slice(0, OFFERED).map(({ value, count }) => facet('tag', value, count)));
  }
  return items;
}
