import { memo, type MouseEvent } from 'react';
import { Check } from 'lucide-react';
import type { SitePath } from '../../shared/site/site-file.ts';
import type { CatalogueRow } from '../state/catalogue-protocol.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { postDay } from './post-day.ts';
import { StateDot, stateWords } from './post-state.tsx';

interface PostRowProps {
  readonly id: string;
  readonly index: number;
  readonly count: number;
  readonly active: boolean;
  readonly selected: ReadonlySet<SitePath>;
  readonly openPath: SitePath | null;
  readonly onPress: (event: MouseEvent, index: number) => void;
  readonly onMenu: (row: CatalogueRow, point: { readonly x: number; readonly y: number }) => void;
}

/** One post of the list; its accessible name begins with its title. */
export const PostRow = memo(function PostRow(props: PostRowProps) {
  const { id, index, active, selected, onPress, onMenu } = props;
  const { catalogue } = useSession();
  const row = useStore(catalogue.store, () => catalogue.row(index));
  if (!row) return <div id={id} className="post-row post-row-waiting" role="option" aria-selected={false} aria-busy />;
  const isOpen = row.path === props.openPath;
  const isSelected = selected.has(row.path);
  const details = [postDay(row, Date.now()), row.categories[0], row.author].filter(Boolean);
  return (
    <div
      id={id}
      className={`post-row${active ? ' post-row-active' : ''}${isOpen ? ' post-row-open' : ''}`}
      role="option"
      aria-selected={isSelected || (selected.size === 0 && isOpen)}
      aria-current={isOpen || undefined}
      aria-posinset={index + 1}
      aria-setsize={props.count}
      dir="auto"
      onClick={event => onPress(event, index)}
      onContextMenu={event => {
        event.preventDefault();
        onMenu(row, { x: event.clientX, y: event.clientY });
      }}
    >
      <span className="post-title">
        {selected.size > 0 && (
          <span className={`post-check${isSelected ? ' post-check-on' : ''}`} aria-hidden>
            {isSelected && <Check />}
          </span>
        )}
        {row.title === '' ? row.path : row.title}
      </span>
      <span className="post-meta">
        <StateDot state={row.state} />
        <span className="post-details">{[stateWords[row.state], ...details].join(' · ')}</span>
        <UnsavedMark path={row.path} />
      </span>
    </div>
  );
});

function UnsavedMark({ path }: { readonly path: SitePath }) {
  const { desk } = useSession();
  const unsaved = useStore(desk.unsavedPaths, paths => paths.has(path));
  return unsaved ? <span className="post-unsaved">Unsaved</span> : null;
}
