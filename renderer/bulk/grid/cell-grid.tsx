import { TriangleAlert } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useStore } from '../../state/store.ts';
import { CellEditor, type Leave } from './cell-editor.tsx';
import { CellView } from './cell-view.tsx';
import {
  clearCells,
  copiedCells,
  copyCells,
  fillDown,
  isFixed,
  isUnfit,
  pasteCells,
  textAt,
  typeInto,
  type GridParts,
  type Pasted,
} from './grid-actions.ts';
import { at, boxOf, clamp, FIRST, isInside, moveBy, type Place } from './grid-place.ts';
import { HEAD_HEIGHT, NAME_WIDTH, ROW_HEIGHT, useGridView } from './use-grid-view.ts';

interface Editing {
  readonly place: Place;
  readonly text: string;
}

const STEPS: Readonly<Record<Leave, readonly [number, number]>> = {
  stay: [0, 0],
  down: [1, 0],
  up: [-1, 0],
  right: [0, 1],
  left: [0, -1],
};

/** The table itself: a spreadsheet's keys, ranges, clipboard and undo; only what is in sight is drawn. */
interface CellGridProps extends GridParts {
  readonly onPasted: (pasted: Pasted) => void;
}

export function CellGrid({ onPasted, ...parts }: CellGridProps) {
  const { rows, edits, columns } = parts;
  useStore(rows.arrived);
  const typed = useStore(edits.store);
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState(FIRST);
  const [editing, setEditing] = useState<Editing | null>(null);
  const size = { rows: rows.paths.length, columns: columns.length };
  const head = clamp(range.head, size);
  const box = boxOf({ anchor: clamp(range.anchor, size), head });
  const view = useGridView(scroller, size.rows, columns, range.head);
  const { from, to } = view.rows;

  useEffect(() => void rows.want(from, to), [rows, from, to, columns]);
  useEffect(() => scroller.current?.focus(), []);

  const edit = (place: Place, text?: string) => {
    const shown = text ?? textAt(parts, place.row, place.column);
    // A row that was not read yet shows nothing that could be gone on from.
    if (shown === undefined || isFixed(parts, place.row, place.column)) return;
    setEditing({ place, text: shown });
  };
  const leave = (text: string, how: Leave) => {
    if (!editing) return;
    const { row, column } = editing.place;
    typeInto(parts, [{ row, column, text }]);
    const [down, right] = STEPS[how];
    if (how !== 'stay') {
      setRange(at(clamp({ row: row + down, column: column + right }, size)));
      scroller.current?.focus();
    }
    setEditing(null);
  };

  const key = (event: KeyboardEvent) => {
    if (editing) return;
    const held = event.ctrlKey || event.metaKey;
    const to = event.altKey ? undefined : moveBy({ key: event.key, held }, head, size, view.page);
    const letter = event.key.toLowerCase();
    if (to) setRange(event.shiftKey ? { anchor: range.anchor, head: to } : at(to));
    else if (event.key === 'Tab') {
      const next = head.column + (event.shiftKey ? -1 : 1);
      // At the ends of a row Tab leaves the table.
      if (next < 0 || next >= size.columns) return;
      setRange(at({ row: head.row, column: next }));
    } else if (event.key === 'F2' || (event.key === 'Enter' && !held)) edit(head);
    else if (event.key === 'Delete' || event.key === 'Backspace') clearCells(parts, box);
    else if (held && letter === 'z') {
      if (event.shiftKey) edits.redo();
      else edits.undo();
    } else if (held && letter === 'y') edits.redo();
    else if (held && letter === 'd') fillDown(parts, box);
    else if (held && letter === 'a') {
      setRange({ anchor: { row: 0, column: 0 }, head: { row: size.rows - 1, column: size.columns - 1 } });
    } else if (event.key === ' ' && columns[head.column]?.kind === 'switch') {
      const text = textAt(parts, head.row, head.column) === 'true' ? 'false' : 'true';
      typeInto(parts, [{ ...head, text }]);
    } else if (event.key.length === 1 && !held && !event.altKey) edit(head, event.key);
    else return;
    event.preventDefault();
  };

  const clipboard = (event: ClipboardEvent) => {
    const data = event.clipboardData;
    if (editing || !data || document.activeElement !== scroller.current) return;
    event.preventDefault();
    if (event.type === 'paste') {
      const pasted = pasteCells(parts, data.getData('text/plain'), box);
      if (!pasted) return;
      const { filled } = pasted;
      onPasted(pasted);
      const end = { row: filled.bottom, column: filled.right };
      setRange({ anchor: end, head: { row: filled.top, column: filled.left } });
      return;
    }
    const known = rows.paths.slice(box.top, box.bottom + 1).every(path => rows.row(path));
    if (known) data.setData('text/plain', copiedCells(parts, box));
    else void copyCells(parts, box).then(text => navigator.clipboard.writeText(text));
    if (event.type === 'cut') clearCells(parts, box);
  };
  // Where no text is selected the document's body hears of the clipboard, and not what has the focus.
  useEffect(() => {
    const types = ['copy', 'cut', 'paste'] as const;
    for (const type of types) document.addEventListener(type, clipboard);
    return () => {
      for (const type of types) document.removeEventListener(type, clipboard);
    };
  });
  const press = (event: MouseEvent, place: Place) => {
    if (event.button !== 0 || editing) return;
    setRange(event.shiftKey ? { anchor: range.anchor, head: place } : at(place));
  };

  const drawn: number[] = [];
  if (head.row < from) drawn.push(head.row);
  for (let row = from; row < to; row++) drawn.push(row);
  if (head.row >= to && head.row < size.rows) drawn.push(head.row);

  return (
    <div
      ref={scroller}
      className="grid scrolls"
      role="grid"
      aria-label="Front matter of posts"
      aria-rowcount={size.rows + 1}
      aria-colcount={size.columns + 1}
      aria-multiselectable
      aria-activedescendant={editing ? undefined : `${id}-${head.row}-${head.column}`}
      tabIndex={0}
      onKeyDown={key}
    >
      <div
        className="grid-track"
        role="presentation"
        style={{ width: view.width, height: HEAD_HEIGHT + size.rows * ROW_HEIGHT }}
      >
        <div className="grid-head" role="row" aria-rowindex={1} style={{ height: HEAD_HEIGHT }}>
          <div className="grid-name" role="columnheader" aria-colindex={1} style={{ width: NAME_WIDTH }}>
            Post
          </div>
          {view.columns.map(column => (
            <div
              key={columns[column]!.key}
              className="grid-cell"
              role="columnheader"
              aria-colindex={column + 2}
              style={{ left: view.lefts[column], width: columns[column]!.width }}
            >
              {columns[column]!.label}
            </div>
          ))}
        </div>
        {drawn.map(row => {
          const path = rows.paths[row]!;
          const problem = rows.row(path)?.problem ?? null;
          const changed = typed.get(path);
          return (
            <div
              key={path}
              className={`grid-row${problem ? ' grid-row-broken' : ''}`}
              role="row"
              aria-rowindex={row + 2}
              style={{ transform: `translateY(${HEAD_HEIGHT + row * ROW_HEIGHT}px)`, height: ROW_HEIGHT }}
            >
              <div
                className="grid-name"
                role="rowheader"
                aria-colindex={1}
                style={{ width: NAME_WIDTH }}
                title={problem ? `${path}: ${problem.cause}` : path}
              >
                {problem && <TriangleAlert className="icon" aria-label="Cannot be edited" />}
                <span>{path.slice(path.lastIndexOf('/') + 1)}</span>
              </div>
              {view.columns.map(column => {
                const shown = columns[column]!;
                const place = { row, column };
                const isHead = row === head.row && column === head.column;
                const inEditor = editing?.place.row === row && editing.place.column === column;
                const marks = [
                  isInside(box, place) ? ' grid-cell-selected' : '',
                  isHead ? ' grid-cell-head' : '',
                  changed?.has(shown.key) ? ' grid-cell-changed' : '',
                  isUnfit(parts, row, column) ? ' grid-cell-unfit' : '',
                ];
                return (
                  <div
                    key={shown.key}
                    id={`${id}-${row}-${column}`}
                    className={`grid-cell${marks.join('')}`}
                    role="gridcell"
                    aria-colindex={column + 2}
                    aria-selected={isInside(box, place)}
                    aria-invalid={isUnfit(parts, row, column) || undefined}
                    aria-readonly={isFixed(parts, row, column) || undefined}
                    style={{ left: view.lefts[column], width: shown.width }}
                    onMouseDown={event => press(event, place)}
                    onMouseEnter={event => event.buttons === 1 && !editing && setRange({ ...range, head: place })}
                    onDoubleClick={() => edit(place)}
                  >
                    {inEditor ? (
                      <CellEditor
                        column={shown}
                        text={editing.text}
                        onDone={leave}
                        onCancel={() => {
                          setEditing(null);
                          scroller.current?.focus();
                        }}
                      />
                    ) : (
                      <CellView kind={shown.kind} text={textAt(parts, row, column) ?? ''} />
                    )}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}
