import type { ImageSize } from '../../../shared/contract/preview-calls.ts';
import { readBeginning, readRegularFile } from '../disk/regular-file.ts';
import { Bytes } from './bytes.ts';
import { readJpegHead } from './jpeg.ts';
import { readPngHead } from './png.ts';
import { readFacts } from './probe.ts';

/** Bytes; of nearly every picture they say its size. */
const HEAD = 128 * 1024;
/** Bytes; larger files whose beginning does not say the size are not read for it. */
const LARGEST = 16 * 1024 * 1024;

/**
 * The size at which a picture is shown where nothing else says one, in pixels and upright, read from as little of the file
 * as says it; null for what is no picture and for drawings, whose size depends on the page.
 */
export async function readImageSize(path: string): Promise<ImageSize | null> {
  const head = await readBeginning(path, HEAD).catch(() => undefined);
  if (!head) return null;
  const short = head.length < HEAD;
  const found = sizeInHead(new Bytes(head)) ?? sizeInWhole(short ? head : await whole(path));
  return found && found.width !== null && found.height !== null && found.width > 0 && found.height > 0
    ? { width: found.width, height: found.height }
    : null;
}

type FoundSize = { readonly width: number | null; readonly height: number | null } | undefined;

function sizeInHead(bytes: Bytes): FoundSize {
  if (bytes.u16(0) === 0xffd8) return readJpegHead(bytes);
  if (bytes.u32(0) === 0x89504e47) return readPngHead(bytes);
  if (bytes.letters(0, 4) === 'GIF8') return { width: bytes.u16(6, true), height: bytes.u16(8, true) };
  return undefined;
}

function sizeInWhole(bytes: Uint8Array | undefined): FoundSize {
  const facts = bytes && readFacts(bytes);
  return facts?.ok && facts.value.type !== 'svg' ? facts.value : undefined;
}

function whole(path: string): Promise<Uint8Array | undefined> {
  return readRegularFile(path, LARGEST).catch(() => undefined);
}
