import { inspect } from './inspect.ts';
import { scalarText } from './scalar-text.ts';
import type { RubyValue } from './value.ts';

/** Ruby's `to_s`: `""` for nil, a hash and an array as `inspect` writes them, a time as `2020-01-01 10:00:00 +0100`. */
export function toText(value: RubyValue): string {
  return typeof value === 'string' ? value : (scalarText(value) ?? inspect(value));
}

/** Array#join without a separator is how Liquid prints an array: nested arrays are joined too. */
export function joinText(values: readonly RubyValue[], separator: string): string {
  let text = '';
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? null;
    if (i > 0) text += separator;
    text += Array.isArray(value) ? joinText(value as readonly RubyValue[], separator) : toText(value);
  }
  return text;
}
