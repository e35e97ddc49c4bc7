import { commonPrefix, commonSuffix } from './difference.ts';
import { parsePart, type Engine, type ParsedPart, type RenderedPart } from './part.ts';
import type { AssembledPart } from './assemble.ts';

/**
 * Splits the text into parts and parses the blocks of those that are new. Of the parts of an earlier text, those are taken over that
 * end, with all that was looked at, before the first difference, and those behind the last one once a part begins where one began.
 */
export function splitParts(
  engine: Engine,
  text: string,
  before: { text: string; parts: readonly AssembledPart[] } | undefined,
): (ParsedPart | RenderedPart)[] {
  const parts: (ParsedPart | RenderedPart)[] = [];
  const old = before?.parts ?? [];
  const prefix = before ? commonPrefix(before.text, text) : 0;
  const suffix = before ? commonSuffix(before.text, text, Math.min(before.text.length, text.length) - prefix) : 0;
  const shift = before ? text.length - before.text.length : 0;
  let pos = 0;
  let line = 0;
  let next = 0;
  for (; next < old.length && pos + old[next]!.part.reach <= prefix; next++) {
    const { part } = old[next]!;
    parts.push(part);
    pos += part.length;
    line += part.lines;
  }
  let oldPos = pos;
  while (pos < text.length) {
    if (pos >= text.length - suffix) {
      while (next < old.length && oldPos < pos - shift) oldPos += old[next++]!.part.length;
      if (next < old.length && oldPos === pos - shift && old[next]!.part.first === (pos === 0)) {
        return [...parts, ...old.slice(next).map(({ part }) => part)];
      }
    }
    const part = parsePart(engine, text, pos, line);
    parts.push(part);
    pos += part.length;
    line += part.lines;
  }
  return parts;
}
