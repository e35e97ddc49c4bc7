import type { Bytes } from './bytes.ts';
import { readOrientation, tiffWithOrientation, turned } from './exif.ts';
import type { ImageFacts } from './image-facts.ts';

/** A marker segment of a JPEG (ITU T.81, B.1): the bytes from its marker up to `end`. */
interface Segment {
  readonly marker: number;
  readonly start: number;
  readonly end: number;
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const EXIF = 'Exif\0\0';

/** The segments up to the picture's own data, which is the last one and goes to its end mark; undefined when damaged. */
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
      const end = endOfPicture(bytes, at);
      if (end === undefined) return undefined;
      segments.push({ marker, start: at, end });
      return segments;
    }
    const end = at + 2 + bytes.u16(at + 2);
    if (end < at + 4 || end > bytes.length) return undefined;
    segments.push({ marker, start: at, end });
    at = end;
  }
  return undefined;
}

/**
 * Where the picture that begins with this scan ends, its end mark included; undefined when it is cut off. What lies behind
 * is no part of it: cameras put films and further pictures there, each with a place and a time of its own.
 */
function endOfPicture(bytes: Bytes, scan: number): number | undefined {
  const all = Buffer.from(bytes.all.buffer, bytes.all.byteOffset, bytes.all.byteLength);
  for (let at = scan; at + 1 < bytes.length;) {
    const marker = bytes.u8(at + 1);
    if (marker === END_OF_IMAGE) return at + 2;
    // Inside the compressed data: a byte of its own, a restart, or filling.
    const inData = marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd7);
    const next = all.indexOf(0xff, inData ? at + 2 : marker === 0xff ? at + 1 : at + 2 + bytes.u16(at + 2));
    if (next < 0) return undefined;
    at = next;
  }
  return undefined;
}

/** Size and orientation; undefined when the file is damaged or cut off. */
export function readJpeg(bytes: Bytes): ImageFacts | undefined {
  const segments = segmentsOf(bytes);
  const frame = segments?.find(({ marker }) => isFrame(marker));
  if (!segments || !frame) return undefined;
  const size = { width: bytes.u16(frame.start + 7), height: bytes.u16(frame.start + 5) };
  return { type: 'jpeg', ...turned(size, orientationOf(bytes, segments)) };
}

/** Size and orientation from the file's beginning alone; undefined where that does not reach to them. */
export function readJpegHead(bytes: Bytes): Pick<ImageFacts, 'width' | 'height'> | undefined {
  let orientation = 1;
  for (let at = 2; at + 9 <= bytes.length && bytes.u8(at) === 0xff;) {
    const marker = bytes.u8(at + 1);
    if (marker === START_OF_SCAN) return undefined;
    if (isFrame(marker)) return turned({ width: bytes.u16(at + 7), height: bytes.u16(at + 5) }, orientation);
    const end = at + 2 + bytes.u16(at + 2);
    if (marker === 0xe1 && bytes.letters(at + 4, 6) === EXIF) {
      if (end > bytes.length) return undefined;
      orientation = readOrientation(bytes, at + 10, end);
    }
    at = marker === 0xff ? at + 1 : end;
  }
  return undefined;
}

/** Start-of-frame markers; the others of this row define tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function orientationOf(bytes: Bytes, segments: readonly Segment[]): number {
  const exif = segments.find(({ marker, start }) => marker === 0xe1 && bytes.letters(start + 4, 6) === EXIF);
  return exif ? readOrientation(bytes, exif.start + 10, exif.end) : 1;
}

/**
 * The same image without what tells about the person: EXIF (place, time, device; the orientation is kept), XMP, IPTC,
 * comments, makers' own segments and what follows the picture. The picture's data, JFIF's and Adobe's words on how to read
 * it, and its colour profile stay byte for byte.
 */
export function stripJpeg(bytes: Bytes): Uint8Array {
  const segments = segmentsOf(bytes);
  const last = segments?.at(-1);
  if (!segments || !last) return bytes.all;
  const kept = segments.filter(segment => isNeeded(bytes, segment));
  if (kept.length === segments.length && last.end === bytes.length) return bytes.all;
  const orientation = orientationOf(bytes, segments);
  const parts = kept.map(({ start, end }) => bytes.all.subarray(start, end));
  // JFIF's segment comes first where there is one.
  const place = kept[0]?.marker === 0xe0 ? 1 : 0;
  if (orientation > 1) parts.splice(place, 0, exifWithOrientation(orientation));
  return Buffer.concat([bytes.all.subarray(0, 2), ...parts]);
}

function isNeeded(bytes: Bytes, { marker, start }: Segment): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const name = bytes.letters(start + 4, 12);
  return (
    (marker === 0xe0 && name.startsWith('JFIF\0')) ||
    (marker === 0xe2 && name === 'ICC_PROFILE\0') ||
    (marker === 0xee && name.startsWith('Adobe'))
  );
}

function exifWithOrientation(orientation: number): Uint8Array {
  const inside = Buffer.concat([Buffer.from(EXIF, 'latin1'), tiffWithOrientation(orientation)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(inside.length + 2, 2);
  return Buffer.concat([head, inside]);
}
