import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { Drop } from '../../ruby/value.ts';

/** A key of a hash or drop; `null` for anything else. */
export function fetch(value: RubyValue | undefined, key: string): RubyValue {
  if (value instanceof Drop) return value.get(key);
  return value instanceof Map ? ((value as RubyHash).get(key) ?? null) : null;
}

/** A key of a key of a hash or drop. */
export function dig(value: RubyValue | undefined, ...keys: readonly string[]): RubyValue {
  return keys.reduce<RubyValue>((inner, key) => fetch(inner, key), value ?? null);
}

/** Not `nil`, `false` or what prints nothing. */
export function isPresent(value: RubyValue): boolean {
  return value !== null && value !== false && toText(value) !== '';
}

/** Ruby's `||` over values: the first that is neither `nil` nor `false`. */
export function firstOf(...values: readonly RubyValue[]): RubyValue {
  return values.find(value => value !== null && value !== false) ?? null;
}
