import type { Bytes } from './bytes.ts';
import type { ImageFacts } from './image-facts.ts';

const CONTAINERS = new Set(['meta', 'iprp', 'ipco']);

/**
 * The largest spatial extent (`ispe`, ISO/IEC 23008-12) of the file's items, turned when a rotation (`irot`) by a
 * quarter is among their properties; undefined when there is none.
 */
export function readAvif(bytes: Bytes): ImageFacts | undefined {
  const found = { width: 0, height: 0, turned: false };
  walk(bytes, 0, bytes.length, 0, found);
  if (found.width === 0 || found.height === 0) return undefined;
  const { width, height, turned } = found;
  return { type: 'avif', width: turned ? height : width, height: turned ? width : height };
}

function walk(
  bytes: Bytes,
  start: number,
  end: number,
  depth: number,
  found: { width: number; height: number; turned: boolean },
): void {
  for (let at = start; at + 8 <= end && depth < 8;) {
    const size = bytes.u32(at) === 0 ? end - at : bytes.u32(at);
    const name = bytes.letters(at + 4, 4);
    if (size < 8 || at + size > end) return;
    if (CONTAINERS.has(name)) walk(bytes, at + (name === 'meta' ? 12 : 8), at + size, depth + 1, found);
    if (name === 'ispe' && bytes.u32(at + 12) * bytes.u32(at + 16) > found.width * found.height) {
      found.width = bytes.u32(at + 12);
      found.height = bytes.u32(at + 16);
    }
    if (name === 'irot') found.turned = (bytes.u8(at + 8) & 1) === 1;
    at += size;
  }
}
