import { className, compare, describe } from '../../ruby/compare.ts';
import { sorted } from '../../ruby/sort.ts';
import { joinText, toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { RubyRange } from '../../ruby/value.ts';
import type { Condition } from '../liquid/condition.ts';
import { isTruthy, parseStrictCondition } from '../liquid/condition.ts';
import type { Context } from '../liquid/context.ts';
import { parseExpression } from '../liquid/expression.ts';
import { argumentFault, rubyFault } from '../liquid/fault.ts';
import type { Filter } from '../liquid/filter.ts';
import { filter } from '../liquid/filter.ts';
import { MethodLiteral } from '../liquid/method-literal.ts';
import { rangeItems } from '../liquid/filters/input.ts';
import { enumerable, itemProperties, itemProperty } from './property.ts';

const arg = (args: readonly RubyValue[], i: number): RubyValue => args[i] ?? null;

/** Whether a property is the wanted value: by text; of a list any element; `nil` only what is not there. */
function matching(target: RubyValue, context: Context): (property: RubyValue) => boolean {
  if (target === null) return property => property === null;
  if (target instanceof MethodLiteral)
    return property => property === '' || joinText(toArray(property, context), '') === '';
  const wanted = toText(target);
  return property =>
    typeof property === 'string'
      ? property === wanted
      : property !== null && toArray(property, context).some(item => toText(item) === wanted);
}

/** Kernel#Array. */
function toArray(value: RubyValue, context: Context): readonly RubyValue[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value as readonly RubyValue[];
  if (value instanceof RubyRange) return rangeItems(value, context);
  return value instanceof Map ? [...(value as RubyHash)].map(pair => [...pair]) : [value];
}

/** Without a property to look at, and for a list as the value, `where` and `find` give their input back. */
function candidates(input: RubyValue, args: readonly RubyValue[], context: Context): readonly RubyValue[] | undefined {
  const [property, value] = [arg(args, 0), arg(args, 1)];
  if (!isTruthy(property) || Array.isArray(value) || value instanceof Map) return undefined;
  return enumerable(input, context);
}

function where(input: RubyValue, args: readonly RubyValue[], context: Context): RubyValue {
  const items = candidates(input, args, context);
  if (!items) return input;
  const properties = itemProperties(items, arg(args, 0), context);
  const matches = matching(arg(args, 1), context);
  return items.filter((_, i) => matches(properties[i] ?? null));
}

function find(input: RubyValue, args: readonly RubyValue[], context: Context): RubyValue {
  const items = candidates(input, args, context);
  if (!items) return input;
  const matches = matching(arg(args, 1), context);
  return items.find(item => matches(itemProperty(item, arg(args, 0)))) ?? null;
}

/** Jekyll's conditions read `blank` and `empty` as values that equal nothing. */
function parseCondition(markup: RubyValue): Condition {
  if (typeof markup !== 'string') throw rubyFault(`no implicit conversion of ${className(markup)} into String`);
  return parseStrictCondition(markup, parseExpression);
}

/** The elements for which the condition holds, up to `most`. */
function holding(
  items: readonly RubyValue[],
  args: readonly RubyValue[],
  context: Context,
  most: number,
): readonly RubyValue[] {
  const condition = parseCondition(arg(args, 1));
  const name = toText(arg(args, 0));
  const chosen: RubyValue[] = [];
  context.stack(() => {
    for (const item of items) {
      context.set(name, item);
      context.budget.step(1);
      if (condition.evaluate(context)) chosen.push(item);
      if (chosen.length >= most) break;
    }
  });
  return chosen;
}

function whereExpression(input: RubyValue, args: readonly RubyValue[], context: Context): RubyValue {
  const items = enumerable(input, context);
  return items ? holding(items, args, context, Infinity) : input;
}

function findExpression(input: RubyValue, args: readonly RubyValue[], context: Context): RubyValue {
  const items = enumerable(input, context);
  return items ? (holding(items, args, context, 1)[0] ?? null) : input;
}

/** Jekyll's `sort`: by the elements, or by a property with nil first or last. */
function sort(input: RubyValue, args: readonly RubyValue[], context: Context): RubyValue {
  if (input === null) throw argumentFault('Cannot sort a null object.');
  const property = arg(args, 0);
  const items = enumerable(input, context, true);
  if (property === null) {
    if (!items) throw rubyFault(`undefined method \`sort' for ${className(input)}`);
    return sorted(items, strictly);
  }
  const nils = args[1] === undefined ? 'first' : args[1];
  if (nils !== 'first' && nils !== 'last') {
    const message = `'${toText(nils)}' is not a valid nils order. It must be 'first' or 'last'.`;
    throw argumentFault(`Invalid nils order: ${message}`);
  }
  if (!items) throw rubyFault(`undefined method \`map' for ${className(input)}`);
  const order = nils === 'first' ? -1 : 1;
  const keyed = items.map(item => ({ item, key: itemProperty(item, property) }));
  const ordered = sorted(keyed, (a, b) => {
    if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? order : -order;
    return compare(a.key, b.key) ?? compare(toText(a.key), toText(b.key)) ?? 0;
  });
  return ordered.map(({ item }) => item);
}

function strictly(a: RubyValue, b: RubyValue): number {
  const order = compare(a, b);
  if (order === undefined) throw argumentFault(`comparison of ${className(a)} with ${describe(b)} failed`);
  return order;
}

/** Jekyll's filters that choose and order elements. */
export const selectFilters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['where', filter(2, 2, where)],
  ['where_exp', filter(2, 2, whereExpression)],
  ['find', filter(2, 2, find)],
  ['find_exp', filter(2, 2, findExpression)],
  ['sort', filter(0, 2, sort)],
]);
