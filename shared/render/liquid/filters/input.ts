import { civilTime, dayOfYear, weekdayOfDays } from '../../../ruby/time/calendar.ts';
import { RubyTime } from '../../../ruby/time/time.ts';
import type { RubyHash, RubyValue } from '../../../ruby/value.ts';
import { Drop, RubyFloat, RubyRange } from '../../../ruby/value.ts';
import { length, substring } from '../../../ruby/string.ts';
import { className } from '../../../ruby/compare.ts';
import { fetch } from '../../../ruby/equality.ts';
import { toText } from '../../../ruby/text.ts';
import type { Context } from '../context.ts';
import { toLiquid } from '../context.ts';
import { rubyFault } from '../fault.ts';

/** Liquid's InputIterator: what array filters walk over. Arrays are flattened, a hash is one element, nil is none. */
export function inputItems(input: RubyValue, context: Context): readonly RubyValue[] {
  const items = toItems(input, context);
  context.budget.step(items.length);
  return items.some(item => toLiquid(item) !== item) ? items.map(toLiquid) : items;
}

function toItems(input: RubyValue, context: Context): readonly RubyValue[] {
  if (Array.isArray(input)) {
    const items = input as readonly RubyValue[];
    return items.some(item => Array.isArray(item)) ? flatten(items, context) : items;
  }
  if (input === null) return [];
  if (input instanceof RubyRange) return rangeItems(input, context);
  if (input instanceof RubyTime) return timeParts(input);
  if (input instanceof Drop && input.keys().length > 0) return input.keys();
  return [input];
}

/** Time#to_a, which Kernel#Array asks for: second, minute, hour, day, month, year, weekday, day of the year, daylight time, zone. */
function timeParts(time: RubyTime): RubyValue[] {
  const { second, minute, hour, day, month, year, days } = civilTime(time.epoch, time.offset);
  const calendar = [weekdayOfDays(days), dayOfYear({ year, month, day })];
  const daylight = /^(?!.*ST$).+[DS]T$|^BST$|EST$/.test(time.zone) && !/^E?ST$/.test(time.zone);
  return [second, minute, hour, day, month, year, ...calendar, daylight, time.zone === '' ? null : time.zone];
}

function flatten(items: readonly RubyValue[], context: Context): RubyValue[] {
  const flat: RubyValue[] = [];
  const walk = (list: readonly RubyValue[], depth: number): void => {
    for (const item of list) {
      if (Array.isArray(item) && depth < 200) walk(item as readonly RubyValue[], depth + 1);
      else flat.push(item);
    }
    context.budget.array(flat.length);
  };
  walk(items, 0);
  return flat;
}

export function rangeItems(range: RubyRange, context: Context): number[] {
  const size = Math.max(0, range.last - range.first + 1);
  context.budget.array(size);
  return Array.from({ length: size }, (_, i) => range.first + i);
}

/** Whether Ruby's value answers to `[]`. */
export function hasIndex(value: RubyValue): boolean {
  return (
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    Array.isArray(value) ||
    value instanceof Map ||
    value instanceof Drop
  );
}

/** A property that Ruby refuses to look up: `TypeError`. */
export class IndexFault extends Error {}

/** Ruby's `value[key]`. Throws `IndexFault` where Ruby raises a TypeError, a fault where there is no `[]` at all. */
export function index(value: RubyValue, key: RubyValue): RubyValue {
  if (value instanceof Map) return fetch(value as RubyHash, key) ?? null;
  if (value instanceof Drop) return value.get(toText(key));
  if (!hasIndex(value)) throw rubyFault(`undefined method \`[]' for ${describe(value)}`);
  if (typeof value === 'string' && typeof key === 'string') return value.includes(key) ? key : null;
  if (typeof value === 'string' && key instanceof RubyRange) return indexText(value, key);
  const at = key instanceof RubyFloat ? Math.trunc(key.value) : key;
  if (typeof at !== 'number' || Number.isNaN(at)) {
    throw new IndexFault(`no implicit conversion of ${className(key)} into Integer`);
  }
  if (typeof value === 'string') return character(value, at);
  if (Array.isArray(value)) return (value as readonly RubyValue[]).at(at) ?? null;
  return at < 0 || at > MOST_BITS ? 0 : Number((BigInt(value as number | bigint) >> BigInt(at)) & 1n);
}

/** Bits of an integer beyond this are all alike. */
const MOST_BITS = 4096;

function character(text: string, at: number): RubyValue {
  const size = length(text);
  return at >= size || at < -size ? null : (substring(text, at, 1) ?? null);
}

function indexText(text: string, range: RubyRange): RubyValue {
  const size = length(text);
  const [from, to] = [
    range.first < 0 ? size + range.first : range.first,
    range.last < 0 ? size + range.last : range.last,
  ];
  return substring(text, from, Math.max(0, to - from + 1)) ?? null;
}

/** How Ruby's NoMethodError names its receiver. */
export function describe(value: RubyValue): string {
  return value === null
    ? 'nil:NilClass'
    : typeof value === 'boolean'
      ? `${value}:${className(value)}`
      : `${toText(value)}:${className(value)}`;
}
