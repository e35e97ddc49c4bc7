import { className } from '../../ruby/compare.ts';
import { joinText, toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { toCount } from '../liquid/convert.ts';
import { LiquidFault, rubyFault } from '../liquid/fault.ts';
import type { Filter } from '../liquid/filter.ts';
import { filter } from '../liquid/filter.ts';

/** A filter of arrays that gives anything else back as it is. */
function onArray(
  least: number,
  apply: (list: readonly RubyValue[], argument: RubyValue | undefined) => readonly RubyValue[],
): Filter {
  return filter(least, 1, (input, [argument]) =>
    Array.isArray(input) ? apply(input as readonly RubyValue[], argument) : input,
  );
}

/** How many to take; Ruby refuses a negative number. */
function count(argument: RubyValue | undefined): number {
  const number = argument === undefined ? 1 : toCount(argument);
  if (number < 0) throw new LiquidFault('argument', 'negative array size');
  return number;
}

function sentence(input: RubyValue, connector: string): string {
  if (typeof input === 'string' && input.length < 3) {
    return input.length < 2 ? input : `${input.charAt(0)} ${connector} ${input.charAt(1)}`;
  }
  if (input instanceof Map && input.size < 3) return sentence(hashHead(input), connector);
  if (!Array.isArray(input)) throw rubyFault(`undefined method \`length' for ${className(input)}`);
  const list = input as readonly RubyValue[];
  const [first = null, second = null] = list;
  if (list.length === 0) return '';
  if (list.length === 1) return toText(first);
  if (list.length === 2) return `${toText(first)} ${connector} ${toText(second)}`;
  return `${joinText(list.slice(0, -1), ', ')}, ${connector} ${toText(list.at(-1) ?? null)}`;
}

/** A hash stands for what it has under 0 and 1, Ruby asking for its `[0]` and `[1]`. */
function hashHead(hash: RubyHash): RubyValue {
  return Array.from({ length: hash.size }, (_, i) => hash.get(i) ?? null);
}

/** A random choice would make every preview another page: the first elements stand for it. */
function sample(input: RubyValue, argument: RubyValue | undefined): RubyValue {
  if (!Array.isArray(input)) return input;
  const list = input as readonly RubyValue[];
  const number = typeof argument === 'number' ? argument : 1;
  return number === 1 ? (list[0] ?? null) : list.slice(0, Math.max(0, number));
}

/** Jekyll's filters that add and take elements. */
export const listFilters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['push', onArray(1, (list, item) => [...list, item ?? null])],
  ['unshift', onArray(1, (list, item) => [item ?? null, ...list])],
  ['pop', onArray(0, (list, number) => list.slice(0, Math.max(0, list.length - count(number))))],
  ['shift', onArray(0, (list, number) => list.slice(count(number)))],
  ['sample', filter(0, 1, (input, [number]) => sample(input, number))],
  [
    'array_to_sentence_string',
    filter(0, 1, (input, [connector]) => sentence(input, connector === undefined ? 'and' : toText(connector))),
  ],
]);
