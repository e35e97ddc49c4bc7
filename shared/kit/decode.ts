import { err, ok, type Result } from './result.ts';

/** Why a foreign value was refused: where in it (`$.post.path`), and what was expected there. */
export interface DecodeError {
  readonly at: string;
  readonly expected: string;
}

/** Turns a value of unknown shape into `T`, or says where it is not one. Unknown keys of objects are dropped. */
export type Decoder<T> = (value: unknown, at?: string) => Result<T, DecodeError>;

/** What a decoder decodes to. */
export type Decoded<D> = D extends Decoder<infer T> ? T : never;

const refuse = (at: string, expected: string): Result<never, DecodeError> => err({ at, expected });

export const anyText: Decoder<string> = (value, at = '$') =>
  typeof value === 'string' ? ok(value) : refuse(at, 'a string');

export const anyBoolean: Decoder<boolean> = (value, at = '$') =>
  typeof value === 'boolean' ? ok(value) : refuse(at, 'true or false');

export const anyNumber: Decoder<number> = (value, at = '$') =>
  typeof value === 'number' && Number.isFinite(value) ? ok(value) : refuse(at, 'a finite number');

/** A count, an offset or an index: a safe integer that is not negative. */
export const anyCount: Decoder<number> = (value, at = '$') =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? ok(value as number) : refuse(at, 'a whole number from 0');

export const anyBytes: Decoder<Uint8Array> = (value, at = '$') =>
  value instanceof Uint8Array ? ok(value) : refuse(at, 'bytes');

export const nothing: Decoder<undefined> = (value, at = '$') =>
  value === undefined || value === null ? ok(undefined) : refuse(at, 'nothing');

export function oneOf<const T extends string>(...allowed: readonly T[]): Decoder<T> {
  return (value, at = '$') =>
    allowed.includes(value as T) ? ok(value as T) : refuse(at, `one of ${allowed.join(', ')}`);
}

export function arrayOf<T>(item: Decoder<T>): Decoder<readonly T[]> {
  return (value, at = '$') => {
    if (!Array.isArray(value)) return refuse(at, 'a list');
    const items: T[] = [];
    for (let i = 0; i < value.length; i++) {
      const one = item(value[i], `${at}[${i}]`);
      if (!one.ok) return one;
      items.push(one.value);
    }
    return ok(items);
  };
}

/** Marks a key of `objectOf` that may be absent; `undefined` counts as absent. */
export interface OptionalKey<T> {
  readonly optional: Decoder<T>;
}

export function optional<T>(decoder: Decoder<T>): OptionalKey<T> {
  return { optional: decoder };
}

type Shape = Readonly<Record<string, Decoder<unknown> | OptionalKey<unknown>>>;
type ValueOf<K> = K extends OptionalKey<infer T> ? T : K extends Decoder<infer T> ? T : never;
type OptionalNames<S extends Shape> = { [K in keyof S]: S[K] extends OptionalKey<unknown> ? K : never }[keyof S];
type ObjectOf<S extends Shape> = {
  readonly [K in Exclude<keyof S, OptionalNames<S>>]: ValueOf<S[K]>;
} & { readonly [K in OptionalNames<S>]?: ValueOf<S[K]> };

export function objectOf<const S extends Shape>(
  shape: S,
): Decoder<{ readonly [K in keyof ObjectOf<S>]: ObjectOf<S>[K] }> {
  const keys = Object.keys(shape);
  return (value, at = '$') => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(at, 'an object');
    const decoded: Record<string, unknown> = {};
    for (const key of keys) {
      const field = shape[key]!;
      const given = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
      if (typeof field !== 'function' && given === undefined) continue;
      const one = (typeof field === 'function' ? field : field.optional)(given, `${at}.${key}`);
      if (!one.ok) return one;
      decoded[key] = one.value;
    }
    return ok(decoded as ObjectOf<S>);
  };
}

export function nullable<T>(decoder: Decoder<T>): Decoder<T | null> {
  return (value, at = '$') => (value === null ? ok(null) : decoder(value, at));
}

/** Narrows what another decoder accepts: a brand, a pattern, a limit of length. */
export function such<T, U extends T = T>(
  decoder: Decoder<T>,
  holds: (value: T) => boolean,
  expected: string,
): Decoder<U> {
  return (value, at = '$') => {
    const one = decoder(value, at);
    if (!one.ok) return one;
    return holds(one.value) ? ok(one.value as U) : refuse(at, expected);
  };
}

/** The values of some decoders, told apart by the name that each has there. */
export type OfKind<M> = {
  [K in keyof M]: M[K] extends Decoder<infer T> ? Omit<T, 'kind'> & { readonly kind: K } : never;
}[keyof M];

/** A value whose `kind` names the decoder that it must pass. */
export function byKind<M extends Readonly<Record<string, Decoder<unknown>>>>(kinds: M): Decoder<OfKind<M>> {
  return (value, at = '$') => {
    const kind = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)['kind'] : undefined;
    if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind)) {
      return err({ at: `${at}.kind`, expected: 'a kind of message' });
    }
    return kinds[kind]!(value, at) as Result<OfKind<M>, DecodeError>;
  };
}
