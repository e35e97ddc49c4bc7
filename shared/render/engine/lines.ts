import type { RenderedBlock } from './rendered.ts';

interface Block {
  readonly line: number;
  readonly lines: number;
  readonly html: string;
}

/** Blocks with their lines in the file: `lineOf` gives the 0-based line of the file for one of the converted text. */
export function placeBlocks(blocks: readonly Block[], lineOf: (line: number) => number): readonly RenderedBlock[] {
  return blocks.map(({ line, lines, html }) => {
    const first = lineOf(line);
    const last = lineOf(line + Math.max(lines, 1) - 1);
    return { line: first, lines: Math.max(1, last - first + 1), html };
  });
}

/** The offset of `part` in `whole` when it stands there exactly once and is not empty. */
export function onlyOffset(whole: string, part: string): number | undefined {
  if (part === '') return undefined;
  const at = whole.indexOf(part);
  if (at >= 0 && whole.length - at - 1 < part.length) return at;
  return at < 0 || whole.indexOf(part, at + 1) >= 0 ? undefined : at;
}
