import type { SitePath } from '../site/site-file.ts';
import type { SearchSnapshot } from './search-index.ts';
import type { Segment } from './search-segment.ts';

interface Encoder {
  encode(text: string): Uint8Array;
}
interface Decoder {
  decode(bytes: Uint8Array): string;
}
declare const TextEncoder: new () => Encoder;
declare const TextDecoder: new (label: string, options: { fatal: boolean }) => Decoder;

/** Counts up when the form of the file or the way words are cut changes; a file of another form is not read. */
const FORM = 'galley search index 2\n';

/** An index as the bytes of a file: parts with their lengths before them. */
export function encodeSnapshot(snapshot: SearchSnapshot): Uint8Array {
  const encoder = new TextEncoder();
  const { segments, ...documents } = snapshot;
  const parts: Uint8Array[] = [encoder.encode(JSON.stringify(documents))];
  for (const segment of segments) {
    parts.push(
      encoder.encode(segment.terms),
      bytesOf(Uint32Array.of(segment.first, segment.end)),
      bytesOf(segment.termOffsets),
      bytesOf(segment.postingOffsets),
      segment.postings,
    );
  }
  const start = FORM.length + 4;
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, start));
  bytes.set(encoder.encode(FORM));
  let at = start;
  for (const part of parts) {
    bytes.set(bytesOf(Uint32Array.of(part.length)), at);
    bytes.set(part, at + 4);
    at += 4 + part.length;
  }
  bytes.set(bytesOf(Uint32Array.of(checksum(bytes.subarray(start)))), FORM.length);
  return bytes;
}

/** The index from a file's bytes; undefined for bytes that are no such file or are cut short or damaged: it is built anew then. */
export function decodeSnapshot(bytes: Uint8Array): SearchSnapshot | undefined {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const start = FORM.length + 4;
    if (bytes.length < start || decoder.decode(bytes.subarray(0, FORM.length)) !== FORM) return undefined;
    const body = bytes.subarray(start);
    if (numbersOf(bytes.subarray(FORM.length, start))[0] !== checksum(body)) return undefined;
    const [head, ...rest] = partsOf(body);
    if (!head || rest.length % 5 !== 0) return undefined;
    const segments: Segment[] = [];
    for (let at = 0; at < rest.length; at += 5) {
      const [first = 0, end = 0] = numbersOf(rest[at + 1]!);
      segments.push({
        terms: decoder.decode(rest[at]!),
        termOffsets: numbersOf(rest[at + 2]!),
        postingOffsets: numbersOf(rest[at + 3]!),
        postings: rest[at + 4]!.slice(),
        first,
        end,
      });
    }
    const documents = JSON.parse(decoder.decode(head)) as Omit<SearchSnapshot, 'segments'>;
    return isWhole(documents, segments) ? { ...documents, segments } : undefined;
  } catch {
    return undefined;
  }
}

function isWhole({ paths, stamps, lengths }: Omit<SearchSnapshot, 'segments'>, segments: readonly Segment[]): boolean {
  const lists = [paths, stamps, lengths] as readonly unknown[];
  if (!lists.every(list => Array.isArray(list) && list.length === paths.length)) return false;
  if (!paths.every((path: SitePath | null) => path === null || typeof path === 'string')) return false;
  if (![...stamps, ...lengths].every(Number.isFinite)) return false;
  let end = 0;
  for (const segment of segments) {
    const { termOffsets, postingOffsets, terms, postings } = segment;
    if (segment.first !== end || segment.end < end || termOffsets.length !== postingOffsets.length) return false;
    if (termOffsets.at(-1) !== terms.length || postingOffsets.at(-1) !== postings.length) return false;
    end = segment.end;
  }
  return end === paths.length;
}

function partsOf(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = numbersOf(bytes.subarray(at, at + 4))[0];
    if (length === undefined || at + 4 + length > bytes.length) return [];
    parts.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return parts;
}

/** FNV-1a over words of four bytes, which a damaged disk does not pass. */
function checksum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5 ^ bytes.length;
  const words = bytes.length & ~3;
  for (let at = 0; at < words; at += 4) {
    sum ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    sum = Math.imul(sum, 0x01000193);
    sum ^= sum >>> 15;
  }
  for (let at = words; at < bytes.length; at++) sum = Math.imul(sum ^ bytes[at]!, 0x01000193);
  return sum >>> 0;
}

/** Little-endian, as every machine is that the program runs on. */
function bytesOf(numbers: Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function numbersOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.slice().buffer, 0, bytes.length >> 2);
}
