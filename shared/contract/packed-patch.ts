import type { PagePatch } from './page-patch.ts';

/**
 * A patch on its way from the render worker to the frame. Its texts are bytes in one piece, handed over and not copied: the
 * window, which writes what the person types, passes megabytes on without reading them.
 */
export interface PackedPatch extends Omit<PagePatch, 'before' | 'after' | 'insert'> {
  /** Which of the layout's parts it holds; they stand in front of the blocks. */
  readonly layout: readonly ('before' | 'after')[];
  /** Its texts joined, in UTF-8. */
  readonly texts: Uint8Array<ArrayBuffer>;
  /** Where each text ends, in UTF-16 units. */
  readonly ends: Int32Array<ArrayBuffer>;
}

export function packPatch({ before, after, insert, ...rest }: PagePatch): PackedPatch {
  const layout = [
    ...(before === undefined ? [] : ['before' as const]),
    ...(after === undefined ? [] : ['after' as const]),
  ];
  const texts = [...(before === undefined ? [] : [before]), ...(after === undefined ? [] : [after]), ...insert];
  const ends = new Int32Array(texts.length);
  let end = 0;
  for (const [index, text] of texts.entries()) ends[index] = end += text.length;
  return { ...rest, layout, texts: new TextEncoder().encode(texts.join('')), ends };
}

/** A half of a sign, which no file can hold, comes out as the sign for what cannot be shown. */
export function unpackPatch({ layout, texts, ends, ...rest }: PackedPatch): PagePatch {
  const joined = new TextDecoder('utf-8', { ignoreBOM: true }).decode(texts);
  const parts: string[] = [];
  let from = 0;
  for (const end of ends) {
    parts.push(joined.slice(from, end));
    from = end;
  }
  const insert = parts.splice(layout.length);
  return { ...rest, ...Object.fromEntries(layout.map((name, index) => [name, parts[index]])), insert };
}

/** What changes hands with a packed patch. */
export function buffersOf({ texts, ends, lines }: PackedPatch): ArrayBuffer[] {
  return [texts.buffer, ends.buffer, lines.buffer];
}
