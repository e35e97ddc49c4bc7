import type { Text } from '@codemirror/state';

/**
 * Finds in the source what was clicked in the page: `near` is text of the page around the click, `offset` the place in it.
 * The longest run of letters around that place that the block's lines hold decides; else the block's first line does.
 */
export function sourcePlace(doc: Text, line: number, lines: number, near: string, offset: number): number {
  const first = doc.line(Math.min(line + 1, doc.lines));
  const last = doc.line(Math.min(line + Math.max(1, lines), doc.lines));
  const source = doc.sliceString(first.from, last.to);
  for (let reach = 24; reach >= 2; reach = reach >> 1) {
    for (const [before, after] of [
      [reach, reach],
      [reach, 0],
      [0, reach],
    ] as const) {
      const start = Math.max(0, offset - before);
      const piece = near.slice(start, offset + after);
      const at = piece.trim().length < 2 ? -1 : source.indexOf(piece);
      if (at >= 0) return first.from + at + (offset - start);
    }
  }
  return first.from;
}
