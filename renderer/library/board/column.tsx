import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { SitePath } from '../../../shared/site/site-file.ts';
import type { BoardColumn, CatalogueRow } from '../../state/site/catalogue-protocol.ts';
import { postDay } from '../post-day.ts';
import { StateDot, stateWords } from '../post-state.tsx';

/** What a dragged card is told apart by from other things that are dropped. */
const DRAGGED = 'application/x-galley-post';

interface ColumnProps {
  readonly column: BoardColumn;
  readonly selected: ReadonlySet<SitePath>;
  readonly onKey: (event: KeyboardEvent, row: CatalogueRow) => void;
  readonly onPress: (event: MouseEvent, row: CatalogueRow) => void;
  readonly onDropped: (path: string) => void;
}

export function Column({ column, selected, onKey, onPress, onDropped }: ColumnProps) {
  const { state, count, rows } = column;
  const [over, setOver] = useState(false);
  return (
    <section
      className="board-column"
      aria-label={stateWords[state]}
      data-over={over || undefined}
      onDragOver={event => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={event => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={event => {
        setOver(false);
        const path = event.dataTransfer.getData(DRAGGED);
        if (path === '') return;
        event.preventDefault();
        event.stopPropagation();
        onDropped(path);
      }}
    >
      <h3>
        <StateDot state={state} />
        {stateWords[state]} <span>{count.toLocaleString('en')}</span>
      </h3>
      <ul className="scrolls">
        {rows.map(row => (
          <li key={row.path}>
            <button
              type="button"
              className="board-card"
              draggable
              aria-pressed={selected.has(row.path)}
              data-path={row.path}
              onDragStart={event => {
                event.dataTransfer.setData(DRAGGED, row.path);
                event.dataTransfer.effectAllowed = 'move';
              }}
              onClick={event => onPress(event, row)}
              onKeyDown={event => onKey(event, row)}
            >
              <span className="board-title">{row.title === '' ? row.path : row.title}</span>
              <small>{[postDay(row, Date.now()), row.author].filter(Boolean).join(' · ')}</small>
            </button>
          </li>
        ))}
        {rows.length < count && (
          <li className="board-more">{(count - rows.length).toLocaleString('en')} more: search for them</li>
        )}
      </ul>
    </section>
  );
}
