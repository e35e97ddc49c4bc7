import type { SitePath } from '../site/site-file.ts';
import { mayHoldMarks } from '../text/critic/critic-markup.ts';
import { countMarks, type MarkCounts } from './facts.ts';
import { indexedText } from './indexed-text.ts';
import { SearchIndex, type SearchSnapshot } from './search-index.ts';
import { decodeSnapshot, encodeSnapshot } from './search-snapshot.ts';

/** Posts whose texts are to be indexed, with what the index keeps of each besides its words. */
export interface TextsToIndex {
  readonly paths: readonly SitePath[];
  readonly titles: readonly string[];
  readonly stamps: readonly number[];
}

/** What became of them: those that are no text or gone are missing. */
export interface IndexBatch {
  readonly snapshot: SearchSnapshot;
  readonly marked: readonly (MarkCounts & { readonly path: SitePath })[];
}

/** Indexes texts one after the other; whoever runs it may pause after each. */
export function* indexBatch(
  { paths, titles, stamps }: TextsToIndex,
  textOf: (path: SitePath) => string | null,
): Generator<void, IndexBatch> {
  const index = new SearchIndex();
  const marked: (MarkCounts & { readonly path: SitePath })[] = [];
  for (const [at, path] of paths.entries()) {
    const text = textOf(path);
    if (text !== null) {
      index.add({ path, title: titles[at] ?? '', text: indexedText(text), stamp: stamps[at] ?? 0 });
      if (mayHoldMarks(text)) marked.push({ path, ...countMarks(text) });
    }
    yield;
  }
  return { snapshot: index.snapshot(), marked };
}

interface Encoder {
  encode(text: string): Uint8Array;
}
interface Decoder {
  decode(bytes: Uint8Array): string;
}
declare const TextEncoder: new () => Encoder;
declare const TextDecoder: new () => Decoder;

/** The marks as JSON behind its length, then the index. */
export function encodeBatch({ snapshot, marked }: IndexBatch): Uint8Array {
  const head = new TextEncoder().encode(JSON.stringify(marked));
  const index = encodeSnapshot(snapshot);
  const bytes = new Uint8Array(4 + head.length + index.length);
  new DataView(bytes.buffer).setUint32(0, head.length);
  bytes.set(head, 4);
  bytes.set(index, 4 + head.length);
  return bytes;
}

/** Undefined for bytes that are no such batch. */
export function decodeBatch(bytes: Uint8Array): IndexBatch | undefined {
  try {
    const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    const snapshot = decodeSnapshot(bytes.subarray(end));
    const marked = JSON.parse(new TextDecoder().decode(bytes.subarray(4, end))) as IndexBatch['marked'];
    return snapshot && { snapshot, marked };
  } catch {
    return undefined;
  }
}
