import type { RubyTime, RubyDate } from './time/time.ts';

/**
 * Ruby's values as YAML gives them and Liquid sees them. JavaScript's own types lose what Ruby's output shows:
 * the difference of `1` and `1.0`, the order of a hash's integer-like keys, a time's own offset.
 *
 * - Integer is a JavaScript number with an integral value, or a bigint where it leaves the safe range (`2 ** 53`):
 *   ids of that size stand in front matter and must print exactly; Float is always a `RubyFloat`.
 * - Hash is a `Map` (insertion order kept, keys of any scalar kind, no prototype to pollute).
 * - Time and Date keep the offset that they were written with.
 * - A `Drop` computes its keys when asked, as Liquid::Drop does.
 */
export type RubyValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | RubyFloat
  | RubyTime
  | RubyDate
  | RubyRange
  | RubySymbol
  | readonly RubyValue[]
  | RubyHash
  | Drop;

export type RubyHash = ReadonlyMap<RubyValue, RubyValue>;

export class RubyFloat {
  constructor(readonly value: number) {}
}

export class RubySymbol {
  constructor(readonly name: string) {}
}

/** An inclusive range of integers, as Liquid's `(1..5)` makes it. */
export class RubyRange {
  constructor(
    readonly first: number,
    readonly last: number,
  ) {}
}

/** An object whose keys are computed when Liquid asks for them (Liquid::Drop). */
export abstract class Drop {
  /** The value of a key; `null` for a key that the drop does not have. */
  abstract get(key: string): RubyValue;
  /** Whether the drop answers to a key, even with `null`; asked only where `strict_variables` is on. */
  has(key: string): boolean {
    return this.keys().includes(key);
  }
  /**
   * The hash that `jsonify` writes for this drop (Jekyll's `hash_for_json`). `depth` counts the enclosing arrays and
   * objects, as JSON::State#depth does; document drops shorten `next` and `previous` from depth 2 on.
   */
  forJson(_depth: number): RubyHash {
    return new Map(this.keys().map(key => [key, this.get(key)]));
  }
  /** Keys in order, for drops that Liquid may iterate or `jsonify` may write (Jekyll's drops are such). */
  keys(): readonly string[] {
    return [];
  }
  /** Ruby's `<=>`, for drops that have an order (documents go by date, then path); `undefined` where there is none. */
  compare(other: RubyValue): number | undefined {
    return other === this ? 0 : undefined;
  }
  /** Ruby's `inspect` of the object behind the drop: arrays and hashes hold that object, and not the drop. */
  inspectObject(): string | undefined {
    return undefined;
  }
  /** What `{{ drop }}` prints; Ruby's default is the class name. */
  toText(): string {
    return this.constructor.name;
  }
}
