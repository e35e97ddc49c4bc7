import { err, ok, type Result } from '../kit/result.ts';

/** Why bytes are no UTF-8 text: the offset of the first byte that is wrong, and what the file probably is instead. */
export interface NotUtf8 {
  /** Bytes from the start of the file. */
  readonly at: number;
  readonly looksLike: 'UTF-16 LE' | 'UTF-16 BE' | 'Windows-1252 or Latin-1' | 'no text';
}

interface Utf8Decoder {
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => Utf8Decoder;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a file, every byte of it: a byte-order mark stays as U+FEFF, so that encoding gives the same bytes. */
export function decodeText(bytes: Uint8Array): Result<string, NotUtf8> {
  try {
    return ok(decoder.decode(bytes));
  } catch {
    return err({ at: firstBadByte(bytes), looksLike: guessEncoding(bytes) });
  }
}

/** One sentence for a person: `not UTF-8 at byte 17 (it looks like UTF-16 LE)`. */
export function describeNotUtf8(reason: NotUtf8): string {
  return `not UTF-8 at byte ${reason.at} (it looks like ${reason.looksLike})`;
}

/** The offset of the first byte that begins no well-formed sequence (Unicode, table 3-7); the length where all are fine. */
export function firstBadByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let index = 1; index < length; index++) {
    const next = bytes[at + index];
    if (next === undefined || next < (index === 1 ? low : 0x80) || next > (index === 1 ? high : 0xbf)) return 0;
  }
  return length;
}

function guessEncoding(bytes: Uint8Array): NotUtf8['looksLike'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16 LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16 BE';
  const sample = bytes.subarray(0, 4096);
  const zeros: [number, number] = [0, 0];
  let controls = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[(index & 1) as 0 | 1] += 1;
    else if (byte < 9 || (byte > 13 && byte < 32)) controls += 1;
  }
  const [even, odd] = zeros;
  if (odd > sample.length / 5 && even < odd / 8) return 'UTF-16 LE';
  if (even > sample.length / 5 && odd < even / 8) return 'UTF-16 BE';
  return even + odd > 0 || controls > sample.length / 50 ? 'no text' : 'Windows-1252 or Latin-1';
}
