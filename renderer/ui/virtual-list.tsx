import { useCallback, useEffect, useLayoutEffect, useRef, useState, type HTMLAttributes, type ReactNode } from 'react';
import { RowHeights } from './row-heights.ts';
import './virtual-list.css';

interface VirtualListProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children'> {
  readonly count: number;
  /** Pixels of a row that was not drawn yet. */
  readonly estimate: number;
  /** A row that is drawn wherever the list stands, so that `aria-activedescendant` always names an element. */
  readonly active: number;
  /** Changes when the list is another one: heights are forgotten and the list starts at its top. */
  readonly identity: string;
  readonly renderRow: (index: number) => ReactNode;
  /** Told which rows are drawn, so that their contents can be fetched. */
  readonly onRange?: (from: number, to: number) => void;
}

const BEYOND = 400;

/** Draws only the rows near the visible part of a list; rows may differ in height and are measured when drawn. */
export function VirtualList(props: VirtualListProps) {
  const { count, estimate, active, identity, renderRow, onRange, className = '', ...rest } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const heights = useHeights(identity, count, estimate);
  const [view, setView] = useState({ top: 0, height: 800 });
  const [, redraw] = useState(0);

  const from = count === 0 ? 0 : heights.at(view.top - BEYOND);
  const to = count === 0 ? 0 : Math.min(count, heights.at(view.top + view.height + BEYOND) + 1);

  useEffect(() => onRange?.(from, to), [onRange, from, to, identity, count]);

  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [identity]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const next = { top: element.scrollTop, height: element.clientHeight };
      setView(last => (last.top === next.top && last.height === next.height ? last : next));
    };
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);

  // A row above the visible part that proves taller than assumed must not push what is being read.
  const measure = useCallback(
    (index: number, height: number) => {
      const element = scroller.current;
      if (!element || height === 0) return;
      const above = heights.top(index) < element.scrollTop;
      const difference = heights.measure(index, height);
      if (difference === 0) return;
      if (above) element.scrollTop += difference;
      redraw(n => n + 1);
    },
    [heights],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || active < 0 || active >= count) return;
    const top = heights.top(active);
    const bottom = top + heights.height(active);
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
    // Only a move of the active row scrolls: measuring it again must not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [active, identity]);

  const drawn: number[] = [];
  if (active >= 0 && active < from) drawn.push(active);
  for (let index = from; index < to; index++) drawn.push(index);
  if (active >= to && active < count) drawn.push(active);

  return (
    <div {...rest} ref={scroller} className={`virtual-list scrolls ${className}`}>
      <div className="virtual-list-track" role="presentation" style={{ height: heights.total }}>
        {drawn.map(index => (
          <Row key={index} index={index} top={heights.top(index)} onMeasure={measure}>
            {renderRow(index)}
          </Row>
        ))}
      </div>
    </div>
  );
}

/** The heights of a list's rows, which it keeps while rows come and go, so that nothing jumps. */
function useHeights(identity: string, count: number, estimate: number): RowHeights {
  const [held, setHeld] = useState(() => ({ identity, rows: new RowHeights(count, estimate) }));
  if (held.identity === identity && held.rows.count === count) return held.rows;
  const rows = held.identity === identity ? held.rows.resized(count, estimate) : new RowHeights(count, estimate);
  setHeld({ identity, rows });
  return rows;
}

interface RowProps {
  readonly index: number;
  readonly top: number;
  readonly onMeasure: (index: number, height: number) => void;
  readonly children: ReactNode;
}

function Row({ index, top, onMeasure, children }: RowProps) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const row = element.current;
    if (!row) return;
    const observer = new ResizeObserver(() => onMeasure(index, row.offsetHeight));
    observer.observe(row);
    return () => observer.disconnect();
  }, [index, onMeasure]);
  return (
    <div ref={element} className="virtual-list-row" role="presentation" style={{ transform: `translateY(${top}px)` }}>
      {children}
    </div>
  );
}
