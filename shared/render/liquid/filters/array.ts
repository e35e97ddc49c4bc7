import { hashKey } from '../../../ruby/equality.ts';
import { sorted } from '../../../ruby/sort.ts';
import { foldAscii } from '../../../ruby/string.ts';
import { compareText } from '../../../ruby/compare.ts';
import { joinText, toText } from '../../../ruby/text.ts';
import type { RubyValue } from '../../../ruby/value.ts';
import { RubyRange } from '../../../ruby/value.ts';
import { firstOf, sizeOf } from '../access.ts';
import { isEmpty, isTruthy } from '../condition.ts';
import type { Context } from '../context.ts';
import { argumentFault } from '../fault.ts';
import type { Filter } from '../filter.ts';
import { filter } from '../filter.ts';
import { hasIndex, index, IndexFault, inputItems } from './input.ts';

/** `item[property]`; what Ruby cannot look up is an argument fault. */
function property(item: RubyValue, name: RubyValue): RubyValue {
  try {
    return index(item, name);
  } catch (error) {
    if (error instanceof IndexFault) throw argumentFault(`cannot select the property '${toText(name)}'`);
    throw error;
  }
}

function join(input: RubyValue, glue: RubyValue | undefined, context: Context): string {
  const items = inputItems(input, context);
  const separator = glue === undefined ? ' ' : toText(glue);
  context.budget.text(items.length * separator.length);
  return joinText(items, separator);
}

function map(input: RubyValue, name: RubyValue, context: Context): RubyValue {
  const items = inputItems(input, context);
  if (name === 'to_liquid') return items;
  return items.map(item => (hasIndex(item) ? property(item, name) : null));
}

function sortNatural(input: RubyValue, name: RubyValue | undefined, context: Context): RubyValue {
  const items = inputItems(input, context);
  if (items.length === 0) return [];
  if (name === undefined || name === null) return sortBy(items, item => item);
  return items.every(hasIndex) ? sortBy(items, item => property(item, name)) : null;
}

/** Without regard to ASCII case, nil last; two nil count as out of order, as in Liquid. One item is never asked for its key. */
function sortBy(items: readonly RubyValue[], key: (item: RubyValue) => RubyValue): RubyValue[] {
  if (items.length === 1) return [...items];
  const keyed = items.map(item => {
    const value = key(item);
    return { item, text: value === null ? undefined : foldAscii(toText(value)) };
  });
  const ordered = sorted(keyed, (a, b) => {
    if (a.text !== undefined && b.text !== undefined) return compareText(a.text, b.text);
    return a.text === undefined ? 1 : -1;
  });
  return ordered.map(({ item }) => item);
}

function uniq(input: RubyValue, name: RubyValue | undefined, context: Context): RubyValue {
  if (inputItems(input, context).length === 1) return inputItems(input, context);
  const seen = new Set<string>();
  return select(input, name, context, value => {
    const key = hashKey(value);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The elements whose property (or which themselves) are wanted; nil when an element has no properties at all. */
function select(
  input: RubyValue,
  name: RubyValue | undefined,
  context: Context,
  wanted: (value: RubyValue) => boolean,
): RubyValue {
  const items = inputItems(input, context);
  if (name === undefined || name === null) return items.filter(wanted);
  const chosen: RubyValue[] = [];
  for (const item of items) {
    if (!hasIndex(item)) return null;
    if (wanted(property(item, name))) chosen.push(item);
  }
  return chosen;
}

function concat(input: RubyValue, other: RubyValue, context: Context): RubyValue {
  if (!Array.isArray(other)) throw argumentFault('concat filter requires an array argument');
  const items = inputItems(input, context);
  context.budget.array(items.length + other.length);
  return [...items, ...(other as readonly RubyValue[])];
}

function defaultTo(input: RubyValue, args: readonly RubyValue[]): RubyValue {
  const options = args[1];
  const allowFalse = options instanceof Map && isTruthy(options.get('allow_false') ?? null);
  const missing = allowFalse ? input === null : !isTruthy(input);
  return missing || isEmpty(input) ? (args[0] === undefined ? '' : args[0]) : input;
}

const one = (args: readonly RubyValue[]): RubyValue => args[0] ?? null;

/** Liquid's filters of arrays. Jekyll replaces `sort` and `where` by its own. */
export const arrayFilters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['size', filter(0, 0, input => sizeOf(input) ?? 0)],
  ['first', filter(0, 0, input => firstOf(input) ?? null)],
  ['last', filter(0, 0, lastOf)],
  ['join', filter(0, 1, (input, [glue], context) => join(input, glue, context))],
  ['map', filter(1, 1, (input, args, context) => map(input, one(args), context))],
  ['reverse', filter(0, 0, (input, _args, context) => [...inputItems(input, context)].reverse())],
  ['sort_natural', filter(0, 1, (input, [name], context) => sortNatural(input, name, context))],
  ['uniq', filter(0, 1, (input, [name], context) => uniq(input, name, context))],
  ['compact', filter(0, 1, (input, [name], context) => select(input, name, context, value => value !== null))],
  ['concat', filter(1, 1, (input, args, context) => concat(input, one(args), context))],
  ['default', filter(0, 2, defaultTo)],
]);

function lastOf(input: RubyValue): RubyValue {
  if (Array.isArray(input)) return (input as readonly RubyValue[]).at(-1) ?? null;
  return input instanceof RubyRange ? input.last : null;
}
