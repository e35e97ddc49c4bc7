import { anyNumber, anyText, byKind, objectOf, such, type Decoder, type OfKind } from '../kit/decode.ts';

/** What the window tells a frame in which a page runs its own scripts. */
export type ToLiveFrame =
  /** Where to scroll to, in pixels. */
  | { readonly kind: 'scroll'; readonly top: number }
  /** Asks whether it still answers. */
  | { readonly kind: 'ping' };

const decoders = {
  /** Answers `ping`. */
  alive: objectOf({ kind: anyText }),
  scrolled: objectOf({ kind: anyText, top: such(anyNumber, top => top >= 0 && top < 1e9, 'pixels') }),
  /** A link was followed; an absolute address. */
  followed: objectOf({ kind: anyText, url: such(anyText, url => url.length <= 8192, 'an address') }),
} as const;

/** What such a frame says; the page's own scripts may say it too. */
export type FromLiveFrame = OfKind<typeof decoders>;

export const decodeFromLiveFrame: Decoder<FromLiveFrame> = byKind(decoders);
