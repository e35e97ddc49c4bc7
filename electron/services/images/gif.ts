import type { Bytes } from './bytes.ts';
import type { ImageFacts } from './image-facts.ts';

export function readGif(bytes: Bytes): ImageFacts {
  return { type: 'gif', width: bytes.u16(6, true), height: bytes.u16(8, true) };
}
