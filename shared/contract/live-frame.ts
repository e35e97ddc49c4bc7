import { anyNumber, anyText, objectOf, such, type DecodeError, type Decoder } from '../kit/decode.ts';
import { err, type Result } from '../kit/result.ts';

/** What the window tells a frame in which a page runs its own scripts: where to scroll to, in pixels. */
export interface ToLiveFrame {
  readonly kind: 'scroll';
  readonly top: number;
}

const decoders = {
  scrolled: objectOf({ kind: anyText, top: such(anyNumber, top => top >= 0 && top < 1e9, 'pixels') }),
  /** A link was followed; an absolute address. */
  followed: objectOf({ kind: anyText, url: such(anyText, url => url.length <= 8192, 'an address') }),
} as const;

type Kinds = typeof decoders;
type MessageOf<K extends keyof Kinds> =
  Kinds[K] extends Decoder<infer T> ? Omit<T, 'kind'> & { readonly kind: K } : never;

/** What such a frame says; the page's own scripts may say it too. */
export type FromLiveFrame = { [K in keyof Kinds]: MessageOf<K> }[keyof Kinds];

export function decodeFromLiveFrame(value: unknown): Result<FromLiveFrame, DecodeError> {
  const kind = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)['kind'] : undefined;
  if (typeof kind !== 'string' || !Object.hasOwn(decoders, kind))
    return err({ at: '$.kind', expected: 'a kind of message' });
  return decoders[kind as keyof Kinds](value) as Result<FromLiveFrame, DecodeError>;
}
