import type { ShownPage } from './shown-page.ts';

interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** Pixels from the document's top at which a source line (fractional) stands. */
export function topOfLine(page: ShownPage, line: number): number {
  const { lines } = page;
  const count = lines.length / 2;
  const index = lastWhere(count, at => lines[2 * at]! <= line);
  const before = nearest(page, index, -1);
  const after = nearest(page, before ? Math.max(index + 1, before.index + 1) : index + 1, 1);
  if (!before) {
    const first = after ? lines[2 * after.index]! : 0;
    return first > 0 && after ? (line / first) * after.span.top : 0;
  }
  const start = lines[2 * before.index]!;
  const end = start + Math.max(1, lines[2 * before.index + 1]!);
  const { top, bottom } = before.span;
  if (line < end) return top + ((line - start) / (end - start)) * (bottom - top);
  if (!after) return bottom + (line - end) * 24;
  const next = lines[2 * after.index]!;
  return next > end ? bottom + ((line - end) / (next - end)) * (after.span.top - bottom) : after.span.top;
}

/** The source line (fractional) that stands at this many pixels from the document's top. */
export function lineAtTop(page: ShownPage, y: number): number {
  const { lines, blocks } = page;
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = nearest(page, middle, 1);
    if (found && found.index < high && found.span.top <= y) low = found.index + 1;
    else high = middle;
  }
  const before = nearest(page, low - 1, -1);
  const after = nearest(page, low, 1);
  if (!before) {
    const first = after ? lines[2 * after.index]! : 0;
    return after && after.span.top > 0 ? Math.max(0, (y / after.span.top) * first) : 0;
  }
  const start = lines[2 * before.index]!;
  const end = start + Math.max(1, lines[2 * before.index + 1]!);
  const { top, bottom } = before.span;
  if (y < bottom) return bottom > top ? start + ((y - top) / (bottom - top)) * (end - start) : start;
  if (!after) return end + (y - bottom) / 24;
  const next = lines[2 * after.index]!;
  const gap = after.span.top - bottom;
  return gap > 0 ? end + ((y - bottom) / gap) * Math.max(0, next - end) : next;
}

/** The first block from `index` on, in one direction, that takes up room. */
function nearest(
  page: ShownPage,
  index: number,
  step: 1 | -1,
): { readonly index: number; readonly span: Span } | undefined {
  for (let at = index; at >= 0 && at < page.blocks.length; at += step) {
    const span = spanOf(page.blocks[at]!.nodes);
    if (span) return { index: at, span };
  }
  return undefined;
}

function spanOf(nodes: readonly Node[]): Span | undefined {
  const first = nodes.find(takesRoom);
  const last = nodes.findLast(takesRoom);
  if (!first || !last) return undefined;
  return {
    top: first.getBoundingClientRect().top + window.scrollY,
    bottom: last.getBoundingClientRect().bottom + window.scrollY,
  };
}

function takesRoom(node: Node): node is Element {
  return node instanceof Element && node.getClientRects().length > 0;
}

/** The greatest index below `count` for which `holds`, which holds from 0 up to some index; -1 for none. */
function lastWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
