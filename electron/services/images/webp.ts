import type { Bytes } from './bytes.ts';
import type { ImageFacts } from './image-facts.ts';

export function readWebp(bytes: Bytes): ImageFacts | undefined {
  switch (bytes.letters(12, 4)) {
    case 'VP8X':
      return { type: 'webp', width: bytes.u24(24) + 1, height: bytes.u24(27) + 1 };
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

/** The same image without EXIF and XMP chunks, whose flags in `VP8X` are taken back. */
export function stripWebp(bytes: Bytes): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 12;
  let dropped = false;
  while (at + 8 <= bytes.length) {
    const length = bytes.u32(at + 4, true);
    const end = Math.min(at + 8 + length + (length & 1), bytes.length);
    const name = bytes.letters(at, 4);
    if (name === 'EXIF' || name === 'XMP ') dropped = true;
    else parts.push(bytes.all.slice(at, end));
    at = end;
  }
  if (!dropped) return bytes.all;
  const extended = parts[0];
  if (extended && extended.length > 8) extended[8] = extended[8]! & ~0x0c;
  const head = Buffer.from(bytes.all.subarray(0, 12));
  head.writeUInt32LE(4 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  return Buffer.concat([head, ...parts]);
}
