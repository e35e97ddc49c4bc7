import type { Bytes } from './bytes.ts';
import { readOrientation, tiffWithOrientation, turned } from './exif.ts';
import type { ImageFacts } from './image-facts.ts';

const MOVING = 0x02;
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

interface Chunk {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Undefined when the file is damaged or cut off. */
export function readWebp(bytes: Bytes): ImageFacts | undefined {
  // Some programs leave out the last byte of filling.
  if (8 + bytes.u32(4, true) > bytes.length + 1) return undefined;
  switch (bytes.letters(12, 4)) {
    case 'VP8X': {
      const moving = (bytes.u8(20) & MOVING) !== 0;
      const size = { width: bytes.u24(24) + 1, height: bytes.u24(27) + 1 };
      return { type: 'webp', ...turned(size, orientationOf(bytes, chunksOf(bytes))), ...(moving ? { moving } : {}) };
    }
    case 'VP8L': {
      const bits = bytes.u32(21, true);
      return { type: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { type: 'webp', width: bytes.u16(26, true) & 0x3fff, height: bytes.u16(28, true) & 0x3fff };
    default:
      return undefined;
  }
}

/** The same image without EXIF (its orientation is kept), XMP and what follows its end; the rest byte for byte. */
export function stripWebp(bytes: Bytes): Uint8Array {
  const chunks = chunksOf(bytes);
  const kept = chunks.filter(({ name }) => name !== 'EXIF' && name !== 'XMP ');
  const last = chunks.at(-1)?.end ?? bytes.length;
  if (kept.length === chunks.length && last >= bytes.length) return bytes.all;
  const parts: Uint8Array[] = kept.map(({ start, end }) => bytes.all.slice(start, end));
  const orientation = orientationOf(bytes, chunks);
  const [extended] = parts;
  if (extended && kept[0]?.name === 'VP8X') {
    extended[8] = (extended[8]! & ~(HAS_EXIF | HAS_XMP)) | (orientation > 1 ? HAS_EXIF : 0);
    if (orientation > 1) {
      const tiff = tiffWithOrientation(orientation);
      const head = Buffer.from('EXIF\0\0\0\0', 'latin1');
      head.writeUInt32LE(tiff.length, 4);
      parts.push(head, tiff);
    }
  }
  const head = Buffer.from(bytes.all.subarray(0, 12));
  head.writeUInt32LE(4 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  return Buffer.concat([head, ...parts]);
}

function orientationOf(bytes: Bytes, chunks: readonly Chunk[]): number {
  const exif = chunks.find(({ name }) => name === 'EXIF');
  if (!exif) return 1;
  // Some programs write JPEG's own mark in front.
  const tiff = exif.start + 8 + (bytes.letters(exif.start + 8, 4) === 'Exif' ? 6 : 0);
  return readOrientation(bytes, tiff, exif.end);
}

function chunksOf(bytes: Bytes): Chunk[] {
  const chunks: Chunk[] = [];
  const last = Math.min(8 + bytes.u32(4, true), bytes.length);
  for (let at = 12; at + 8 <= last;) {
    const length = bytes.u32(at + 4, true);
    const end = Math.min(at + 8 + length + (length & 1), last);
    chunks.push({ name: bytes.letters(at, 4), start: at, end });
    at = end;
  }
  return chunks;
}
