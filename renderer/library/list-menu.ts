import type { GroupKey, Order, SortKey } from '../../shared/library/arrange.ts';
import { formatQuery, parseQuery, toggleTerm, wordsOfQuery, type Term } from '../../shared/library/query.ts';
import type { CatalogueFacts, CatalogueQuery, Facet } from '../state/site/catalogue-protocol.ts';
import type { MenuItem } from '../ui/menu.tsx';

interface NamedOrder {
  readonly label: string;
  readonly order: Order;
}

const ORDERS: readonly NamedOrder[] = [
  { label: 'Recently edited', order: { by: 'edited', down: true } },
  { label: 'Newest first', order: { by: 'date', down: true } },
  { label: 'Oldest first', order: { by: 'date', down: false } },
  { label: 'Title', order: { by: 'title', down: false } },
  { label: 'Author', order: { by: 'author', down: false } },
  { label: 'State', order: { by: 'state', down: false } },
  { label: 'File', order: { by: 'path', down: false } },
];

const GROUPS: Readonly<Record<GroupKey, string>> = {
  none: 'No groups',
  state: 'Group by state',
  category: 'Group by category',
  tag: 'Group by tag',
  author: 'Group by author',
  year: 'Group by year',
  month: 'Group by month',
  folder: 'Group by folder',
};

const OFFERED = 8;
/** Keys that so large a share of the posts have are missing in the others. */
const USUAL = 0.2;

/** What the list is ordered by, in words. */
export function orderWords({ order, text }: Pick<CatalogueQuery, 'order' | 'text'>): string {
  if (order === null) return wordsOfQuery(parseQuery(text)).length > 0 ? 'Best match' : 'Recently edited';
  const same = (by: SortKey, down: boolean) => by === order.by && down === order.down;
  return ORDERS.find(({ order: { by, down } }) => same(by, down))?.label ?? 'Recently edited';
}

/** The menu over the list: its order and groups, and what to filter by, as terms of the search. */
export function listMenu(
  query: CatalogueQuery,
  facts: CatalogueFacts | null,
  now: Date,
  ask: (part: Partial<CatalogueQuery>) => void,
): readonly MenuItem[] {
  const parsed = parseQuery(query.text);
  const has = (term: Term) => formatQuery(toggleTerm(parsed, term)).length < formatQuery(parsed).length;
  const filter = (label: string, term: Term, count?: number): MenuItem => ({
    kind: 'item',
    label,
    shortcut: count?.toLocaleString('en'),
    checked: has(term),
    several: true,
    onPress: () => ask({ text: formatQuery(toggleTerm(parsed, term)) }),
  });
  const choices = (heading: string, facets: readonly Facet[] | undefined, kind: 'category' | 'tag' | 'author') =>
    (facets?.length ?? 0) === 0
      ? []
      : [
          { kind: 'heading', label: heading } as const,
          ...facets!
            .slice(0, OFFERED)
            .map(({ value, count }) => filter(value, { kind, text: value, not: false }, count)),
        ];
  const year = now.getFullYear();
  const dates = [String(year), String(year - 1), `..${year - 2}`];
  const words = wordsOfQuery(parsed).length > 0;
  const order = orderWords(query);
  return [
    { kind: 'heading', label: 'Order' },
    ...(words
      ? [
          {
            kind: 'item',
            label: 'Best match',
            checked: query.order === null,
            onPress: () => ask({ order: null }),
          } as const,
        ]
      : []),
    ...ORDERS.map((one): MenuItem => ({
      kind: 'item',
      label: one.label,
      checked: one.label === order,
      onPress: () => ask({ order: one.label === 'Recently edited' && !words ? null : one.order }),
    })),
    { kind: 'heading', label: 'Group' },
    ...(Object.entries(GROUPS) as [GroupKey, string][]).map(([group, label]): MenuItem => ({
      kind: 'item',
      label,
      checked: query.group === group,
      onPress: () => ask({ group }),
    })),
    { kind: 'heading', label: 'In review' },
    filter('With comments', { kind: 'has', key: 'comments', not: false }),
    filter('With suggestions', { kind: 'has', key: 'suggestions', not: false }),
    { kind: 'heading', label: 'Date' },
    ...dates.map(written => {
      const [term] = parseQuery(`date:${written}`).terms;
      return filter(written.startsWith('..') ? `${year - 2} and before` : written, term!);
    }),
    ...missing(facts)
      .map((key, at) => [
        ...(at === 0 ? [{ kind: 'heading', label: 'Missing' } as const] : []),
        filter(key, { kind: 'missing', key, not: false }),
      ])
      .flat(),
    ...choices('Author', facts?.authors, 'author'),
    ...choices('Category', facts?.categories, 'category'),
    ...choices('Tag', facts?.tags, 'tag'),
  ];
}

/** Keys that many posts have and others lack. */
function missing(facts: CatalogueFacts | null): readonly string[] {
  if (!facts) return [];
  return facts.keys
    .filter(({ count }) => count < facts.posts && count >= facts.posts * USUAL)
    .slice(0, OFFERED)
    .map(({ value }) => value);
}
