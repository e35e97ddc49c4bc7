import type { RubyValue } from '../../ruby/value.ts';
import type { Context } from './context.ts';

/** A filter: least and most number of arguments after the input, and what it does. May throw `LiquidFault`. */
export interface Filter {
  readonly least: number;
  readonly most: number;
  /** An argument that was left out is `undefined`; named arguments come last, as a hash. */
  readonly apply: (input: RubyValue, args: readonly RubyValue[], context: Context) => RubyValue;
}

/** Filters by name. A plugin's own are added to a copy. */
export type FilterRegistry = ReadonlyMap<string, Filter>;

export function filter(least: number, most: number, apply: Filter['apply']): Filter {
  return { least, most, apply };
}
