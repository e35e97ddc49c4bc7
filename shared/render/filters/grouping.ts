import { className } from '../../ruby/compare.ts';
import { hashKey } from '../../ruby/equality.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyValue } from '../../ruby/value.ts';
import type { Context } from '../liquid/context.ts';
import { LiquidFault, rubyFault } from '../liquid/fault.ts';
import type { Filter } from '../liquid/filter.ts';
import { filter } from '../liquid/filter.ts';
import type { Reader } from '../liquid/tag.ts';
import { Variable } from '../liquid/variable.ts';
import { enumerable, itemProperty } from './property.ts';

/** Groups in the order of their first element: `{name, items, size}` each. */
function grouped(items: readonly RubyValue[], name: (item: RubyValue) => RubyValue): RubyValue {
  const groups = new Map<string, { readonly name: RubyValue; readonly items: RubyValue[] }>();
  for (const item of items) {
    const value = name(item);
    const key = hashKey(value);
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { name: value, items: [item] });
  }
  return Array.from(
    groups.values(),
    group =>
      new Map<RubyValue, RubyValue>([
        ['name', group.name],
        ['items', group.items],
        ['size', group.items.length],
      ]),
  );
}

function groupBy(input: RubyValue, args: readonly RubyValue[], context: Context): RubyValue {
  const items = enumerable(input, context, true);
  return items ? grouped(items, item => toText(itemProperty(item, args[0] ?? null))) : input;
}

function groupByExpression(input: RubyValue, args: readonly RubyValue[], context: Context): RubyValue {
  const items = enumerable(input, context, true);
  if (!items) return input;
  const [name = null, markup = null] = args;
  if (typeof markup !== 'string') throw rubyFault(`no implicit conversion of ${className(markup)} into String`);
  const expression = new Variable(markup, { line: 0, withFallback });
  let groups: RubyValue = [];
  context.stack(() => {
    groups = grouped(items, item => {
      context.set(toText(name), item);
      return expression.evaluate(context);
    });
  });
  return groups;
}

/** What the strict parser refuses the lax one reads; no warning reaches anyone. */
function withFallback<T>(markup: string, _line: number, _shown: string, strict: Reader<T>, lax: Reader<T>): T {
  try {
    return strict(markup);
  } catch (error) {
    if (error instanceof LiquidFault) return lax(markup);
    throw error;
  }
}

/** Jekyll's `group_by` and `group_by_exp`. */
export const groupingFilters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['group_by', filter(1, 1, groupBy)],
  ['group_by_exp', filter(2, 2, groupByExpression)],
]);
