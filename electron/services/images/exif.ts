import type { Bytes } from './bytes.ts';

const ORIENTATION = 0x0112;

/** EXIF's orientation from 1 (upright) to 8, of a TIFF header that begins at `tiff`; above 4 width and height change places. */
export function readOrientation(bytes: Bytes, tiff: number, end: number): number {
  const little = bytes.letters(tiff, 2) === 'II';
  const directory = tiff + bytes.u32(tiff + 4, little);
  const entries = Math.min(bytes.u16(directory, little), 512);
  for (let index = 0; index < entries; index++) {
    const entry = directory + 2 + 12 * index;
    if (entry + 12 > end) return 1;
    if (bytes.u16(entry, little) !== ORIENTATION) continue;
    const value = bytes.u16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** A smallest TIFF header that says an orientation and nothing else: big-endian, one directory of one entry. */
export function tiffWithOrientation(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}

/** Width and height as they are seen. */
export function turned(
  size: { readonly width: number; readonly height: number },
  orientation: number,
): { readonly width: number; readonly height: number } {
  return orientation >= 5 ? { width: size.height, height: size.width } : size;
}
