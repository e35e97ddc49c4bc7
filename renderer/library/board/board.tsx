import { Columns3, Search } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { POST_STATES, type PostState } from '../../../shared/library/facts.ts';
import { planBoardMove } from '../../state/board-moves.ts';
import type { BoardColumn, CatalogueRow } from '../../state/catalogue-protocol.ts';
import { useSession } from '../../state/session-context.ts';
import { useStore } from '../../state/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { stateWords } from '../post-state.tsx';
import { moveOnBoard, takeMoveBack, type BoardStep } from './board-steps.ts';
import { Column } from './column.tsx';
import './board.css';

const ASK_AFTER = 80;
const KEYS = 'Arrows walk, Shift with an arrow moves the post to another state, Enter opens it.';

/** The site's posts in a column for each state; a post is dragged, or moved by keys, from one to another. */
export function Board({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const { catalogue, dialogs, desk, siteFacts } = session;
  const version = useStore(catalogue.store, state => state.version);
  const review = useStore(siteFacts.store, state => state.review);
  const [text, setText] = useState('');
  const [columns, setColumns] = useState<readonly BoardColumn[]>([]);
  const [said, setSaid] = useState(KEYS);
  const [last, setLast] = useState<BoardStep | null>(null);
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

  const move = useCallback(
    async (row: CatalogueRow, to: PostState) => {
      if (row.state === to) return;
      const plan = planBoardMove(row, to, review, siteFacts.moveContext(Date.now()));
      if (plan.kind === 'publish') return dialogs.show({ kind: 'export', paths: [row.path] });
      if (plan.kind === 'refused') return setSaid(`${plan.problem.cause} ${plan.problem.remedy}`);
      const step = await moveOnBoard(desk, row, plan);
      if (!step.ok) return setSaid(`${step.error.cause} ${step.error.remedy}`);
      followed.current = step.value.now;
      setLast(step.value);
      setSaid(`“${row.title}” is now: ${stateWords[to]}.`);
    },
    [desk, dialogs, review, siteFacts],
  );
  const undo = async () => {
    if (!last) return;
    const problem = await takeMoveBack(desk, last);
    setLast(null);
    if (!problem) followed.current = last.before;
    setSaid(problem ? `${problem.cause} ${problem.remedy}` : 'Taken back.');
  };

  const key = (event: KeyboardEvent, row: CatalogueRow) => {
    const target = event.currentTarget as HTMLElement;
    const at = POST_STATES.indexOf(row.state);
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const onward = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (sideways !== undefined && event.shiftKey) {
      const to = POST_STATES[at + sideways];
      if (to) void move(row, to);
    } else if (sideways !== undefined) focusBeside(body.current, at, sideways);
    else if (onward !== undefined) {
      const cards = [...(target.closest('ul')?.querySelectorAll<HTMLElement>('.board-card') ?? [])];
      cards[cards.indexOf(target) + onward]?.focus();
    } else return;
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
            {said}
          </span>
          {last && <Button onPress={() => void undo()}>Undo</Button>}
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
            onKey={key}
            onOpen={row => {
              onClose();
              void desk.open(row.path);
            }}
            onDropped={path => {
              const row = columns.flatMap(({ rows }) => rows).find(one => one.path === path);
              if (row) void move(row, column.state);
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
