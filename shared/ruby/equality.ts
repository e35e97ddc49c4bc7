import { RubyDate, RubyTime } from './time/time.ts';
import type { RubyHash, RubyValue } from './value.ts';
import { RubyFloat, RubyRange, RubySymbol } from './value.ts';

/** Ruby's `==`: numbers by value across Integer and Float, arrays and hashes by content, times by instant, drops by identity. */
export function equal(a: RubyValue, b: RubyValue): boolean {
  if (a === b) return true;
  if (typeof a === 'number' || typeof a === 'bigint') return b instanceof RubyFloat && Number(a) === b.value;
  if (a === null || b === null || typeof a !== 'object') return false;
  if (a instanceof RubyFloat)
    return b instanceof RubyFloat ? a.value === b.value : isInteger(b) && a.value === Number(b);
  if (typeof b !== 'object') return false;
  if (Array.isArray(a)) return Array.isArray(b) && equalLists(a as readonly RubyValue[], b as readonly RubyValue[]);
  if (a instanceof Map) return b instanceof Map && equalHashes(a as RubyHash, b as RubyHash);
  if (a instanceof RubyTime) return b instanceof RubyTime && a.epoch === b.epoch;
  return sameScalar(a, b);
}

function isInteger(value: RubyValue): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function sameScalar(a: RubyValue, b: RubyValue): boolean {
  if (a instanceof RubyDate) {
    return b instanceof RubyDate && a.year === b.year && a.month === b.month && a.day === b.day;
  }
  if (a instanceof RubySymbol) return b instanceof RubySymbol && a.name === b.name;
  return a instanceof RubyRange && b instanceof RubyRange && a.first === b.first && a.last === b.last;
}

function equalLists(a: readonly RubyValue[], b: readonly RubyValue[]): boolean {
  return a.length === b.length && a.every((item, i) => equal(item, b[i] ?? null));
}

function equalHashes(a: RubyHash, b: RubyHash): boolean {
  if (a.size !== b.size) return false;
  for (const [key, item] of a) {
    const other = fetch(b, key);
    if (other === undefined || !equal(item, other)) return false;
  }
  return true;
}

/** Hash#[] by Ruby's `eql?` (1 and 1.0 are different keys); `undefined` when the key is not there. */
export function fetch(hash: RubyHash, key: RubyValue): RubyValue | undefined {
  const found = hash.get(key);
  if (found !== undefined || key === null || typeof key !== 'object') return found;
  const wanted = hashKey(key);
  for (const [other, item] of hash) {
    if (typeof other === 'object' && other !== null && hashKey(other) === wanted) return item;
  }
  return undefined;
}

const drops = new WeakMap<object, number>();
let dropCount = 0;

/** Equal for values that are `eql?` in Ruby: what `uniq`, `group_by` and hashes tell apart. */
export function hashKey(value: RubyValue): string {
  if (typeof value === 'string') return `s${value}`;
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object') return `i${value}`;
  if (value instanceof RubyFloat) return `f${value.value}`;
  if (value instanceof RubyTime) return `t${value.epoch}`;
  if (value instanceof RubyDate) return `d${value.year}-${value.month}-${value.day}`;
  if (value instanceof RubySymbol) return `y${value.name}`;
  if (value instanceof RubyRange) return `r${value.first}..${value.last}`;
  if (Array.isArray(value)) return `[${(value as readonly RubyValue[]).map(item => sized(hashKey(item))).join()}]`;
  if (value instanceof Map) {
    const pairs = [...(value as RubyHash)].map(([key, item]) => sized(hashKey(key)) + sized(hashKey(item)));
    return `{${pairs.sort().join()}}`;
  }
  let number = drops.get(value);
  if (number === undefined) drops.set(value, (number = ++dropCount));
  return `o${number}`;
}

function sized(key: string): string {
  return `${key.length}:${key}`;
}
