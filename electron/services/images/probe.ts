import { ok, type Result } from '../../../shared/kit/result.ts';
import type { ImageSettings } from '../../../shared/site/config/image-settings.ts';
import { readAvif, stripAvif } from './avif.ts';
import { Bytes } from './bytes.ts';
import { readGif, stripGif } from './gif.ts';
import { refuse, type ImageFacts, type ImageRefusal } from './image-facts.ts';
import { readJpeg, stripJpeg } from './jpeg.ts';
import { readPng, stripPng } from './png.ts';
import { readSvg } from './svg.ts';
import { readWebp, stripWebp } from './webp.ts';

export const MOST_PIXELS = 100_000_000;
export const MOST_BYTES = 64 * 1024 * 1024;
export const EXTENSIONS = { jpeg: 'jpg', png: 'png', gif: 'gif', webp: 'webp', avif: 'avif', svg: 'svg' } as const;

/** An image that may be stored: what it is, and its bytes without what tells about the person. */
export interface ProbedImage {
  readonly facts: ImageFacts;
  readonly bytes: Uint8Array;
  /** Without a dot, after what the bytes are, whatever the file was called. */
  readonly extension: string;
}

/** Looks at the bytes alone; a name or a declared type is never believed. */
export function probeImage(
  bytes: Uint8Array,
  metadata: ImageSettings['metadata'] = 'remove',
): Result<ProbedImage, ImageRefusal> {
  if (bytes.length === 0) return refuse('image-empty', 'This file is empty.', 'Save the image again and insert that.');
  if (bytes.length > MOST_BYTES) {
    return refuse('image-too-large', 'This file is larger than 64 MB.', 'Make a smaller copy of it and insert that.');
  }
  const facts = readFacts(bytes);
  if (!facts.ok) return facts;
  const { type, width, height } = facts.value;
  if (type !== 'svg' && (width === null || height === null || width < 1 || height < 1)) return damaged(type);
  if ((width ?? 0) * (height ?? 0) > MOST_PIXELS && type !== 'svg') {
    return refuse(
      'image-too-many-pixels',
      `This image has ${width} × ${height} pixels, more than any page can use.`,
      'Make a smaller copy of it and insert that.',
    );
  }
  return ok({
    facts: facts.value,
    bytes: metadata === 'keep' ? bytes : withoutTraces(type, bytes),
    extension: EXTENSIONS[type],
  });
}

/** What whole bytes say of their picture, however large that is. */
export function readFacts(bytes: Uint8Array): Result<ImageFacts, ImageRefusal> {
  const view = new Bytes(bytes);
  const found = (type: string, facts: ImageFacts | undefined) => (facts ? ok(facts) : damaged(type));
  const four = view.letters(0, 4);
  if (view.u16(0) === 0xffd8 && view.u8(2) === 0xff) return found('jpeg', readJpeg(view));
  if (view.u32(0) === 0x89504e47 && view.u32(4) === 0x0d0a1a0a) return found('png', readPng(view));
  if (four === 'GIF8') return found('gif', readGif(view));
  if (four === 'RIFF' && view.letters(8, 4) === 'WEBP') return found('webp', readWebp(view));
  if (view.letters(4, 4) === 'ftyp' && /avi[fs]/.test(view.letters(8, Math.min(view.u32(0), 64) - 8))) {
    return found('avif', readAvif(view));
  }
  return (
    readSvg(bytes) ??
    refuse('image-unknown', `This is ${nameOf(view)}, not an image that pages can show.`, remedyFor(view))
  );
}

/** The kinds of Apple's photos: one picture or a series, with and without alternatives. */
const HEIC = /^ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/;

function remedyFor(view: Bytes): string {
  return HEIC.test(view.letters(4, 8))
    ? 'Save it as a JPEG and insert that: in Photos by Export, on an iPhone by Settings → Camera → Formats → Most Compatible.'
    : 'Use a JPEG, PNG, GIF, WebP, AVIF or SVG.';
}

/** What a file that is no image is, as far as its first bytes tell. */
function nameOf(view: Bytes): string {
  const four = view.letters(0, 4);
  if (four === '%PDF') return 'a PDF';
  if (four === 'PK\x03\x04') return 'a ZIP archive or an office document';
  if (HEIC.test(view.letters(4, 8))) return 'a HEIC photo';
  if (view.letters(4, 4) === 'ftyp') return 'a video';
  if (four === 'II*\0' || four === 'MM\0*') return 'a TIFF or a raw photo';
  if (four.startsWith('BM')) return 'a Windows bitmap';
  return four.startsWith('MZ') || four === '\x7fELF' ? 'a program' : 'a file of another kind';
}

function damaged(type: string) {
  return refuse(
    'image-damaged',
    `This ${type.toUpperCase()} is damaged or cut off.`,
    'Save or download the image again and insert that.',
  );
}

function withoutTraces(type: ImageFacts['type'], bytes: Uint8Array): Uint8Array {
  if (type === 'jpeg') return stripJpeg(new Bytes(bytes));
  if (type === 'png') return stripPng(new Bytes(bytes));
  if (type === 'webp') return stripWebp(new Bytes(bytes));
  if (type === 'gif') return stripGif(new Bytes(bytes));
  if (type === 'avif') return stripAvif(new Bytes(bytes));
  return bytes;
}
