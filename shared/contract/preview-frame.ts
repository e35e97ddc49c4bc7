import {
  anyCount,
  anyNumber,
  anyText,
  byKind,
  nullable,
  objectOf,
  such,
  type Decoder,
  type OfKind,
} from '../kit/decode.ts';
import type { SitePath } from '../site/site-file.ts';
import type { PackedPatch } from './packed-patch.ts';
import type { ImageSize } from './preview-calls.ts';

/** What the renderer tells the preview frame. */
export type ToFrame =
  | {
      readonly kind: 'page';
      readonly revision: number;
      /** Names the page; pages of one name keep their scroll position. */
      readonly name: string;
      readonly patch: PackedPatch;
      /** Of pictures of the patch, by their path in an address (encoded), with width and height in pixels. */
      readonly sizes: ReadonlyMap<string, ImageSize>;
    }
  /** Puts this source line (fractional) at the top edge. */
  | { readonly kind: 'scroll'; readonly line: number }
  /** Files of the site changed; what the page uses of them is loaded again. */
  | { readonly kind: 'refresh'; readonly paths: readonly SitePath[] }
  /** Asks whether it still answers. */
  | { readonly kind: 'ping' };

const shortText = such(anyText, text => text.length <= 8192, 'a text of at most 8192 units');
const anyLine = such(anyNumber, line => line >= 0 && line < 1e9, 'a line');

const decoders = {
  /** The patching script runs and has taken the port. */
  ready: objectOf({ kind: anyText }),
  /** Answers `ping`. */
  alive: objectOf({ kind: anyText }),
  shown: objectOf({ kind: anyText, revision: anyCount, serial: anyCount }),
  /** A patch did not fit what the frame holds: it needs the whole page. */
  lost: objectOf({ kind: anyText }),
  /** The person scrolled the page: this source line is at the top edge. */
  scrolled: objectOf({ kind: anyText, line: anyLine }),
  /** The person clicked into the text; `near` is what stands around the click, `offset` the place in it. */
  clicked: objectOf({ kind: anyText, line: anyLine, lines: anyCount, near: shortText, offset: anyCount }),
  /** A link of the page was clicked; an absolute address. */
  followed: objectOf({ kind: anyText, url: shortText }),
  /** A link that the pointer or the keyboard is on. */
  pointed: objectOf({ kind: anyText, url: nullable(shortText) }),
} as const;

/** What the preview frame tells the renderer: foreign input, as the page's own code might get at the port. */
export type FromFrame = OfKind<typeof decoders>;

export const decodeFromFrame: Decoder<FromFrame> = byKind(decoders);
