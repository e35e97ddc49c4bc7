import { className } from '../../ruby/compare.ts';
import { integerOfFloat } from '../../ruby/integer.ts';
import { JsonFault, toJson } from '../../ruby/json.ts';
import { textToInteger } from '../../ruby/number.ts';
import { toText } from '../../ruby/text.ts';
import { RubyTime } from '../../ruby/time/time.ts';
import type { RubyValue } from '../../ruby/value.ts';
import { RubyFloat } from '../../ruby/value.ts';
import type { Context } from '../liquid/context.ts';
import { toLiquid } from '../liquid/context.ts';
import { LiquidFault, rubyFault } from '../liquid/fault.ts';
import type { Filter } from '../liquid/filter.ts';
import { filter } from '../liquid/filter.ts';

function style(syntax: 'sass' | 'scss'): Filter {
  return filter(0, 0, (input, _args, { host }) => {
    const result = host.compileStyle(toText(input), syntax);
    if ('css' in result) return result.css;
    throw new LiquidFault('failure', result.error, 'Correct the style sheet.');
  });
}

function json(input: RubyValue, context: Context): string {
  let length = 0;
  try {
    return toJson(toLiquid(input), size => {
      length += size;
      context.budget.step(1);
      context.budget.text(length);
    });
  } catch (error) {
    if (error instanceof JsonFault) throw rubyFault(error.message);
    throw error;
  }
}

/** Ruby's `to_i`, true and false being 1 and 0. */
function toInteger(input: RubyValue): RubyValue {
  if (typeof input === 'boolean') return input ? 1 : 0;
  if (input === null) return 0;
  if (typeof input === 'number' || typeof input === 'bigint') return input;
  if (typeof input === 'string') return textToInteger(input);
  if (input instanceof RubyFloat && Number.isFinite(input.value)) return integerOfFloat(input.value);
  if (input instanceof RubyTime) return Math.floor(input.epoch / 1000);
  throw rubyFault(`undefined method \`to_i' for ${className(input)}`);
}

/** Jekyll's filters that turn one language into another. */
export const convertFilters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['markdownify', filter(0, 0, (input, _args, { host }) => host.markdownify(toText(input)))],
  ['smartify', filter(0, 0, (input, _args, { host }) => host.smartify(toText(input)))],
  ['sassify', style('sass')],
  ['scssify', style('scss')],
  ['jsonify', filter(0, 0, (input, _args, context) => json(input, context))],
  ['to_integer', filter(0, 0, toInteger)],
]);
