import type { Bytes } from './bytes.ts';
import type { ImageFacts } from './image-facts.ts';

/** A block of a GIF (GIF89a, 7 to 27): its bytes from `start` up to `end`. */
interface Block {
  readonly kind: 'head' | 'picture' | 'extension' | 'end';
  readonly start: number;
  readonly end: number;
}

const COMMENT = 0xfe;
const APPLICATION = 0xff;

/** Undefined when the file is damaged or cut off. */
export function readGif(bytes: Bytes): ImageFacts | undefined {
  const blocks = blocksOf(bytes);
  if (!blocks) return undefined;
  const moving = blocks.filter(({ kind }) => kind === 'picture').length > 1;
  return { type: 'gif', width: bytes.u16(6, true), height: bytes.u16(8, true), ...(moving ? { moving } : {}) };
}

/** The same image without comments, XMP and what follows its end; all pictures stay byte for byte. */
export function stripGif(bytes: Bytes): Uint8Array {
  const blocks = blocksOf(bytes);
  if (!blocks) return bytes.all;
  const kept = blocks.filter(({ kind, start }) => kind !== 'extension' || !isTelltale(bytes, start));
  return Buffer.concat(kept.map(({ start, end }) => bytes.all.subarray(start, end)));
}

function isTelltale(bytes: Bytes, start: number): boolean {
  const label = bytes.u8(start + 1);
  return label === COMMENT || (label === APPLICATION && bytes.letters(start + 3, 8) === 'XMP Data');
}

function blocksOf(bytes: Bytes): Block[] | undefined {
  let at = 13 + tableSize(bytes.u8(10));
  const blocks: Block[] = [{ kind: 'head', start: 0, end: at }];
  while (at < bytes.length) {
    const start = at;
    const sign = bytes.u8(at);
    if (sign === 0x3b) return [...blocks, { kind: 'end', start, end: at + 1 }];
    if (sign === 0x21) at = afterParts(bytes, at + 2);
    else if (sign === 0x2c) at = afterParts(bytes, at + 11 + tableSize(bytes.u8(at + 9)));
    else return undefined;
    blocks.push({ kind: sign === 0x21 ? 'extension' : 'picture', start, end: at });
  }
  return undefined;
}

/** Bytes of the colour table that these flags announce. */
function tableSize(flags: number): number {
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0;
}

/** Behind a row of parts, each with its length in front, that ends with an empty one. */
function afterParts(bytes: Bytes, from: number): number {
  let at = from;
  while (at < bytes.length && bytes.u8(at) !== 0) at += 1 + bytes.u8(at);
  return at + 1;
}
