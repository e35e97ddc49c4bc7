import { Columns3, Search } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { POST_STATES, type PostState } from '../../../shared/library/facts.ts';
import type { BoardColumn, CatalogueRow } from '../../state/site/catalogue-protocol.ts';
import { useSession } from '../../state/session-context.ts';
import { useStore } from '../../state/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Column } from './column.tsx';
import { useBoardMoves } from './use-board-moves.ts';
import { useCards } from './use-cards.ts';
import './board.css';

const ASK_AFTER = 80;
const KEYS =
  'Arrows walk, Space selects, Shift with an arrow moves to another state what is selected, Enter opens a post.';

/** The site's posts in a column for each state; a post is dragged, or moved by keys, from one to another. */
export function Board({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const { catalogue, desk } = session;
  const version = useStore(catalogue.store, state => state.version);
  const [text, setText] = useState('');
  const [columns, setColumns] = useState<readonly BoardColumn[]>([]);
  const { said, move, undo } = useBoardMoves();
  const cards = useCards(columns);
  const body = useRef<HTMLDivElement>(null);
  /** The post that keeps the keyboard when it stands in another column. */
  const followed = useRef<string>(undefined);

  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => void catalogue.board(text).then(found => wanted && setColumns(found)), ASK_AFTER);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [catalogue, text, version]);

  useEffect(() => {
    const path = followed.current;
    const card =
      path === undefined ? null : body.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
    if (!card) return;
    followed.current = undefined;
    card.focus();
  }, [columns]);

  const shift = async (rows: readonly CatalogueRow[], to: PostState) => {
    const now = await move(rows, to);
    followed.current = now[0];
    cards.select(rows.length > 1 ? now : []);
  };
  const takeBack = async () => {
    const back = (await undo?.()) ?? [];
    followed.current = back.at(-1);
    cards.select([]);
  };

  const key = (event: KeyboardEvent, row: CatalogueRow) => {
    const target = event.currentTarget as HTMLElement;
    const at = POST_STATES.indexOf(row.state);
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const onward = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (sideways !== undefined && event.shiftKey) {
      const to = POST_STATES[at + sideways];
      if (to) void shift(cards.with(row), to);
    } else if (sideways !== undefined) focusBeside(body.current, at, sideways);
    else if (onward !== undefined) {
      const cards = [...(target.closest('ul')?.querySelectorAll<HTMLElement>('.board-card') ?? [])];
      cards[cards.indexOf(target) + onward]?.focus();
    } else if (event.key === ' ') (event.shiftKey ? cards.extend : cards.toggle)(row);
    else if (event.key === 'Escape' && cards.selected.size > 0) cards.select([]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog
      name="Board"
      icon={Columns3}
      size="large"
      onClose={onClose}
      footer={
        <>
          <span className="board-said" role="status">
            {cards.selected.size > 1 ? `${cards.selected.size} selected. ` : ''}
            {said ?? KEYS}
          </span>
          {undo && <Button onPress={() => void takeBack()}>Undo</Button>}
          <Button onPress={onClose}>Close</Button>
        </>
      }
    >
      <label className="search-field board-search">
        <Search className="icon" aria-hidden />
        <input
          type="search"
          aria-label="Search the board"
          placeholder="Search"
          spellCheck={false}
          value={text}
          onChange={event => setText(event.target.value)}
        />
      </label>
      <div ref={body} className="board scrolls">
        {columns.map(column => (
          <Column
            key={column.state}
            column={column}
            selected={cards.selected}
            onKey={key}
            onPress={(event, row) => {
              if (event.ctrlKey || event.metaKey) return cards.toggle(row);
              if (event.shiftKey) return cards.extend(row);
              onClose();
              void desk.open(row.path);
            }}
            onDropped={path => {
              const row = columns.flatMap(({ rows }) => rows).find(one => one.path === path);
              if (row) void shift(cards.with(row), column.state);
            }}
          />
        ))}
      </div>
    </Dialog>
  );
}

/** The first card of the next column that has one. */
function focusBeside(body: HTMLElement | null, from: number, step: number): void {
  const columns = [...(body?.querySelectorAll<HTMLElement>('.board-column') ?? [])];
  for (let at = from + step; at >= 0 && at < columns.length; at += step) {
    const card = columns[at]!.querySelector<HTMLElement>('.board-card');
    if (card) return card.focus();
  }
}
