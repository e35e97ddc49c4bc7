import { crc32 } from 'node:zlib';
import type { Bytes } from './bytes.ts';
import { readOrientation, tiffWithOrientation, turned } from './exif.ts';
import type { ImageFacts } from './image-facts.ts';

/** Chunks that tell about the person or the program and not about the picture. */
const TELLTALE = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

interface Chunk {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Undefined when the file is damaged or cut off. */
export function readPng(bytes: Bytes): ImageFacts | undefined {
  const chunks = chunksOf(bytes);
  if (!chunks || bytes.letters(12, 4) !== 'IHDR' || !chunks.some(({ name }) => name === 'IDAT')) return undefined;
  const moving = chunks.some(({ name }) => name === 'acTL');
  const size = turned({ width: bytes.u32(16), height: bytes.u32(20) }, orientationOf(bytes, chunks));
  return { type: 'png', ...size, ...(moving ? { moving } : {}) };
}

/** Size and orientation from the file's beginning alone; undefined where the picture's data do not begin in it. */
export function readPngHead(bytes: Bytes): Pick<ImageFacts, 'width' | 'height'> | undefined {
  let orientation = 1;
  for (let at = 8; at + 8 <= bytes.length;) {
    const end = at + 12 + bytes.u32(at);
    const name = bytes.letters(at + 4, 4);
    if (name === 'IDAT') return turned({ width: bytes.u32(16), height: bytes.u32(20) }, orientation);
    if (name === 'eXIf' && end <= bytes.length) orientation = readOrientation(bytes, at + 8, end - 4);
    at = end;
  }
  return undefined;
}

/** The same image without EXIF (its orientation is kept), texts, time and what follows its end; the rest byte for byte. */
export function stripPng(bytes: Bytes): Uint8Array {
  const chunks = chunksOf(bytes);
  if (!chunks) return bytes.all;
  const orientation = orientationOf(bytes, chunks);
  const parts = chunks
    .filter(({ name }) => !TELLTALE.has(name))
    .map(({ start, end }) => bytes.all.subarray(start, end));
  // Behind IHDR, which is the first.
  if (orientation > 1) parts.splice(1, 0, chunk('eXIf', tiffWithOrientation(orientation)));
  return Buffer.concat([bytes.all.subarray(0, 8), ...parts]);
}

function orientationOf(bytes: Bytes, chunks: readonly Chunk[]): number {
  const exif = chunks.find(({ name }) => name === 'eXIf');
  return exif ? readOrientation(bytes, exif.start + 8, exif.end - 4) : 1;
}

function chunk(name: string, inside: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), inside]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(inside.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** The chunks up to the last one; undefined where that is missing. */
function chunksOf(bytes: Bytes): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.u32(at);
    const name = bytes.letters(at + 4, 4);
    if (end > bytes.length) return undefined;
    chunks.push({ name, start: at, end });
    if (name === 'IEND') return chunks;
    at = end;
  }
  return undefined;
}
