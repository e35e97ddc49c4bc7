import { textToFloat, textToInteger } from '../../ruby/number.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { Drop, RubyFloat, RubyRange } from '../../ruby/value.ts';
import { hasIndex, index, IndexFault, rangeItems } from '../liquid/filters/input.ts';
import type { Context } from '../liquid/context.ts';
import { rubyFault } from '../liquid/fault.ts';

/**
 * The elements that Ruby's `select`, `find` and `group_by` walk over; `undefined` for what does not answer to them, which Jekyll's
 * filters give back as it is. `pairs` walks a hash by pairs, else by its values.
 */
export function enumerable(input: RubyValue, context: Context, pairs = false): readonly RubyValue[] | undefined {
  const items = walk(input, context, pairs);
  if (items) context.budget.step(items.length);
  return items;
}

function walk(input: RubyValue, context: Context, pairs: boolean): readonly RubyValue[] | undefined {
  if (Array.isArray(input)) return input as readonly RubyValue[];
  if (input instanceof Map)
    return pairs ? [...(input as RubyHash)].map(pair => [...pair]) : [...(input as RubyHash).values()];
  if (input instanceof RubyRange) return rangeItems(input, context);
  if (input instanceof Drop && input.keys().length > 0) return input.keys().map(key => [key, input.get(key)]);
  return undefined;
}

/** Jekyll's `item_property`: an element's property by a name that may be a path (`author.name`); texts that look like numbers are numbers. */
export function itemProperty(item: RubyValue, name: RubyValue): RubyValue {
  try {
    return numberLike(read(item, toText(name)));
  } catch (error) {
    if (error instanceof IndexFault) throw rubyFault(error.message);
    throw error;
  }
}

function read(item: RubyValue, name: string): RubyValue {
  if (!name.includes('.')) return index(item, name);
  let value = item;
  for (const key of name.replace(/\.+$/, '').split('.')) value = hasIndex(value) ? index(value, key) : false;
  return value;
}

function numberLike(value: RubyValue): RubyValue {
  if (typeof value !== 'string' || !mayBeNumber(value.charCodeAt(0))) return value;
  if (/^\s*-?\d+\s*$/.test(value)) return textToInteger(value);
  return /^\s*-?(?:\d+\.?\d*|\.\d+)\s*$/.test(value) ? new RubyFloat(textToFloat(value)) : value;
}

/** Whether a number can begin with a character: white space, `-`, `.` or a digit. */
function mayBeNumber(code: number): boolean {
  return code <= 32 || code === 45 || code === 46 || (code >= 48 && code <= 57);
}

/** The properties of all elements of a list, kept during one rendering: pages ask a list for one property again and again. */
export function itemProperties(items: readonly RubyValue[], name: RubyValue, context: Context): readonly RubyValue[] {
  if (typeof name !== 'string') return items.map(item => itemProperty(item, name));
  let lists = context.registers.get(PROPERTIES) as PropertyLists | undefined;
  if (!lists) context.registers.set(PROPERTIES, (lists = new WeakMap()));
  let byName = lists.get(items);
  if (!byName) lists.set(items, (byName = new Map()));
  let found = byName.get(name);
  if (!found) byName.set(name, (found = items.map(item => itemProperty(item, name))));
  return found;
}

type PropertyLists = WeakMap<readonly RubyValue[], Map<string, readonly RubyValue[]>>;
const PROPERTIES = 'properties of lists';
