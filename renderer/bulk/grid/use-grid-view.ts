import { useCallback, useEffect, useLayoutEffect, useMemo, useState, type RefObject } from 'react';
import type { Column } from './grid-columns.ts';
import type { Place } from './grid-place.ts';

/** Pixels. */
export const ROW_HEIGHT = 30;
export const HEAD_HEIGHT = 32;
export const NAME_WIDTH = 230;
const BEYOND = 240;

export interface GridView {
  readonly rows: { readonly from: number; readonly to: number };
  /** The columns that are drawn. */
  readonly columns: readonly number[];
  /** Where each column begins. */
  readonly lefts: readonly number[];
  readonly width: number;
  /** Rows that fit on the screen. */
  readonly page: number;
}

/** Which part of a table is drawn: what is in sight, a little around it, and the cell of the caret wherever that is. */
export function useGridView(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  columns: readonly Column[],
  head: Place,
): GridView {
  const [seen, setSeen] = useState({ top: 0, left: 0, height: 600, width: 1000 });
  const lefts = useMemo(() => {
    let left = NAME_WIDTH;
    return columns.map(({ width }) => (left += width) - width);
  }, [columns]);
  const width = (lefts.at(-1) ?? NAME_WIDTH) + (columns.at(-1)?.width ?? 0);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () =>
      setSeen({
        top: element.scrollTop,
        left: element.scrollLeft,
        height: element.clientHeight,
        width: element.clientWidth,
      });
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller]);

  const reveal = useCallback(() => {
    const element = scroller.current;
    const column = columns[head.column];
    if (!element || !column) return;
    const [top, left] = [head.row * ROW_HEIGHT, lefts[head.column]!];
    const bottom = top + ROW_HEIGHT + HEAD_HEIGHT - element.clientHeight;
    const right = left + column.width - element.clientWidth;
    element.scrollTop = Math.max(Math.min(element.scrollTop, top), bottom);
    element.scrollLeft = Math.max(Math.min(element.scrollLeft, left - NAME_WIDTH), right);
  }, [scroller, columns, lefts, head]);
  useLayoutEffect(reveal, [reveal]);

  const from = Math.max(0, Math.floor((seen.top - BEYOND) / ROW_HEIGHT));
  const to = Math.min(count, Math.ceil((seen.top + seen.height + BEYOND) / ROW_HEIGHT));
  const drawn = columns.flatMap(({ width: wide }, at) => {
    const inSight = lefts[at]! + wide > seen.left - BEYOND && lefts[at]! < seen.left + seen.width + BEYOND;
    return inSight || at === head.column ? [at] : [];
  });
  const page = Math.max(1, Math.floor((seen.height - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
  return { rows: { from, to }, columns: drawn, lefts, width, page };
}
