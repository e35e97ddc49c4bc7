import type { BodyBlock } from '../kramdown/kramdown.ts';
import type { RenderedBlock } from './rendered.ts';

/** Blocks with their lines in the file: `lineOf` gives the 0-based line of the file for one of the converted text. */
export function placeBlocks(blocks: readonly BodyBlock[], lineOf: (line: number) => number): readonly BodyBlock[] {
  return blocks.map(({ line, lines, end }) => {
    const first = lineOf(line);
    const last = lineOf(line + Math.max(lines, 1) - 1);
    return { line: first, lines: Math.max(1, last - first + 1), end };
  });
}

/** The blocks with their HTML cut from the body's: kept pages hold each text once. */
export function cutBlocks(html: string, blocks: readonly BodyBlock[]): readonly RenderedBlock[] {
  let start = 0;
  return blocks.map(({ line, lines, end }) => {
    const block = { line, lines, html: html.slice(start, end) };
    start = end;
    return block;
  });
}

/** The offset of `part` in `whole` when it stands there exactly once and is not empty. */
export function onlyOffset(whole: string, part: string): number | undefined {
  if (part === '') return undefined;
  const at = whole.indexOf(part);
  if (at >= 0 && whole.length - at - 1 < part.length) return at;
  return at < 0 || whole.indexOf(part, at + 1) >= 0 ? undefined : at;
}
