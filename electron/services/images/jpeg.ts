import type { Bytes } from './bytes.ts';
import type { ImageFacts } from './image-facts.ts';

/** A marker segment of a JPEG (ITU T.81, B.1): the bytes from its marker up to `end`. */
interface Segment {
  readonly marker: number;
  readonly start: number;
  readonly end: number;
}

const START_OF_SCAN = 0xda;
const EXIF = 'Exif\0\0';
const ORIENTATION = 0x0112;

/** The segments up to the image's own data, which is the last one and goes to the file's end; undefined when damaged. */
function segmentsOf(bytes: Bytes): Segment[] | undefined {
  const segments: Segment[] = [];
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes.u8(at) !== 0xff) return undefined;
    const marker = bytes.u8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === START_OF_SCAN) {
      segments.push({ marker, start: at, end: bytes.length });
      return segments;
    }
    const end = at + 2 + bytes.u16(at + 2);
    if (end < at + 4 || end > bytes.length) return undefined;
    segments.push({ marker, start: at, end });
    at = end;
  }
  return undefined;
}

/** Size and orientation; undefined when the headers are damaged. */
export function readJpeg(bytes: Bytes): ImageFacts | undefined {
  const segments = segmentsOf(bytes);
  const frame = segments?.find(({ marker }) => isFrame(marker));
  if (!segments || !frame) return undefined;
  const height = bytes.u16(frame.start + 5);
  const width = bytes.u16(frame.start + 7);
  const turned = orientationOf(bytes, segments) >= 5;
  return { type: 'jpeg', width: turned ? height : width, height: turned ? width : height };
}

/** Start-of-frame markers; the others of this row define tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** EXIF's orientation from 1 (upright) to 8; above 4 width and height change places. */
function orientationOf(bytes: Bytes, segments: readonly Segment[]): number {
  const exif = segments.find(({ marker, start }) => marker === 0xe1 && bytes.letters(start + 4, 6) === EXIF);
  if (!exif) return 1;
  const tiff = exif.start + 10;
  const little = bytes.letters(tiff, 2) === 'II';
  const directory = tiff + bytes.u32(tiff + 4, little);
  const entries = Math.min(bytes.u16(directory, little), 512);
  for (let index = 0; index < entries; index++) {
    const entry = directory + 2 + 12 * index;
    if (entry + 12 > exif.end) return 1;
    if (bytes.u16(entry, little) === ORIENTATION) return bytes.u16(entry + 8, little);
  }
  return 1;
}

/**
 * The same image without what tells about the person: EXIF (place, time, device; the orientation is kept), XMP, IPTC
 * and comments. The picture's own data and its colour profile stay byte for byte.
 */
export function stripJpeg(bytes: Bytes): Uint8Array {
  const segments = segmentsOf(bytes);
  if (!segments) return bytes.all;
  const kept = segments.filter(({ marker }) => ![0xe1, 0xed, 0xfe].includes(marker));
  if (kept.length === segments.length) return bytes.all;
  const orientation = orientationOf(bytes, segments);
  const parts = kept.map(({ start, end }) => bytes.all.subarray(start, end));
  // JFIF's segment comes first where there is one.
  const place = kept[0]?.marker === 0xe0 ? 1 : 0;
  if (orientation > 1 && orientation <= 8) parts.splice(place, 0, exifWithOrientation(orientation));
  return Buffer.concat([bytes.all.subarray(0, 2), ...parts]);
}

/** A smallest EXIF segment: big-endian TIFF with one directory of one entry. */
function exifWithOrientation(orientation: number): Uint8Array {
  const segment = Buffer.alloc(36);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(34, 2);
  segment.write(EXIF, 4, 'latin1');
  segment.write('MM\0*', 10, 'latin1');
  segment.writeUInt32BE(8, 14);
  segment.writeUInt16BE(1, 18);
  segment.writeUInt16BE(ORIENTATION, 20);
  segment.writeUInt16BE(3, 22);
  segment.writeUInt32BE(1, 24);
  segment.writeUInt16BE(orientation, 28);
  return segment;
}
