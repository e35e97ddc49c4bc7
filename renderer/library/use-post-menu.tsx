import { useCallback, useState, type ReactNode } from 'react';
import type { CatalogueRow } from '../state/site/catalogue-protocol.ts';
import { useSession } from '../state/session-context.ts';
import { Menu, type MenuItem } from '../ui/menu.tsx';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The context menu of a row of the library. */
export function usePostMenu(): { readonly show: (row: CatalogueRow, at: Point) => void; readonly element: ReactNode } {
  const session = useSession();
  const [shown, setShown] = useState<{ readonly row: CatalogueRow; readonly at: Point } | null>(null);
  const close = useCallback(() => setShown(null), []);
  const show = (row: CatalogueRow, at: Point) => setShown({ row, at });
  if (!shown) return { show, element: null };
  const { row } = shown;
  const selected = session.catalogue.selection.get();
  const paths = selected.has(row.path) ? [...selected] : [row.path];
  const items: MenuItem[] = [
    { kind: 'item', label: 'Open', onPress: () => void session.desk.open(row.path) },
    { kind: 'item', label: 'Open in New Window', onPress: () => void session.openBeside(row.path) },
    {
      kind: 'item',
      label: paths.length > 1 ? `Publish ${paths.length} Posts…` : 'Publish…',
      onPress: () => session.dialogs.show({ kind: 'export', paths }),
    },
    { kind: 'item', label: 'Front Matter…', onPress: () => session.dialogs.show({ kind: 'front-matter', paths }) },
    { kind: 'item', label: 'Tags…', onPress: () => session.dialogs.show({ kind: 'tags', paths }) },
    { kind: 'line' },
    {
      kind: 'item',
      label: 'Show in Folder',
      onPress: () => {
        const site = session.workspace.site;
        if (site) void session.bridge.call('post.show-in-folder', { site: site.id, path: row.path });
      },
    },
    {
      kind: 'item',
      label: paths.length > 1 ? `Move ${paths.length} Posts to Trash…` : 'Move to Trash…',
      onPress: () => session.dialogs.show({ kind: 'trash', paths }),
    },
  ];
  return { show, element: <Menu label="Post" items={items} anchor={shown.at} onClose={close} /> };
}
