import { Fragment, memo, type MouseEvent } from 'react';
import { Check } from 'lucide-react';
import type { SitePath } from '../../shared/site/site-file.ts';
import type { TextRange } from '../../shared/text/text-change.ts';
import type { CatalogueRow } from '../state/site/catalogue-protocol.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { postDay } from './post-day.ts';
import { StateDot, stateWords } from './post-state.tsx';
import { useNamedRow } from './use-named-row.ts';

interface PostRowProps {
  readonly id: string;
  readonly index: number;
  /** Which post of the list it is, from 1, headings not counted. */
  readonly place: number;
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
  const shown = useStore(catalogue.store, () => catalogue.shown(index));
  const row = useNamedRow(shown?.post);
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
      aria-posinset={props.place}
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
        {row.title === '' ? (
          row.path
        ) : (
          <Marked text={row.title} hits={row.title === shown?.post.title ? shown.hits?.title : undefined} />
        )}
      </span>
      <span className="post-meta">
        <StateDot state={row.state} />
        <span className="post-details">{[stateWords[row.state], ...details].join(' · ')}</span>
        <UnsavedMark path={row.path} />
      </span>
      {shown?.hits?.snippet && (
        <span className="post-snippet">
          <Marked text={shown.hits.snippet.text} hits={shown.hits.snippet.hits} />
        </span>
      )}
    </div>
  );
});

/** A text with the words that were looked for. */
function Marked({ text, hits }: { readonly text: string; readonly hits: readonly TextRange[] | undefined }) {
  if (!hits || hits.length === 0) return text;
  return hits.map(({ from, to }, at) => (
    <Fragment key={from}>
      {text.slice(hits[at - 1]?.to ?? 0, from)}
      <mark>{text.slice(from, to)}</mark>
      {at === hits.length - 1 && text.slice(to)}
    </Fragment>
  ));
}

function UnsavedMark({ path }: { readonly path: SitePath }) {
  const { desk } = useSession();
  const unsaved = useStore(desk.unsavedPaths, paths => paths.has(path));
  return unsaved ? <span className="post-unsaved">Unsaved</span> : null;
}
