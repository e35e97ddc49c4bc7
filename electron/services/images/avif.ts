import type { Bytes } from './bytes.ts';
import type { ImageFacts } from './image-facts.ts';

/** A box of an ISO media file (ISO/IEC 14496-12): its name, and its inside from `from` up to `to`. */
interface Box {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const CONTAINERS = new Set(['meta', 'iprp', 'ipco']);

/**
 * The largest spatial extent (`ispe`, ISO/IEC 23008-12) of the file's items, turned when a rotation (`irot`) by a
 * quarter is among their properties; undefined when there is none or the file is cut off.
 */
export function readAvif(bytes: Bytes): ImageFacts | undefined {
  const boxes = allBoxes(bytes);
  if (!boxes) return undefined;
  let width = 0;
  let height = 0;
  for (const { name, from } of boxes) {
    if (name !== 'ispe' || bytes.u32(from + 4) * bytes.u32(from + 8) <= width * height) continue;
    width = bytes.u32(from + 4);
    height = bytes.u32(from + 8);
  }
  if (width === 0 || height === 0) return undefined;
  const turned = boxes.some(({ name, from }) => name === 'irot' && (bytes.u8(from) & 1) === 1);
  const moving =
    /avis/.test(bytes.letters(8, Math.min(bytes.u32(0), 64) - 8)) && boxes.some(box => box.name === 'moov');
  return {
    type: 'avif',
    width: turned ? height : width,
    height: turned ? width : height,
    ...(moving ? { moving } : {}),
  };
}

/**
 * The same image with its EXIF and XMP items emptied where they stand: no other byte moves, so that every place in the
 * file that others point at stays right.
 */
export function stripAvif(bytes: Bytes): Uint8Array {
  const boxes = allBoxes(bytes) ?? [];
  const telltale = new Set(boxes.filter(({ name }) => name === 'iinf').flatMap(box => telltaleItems(bytes, box)));
  if (telltale.size === 0) return bytes.all;
  const stripped = bytes.all.slice();
  const data = boxes.find(({ name }) => name === 'idat')?.from ?? 0;
  for (const box of boxes.filter(({ name }) => name === 'iloc')) {
    for (const { item, from, to, inside } of extentsOf(bytes, box)) {
      const shift = inside ? data : 0;
      if (telltale.has(item)) stripped.fill(0, from + shift, Math.min(to + shift, bytes.length));
    }
  }
  return stripped;
}

/** Numbers of the items that hold EXIF or XMP. */
function telltaleItems(bytes: Bytes, { from, to }: Box): number[] {
  const version = bytes.u8(from);
  const entries = boxesOf(bytes, from + (version === 0 ? 6 : 8), to) ?? [];
  return entries.flatMap(({ name, from: at, to: end }) => {
    if (name !== 'infe' || bytes.u8(at) < 2) return [];
    const wide = bytes.u8(at) > 2;
    const item = wide ? bytes.u32(at + 4) : bytes.u16(at + 4);
    const type = bytes.letters(at + (wide ? 10 : 8), 4);
    const rest = bytes.letters(at + (wide ? 14 : 12), Math.min(end - at, 256));
    return type === 'Exif' || (type === 'mime' && rest.includes('application/rdf+xml')) ? [item] : [];
  });
}

interface Extent {
  readonly item: number;
  readonly from: number;
  readonly to: number;
  /** Counted from the `idat` box and not from the file's start. */
  readonly inside: boolean;
}

/** Where the items lie (`iloc`); sizes of 8 bytes are read by their low half, as no such file is larger. */
function extentsOf(bytes: Bytes, { from, to }: Box): Extent[] {
  const version = bytes.u8(from);
  const sizes = bytes.u16(from + 4);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version > 0 ? sizes & 15 : 0;
  const wide = version > 1 ? 4 : 2;
  let at = from + 6;
  const take = (size: number): number => {
    at += size;
    return size >= 4 ? bytes.u32(at - 4) : size === 2 ? bytes.u16(at - 2) : 0;
  };
  const found: Extent[] = [];
  for (let items = take(wide); items > 0 && at < to; items--) {
    const item = take(wide);
    const inside = version > 0 && (take(2) & 15) === 1;
    take(2);
    const base = take(baseSize);
    for (let count = take(2); count > 0 && at < to; count--) {
      take(indexSize);
      const start = base + take(offsetSize);
      found.push({ item, from: start, to: start + take(lengthSize), inside });
    }
  }
  return found;
}

/** Every box, those inside of containers too; undefined where one reaches beyond the file. */
function allBoxes(bytes: Bytes): Box[] | undefined {
  const all: Box[] = [];
  const waiting = boxesOf(bytes, 0, bytes.length);
  if (!waiting) return undefined;
  for (let box = waiting.shift(); box; box = waiting.shift()) {
    all.push(box);
    if (!CONTAINERS.has(box.name)) continue;
    for (const inner of boxesOf(bytes, box.from + (box.name === 'meta' ? 4 : 0), box.to) ?? []) waiting.push(inner);
  }
  return all;
}

function boxesOf(bytes: Bytes, start: number, end: number): Box[] | undefined {
  const boxes: Box[] = [];
  for (let at = start; at + 8 <= end;) {
    const size = bytes.u32(at) === 0 ? end - at : bytes.u32(at) === 1 ? bytes.u32(at + 12) : bytes.u32(at);
    if (size < 8 || at + size > end) return undefined;
    boxes.push({ name: bytes.letters(at + 4, 4), from: at + 8, to: at + size });
    at += size;
  }
  return boxes;
}
