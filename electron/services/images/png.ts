import type { Bytes } from './bytes.ts';
import type { ImageFacts } from './image-facts.ts';

/** Chunks that tell about the person or the program and not about the picture. */
const TELLTALE = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

export function readPng(bytes: Bytes): ImageFacts | undefined {
  if (bytes.letters(12, 4) !== 'IHDR') return undefined;
  return { type: 'png', width: bytes.u32(16), height: bytes.u32(20) };
}

/** The same image without EXIF, texts and time; every other chunk stays byte for byte. */
export function stripPng(bytes: Bytes): Uint8Array {
  const parts: Uint8Array[] = [bytes.all.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.u32(at);
    if (end > bytes.length) return bytes.all;
    if (!TELLTALE.has(bytes.letters(at + 4, 4))) parts.push(bytes.all.subarray(at, end));
    at = end;
  }
  return Buffer.concat(parts);
}
