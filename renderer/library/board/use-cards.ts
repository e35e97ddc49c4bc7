import { useState } from 'react';
import type { SitePath } from '../../../shared/site/site-file.ts';
import type { BoardColumn, CatalogueRow } from '../../state/site/catalogue-protocol.ts';

interface Cards {
  readonly selected: ReadonlySet<SitePath>;
  readonly select: (paths: readonly SitePath[]) => void;
  readonly toggle: (row: CatalogueRow) => void;
  /** Selects the cards of a column between the last one that was toggled and this one. */
  readonly extend: (row: CatalogueRow) => void;
  /** The selected cards, when this one is among them; else this one alone. */
  readonly with: (row: CatalogueRow) => readonly CatalogueRow[];
}

/** Which cards of the board are selected, in the order of the board. */
export function useCards(columns: readonly BoardColumn[]): Cards {
  const [selected, setSelected] = useState<ReadonlySet<SitePath>>(new Set());
  const [anchor, setAnchor] = useState<SitePath>();
  const rows = columns.flatMap(column => column.rows);
  return {
    selected,
    select: paths => setSelected(new Set(paths)),
    toggle: row => {
      const next = new Set(selected);
      if (!next.delete(row.path)) next.add(row.path);
      setSelected(next);
      setAnchor(row.path);
    },
    extend: row => {
      const column = columns.find(one => one.rows.includes(row))?.rows ?? [];
      const from = column.findIndex(({ path }) => path === anchor);
      const to = column.indexOf(row);
      const [low, high] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
      setSelected(new Set([...selected, ...column.slice(low, high + 1).map(({ path }) => path)]));
      setAnchor(row.path);
    },
    with: row => (selected.has(row.path) ? rows.filter(({ path }) => selected.has(path)) : [row]),
  };
}
