import { fetch } from '../../ruby/equality.ts';
import { length } from '../../ruby/string.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { Drop, RubyRange, RubySymbol } from '../../ruby/value.ts';

/**
 * One step of a lookup: a hash's key, an array's index, a drop's key; where there is none and `command` is set, `size`, `first` or
 * `last` of the object. `undefined` when the object has nothing of that name.
 */
export function access(object: RubyValue, key: RubyValue, command: boolean, strict: boolean): RubyValue | undefined {
  const found = member(object, key, strict);
  const value = found === undefined && command ? askSize(object, key) : found;
  return value instanceof RubySymbol ? value.name : value;
}

function member(object: RubyValue, key: RubyValue, strict: boolean): RubyValue | undefined {
  if (object === null || typeof object !== 'object') return undefined;
  if (object instanceof Map) {
    const found = fetch(object as RubyHash, key);
    return found === undefined && typeof key === 'number' && !strict ? null : found;
  }
  if (Array.isArray(object)) {
    if (typeof key !== 'number') return typeof key === 'bigint' ? null : undefined;
    return (object as readonly RubyValue[]).at(key) ?? null;
  }
  if (object instanceof Drop) {
    const name = toText(key);
    return strict && !object.has(name) ? undefined : object.get(name);
  }
  return undefined;
}

function askSize(object: RubyValue, command: RubyValue): RubyValue | undefined {
  if (command === 'size') return sizeOf(object);
  if (command === 'first') return firstOf(object);
  if (Array.isArray(object)) return (object as readonly RubyValue[]).at(-1) ?? null;
  return object instanceof RubyRange ? object.last : undefined;
}

/** Ruby's `size`; `undefined` where there is none. An Integer's is its bytes. */
export function sizeOf(value: RubyValue): number | undefined {
  if (typeof value === 'string') return length(value);
  if (typeof value === 'number') return 8;
  if (typeof value === 'bigint')
    return Math.max(8, Math.ceil((value < 0n ? -value : value).toString(2).length / 64) * 8);
  if (Array.isArray(value)) return value.length;
  if (value instanceof Map) return value.size;
  return value instanceof RubyRange ? Math.max(0, value.last - value.first + 1) : undefined;
}

/** Ruby's `first`: of a hash or drop the first pair; `undefined` where there is none. */
export function firstOf(value: RubyValue): RubyValue | undefined {
  if (Array.isArray(value)) return (value as readonly RubyValue[])[0] ?? null;
  if (value instanceof Map) {
    for (const [key, item] of value as RubyHash) return [key, item];
    return null;
  }
  if (value instanceof RubyRange) return value.first;
  const key = value instanceof Drop ? value.keys()[0] : undefined;
  return value instanceof Drop && key !== undefined ? [key, value.get(key)] : undefined;
}
