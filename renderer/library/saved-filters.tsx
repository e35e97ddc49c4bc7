import { Bookmark } from 'lucide-react';
import { useRef, useState } from 'react';
import type { SavedFilter } from '../../shared/library/saved-filter.ts';
import { everything, type CatalogueQuery } from '../state/site/catalogue-protocol.ts';
import { filtersOf, removeFilter, wholeQuery } from '../state/site/saved-filters.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { IconButton } from '../ui/button.tsx';
import { Menu, type MenuItem } from '../ui/menu.tsx';

/** The views of this site's list that were given a name, and the way to give the present one a name. */
export function SavedFilters() {
  const { catalogue, preferences, workspace, dialogs } = useSession();
  const query = useStore(catalogue.store, state => state.query);
  const settings = useStore(preferences.store);
  const folder = useStore(workspace.store, state => state.site?.folder ?? '');
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const filters = filtersOf(settings, folder);
  const current = filters.find(filter => isShown(filter, query));
  const items: MenuItem[] = [
    ...(filters.length > 0 ? [{ kind: 'heading', label: 'Saved filters' } as const] : []),
    ...filters.map((filter): MenuItem => ({
      kind: 'item',
      label: filter.name,
      ...(filter.query === '' ? {} : { detail: filter.query }),
      checked: filter === current,
      onPress: () => catalogue.ask({ ...everything, text: filter.query, order: filter.order, group: filter.group }),
    })),
    ...(filters.length > 0 ? [{ kind: 'line' } as const] : []),
    ...(current
      ? ([
          {
            kind: 'item',
            label: `Rename “${current.name}”…`,
            onPress: () => dialogs.show({ kind: 'save-filter', rename: current.name }),
          },
          {
            kind: 'item',
            label: `Remove “${current.name}”`,
            onPress: () => removeFilter(preferences, folder, current.name),
          },
        ] as const)
      : ([
          { kind: 'item', label: 'Save This Filter…', onPress: () => dialogs.show({ kind: 'save-filter' }) },
        ] as const)),
  ];
  return (
    <>
      <IconButton
        ref={button}
        label="Saved filters"
        icon={Bookmark}
        opens="menu"
        expanded={open}
        onPress={() => setOpen(!open)}
      />
      {open && <Menu label="Saved filters" items={items} anchor={button} onClose={() => setOpen(false)} />}
    </>
  );
}

function isShown(filter: SavedFilter, query: CatalogueQuery): boolean {
  return (
    filter.query === wholeQuery(query) &&
    filter.group === query.group &&
    JSON.stringify(filter.order) === JSON.stringify(query.order)
  );
}
