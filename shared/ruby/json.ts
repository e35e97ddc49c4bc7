import { floatToText } from './float.ts';
import { scalarText } from './scalar-text.ts';
import type { RubyValue } from './value.ts';
import { Drop, RubyFloat } from './value.ts';

/** A value that Ruby's JSON refuses; `message` is Ruby's. */
export class JsonFault extends Error {}

/** JSON::State#max_nesting. */
const DEEPEST = 100;

/**
 * Ruby's `to_json`: keys as text, times and dates as the text that they print, NaN and the infinities refused,
 * more than 100 levels refused (`JsonFault`). `spend` is called once a value so that a caller can bound the work.
 */
export function toJson(value: RubyValue, spend?: (length: number) => void): string {
  return write(value, 0, { spend, pretty: false });
}

/** JSON.pretty_generate of json 2.6, which Ruby 3.1 has: two spaces an indentation, empty arrays and objects over several lines. */
export function prettyJson(value: RubyValue): string {
  return write(value, 0, { spend: undefined, pretty: true });
}

interface Style {
  readonly spend: ((length: number) => void) | undefined;
  readonly pretty: boolean;
}

function write(value: RubyValue, depth: number, style: Style): string {
  if (typeof value === 'string') return text(value, style);
  if (value === null) return 'null';
  if (typeof value !== 'object') return String(value);
  if (value instanceof RubyFloat) {
    if (Number.isFinite(value.value)) return floatToText(value.value);
    throw new JsonFault(`${floatToText(value.value)} not allowed in JSON`);
  }
  if (Array.isArray(value)) return list(value as readonly RubyValue[], depth, style);
  if (value instanceof Drop) return object(value.forJson(depth), depth, style);
  if (value instanceof Map) return object(value as ReadonlyMap<RubyValue, RubyValue>, depth, style);
  return text(scalarText(value) ?? '', style);
}

function list(values: readonly RubyValue[], depth: number, style: Style): string {
  deeper(depth);
  const [open, between, close] = layout(depth, style);
  if (values.length === 0) return style.pretty ? `[\n${close}]` : '[]';
  return `[${open}${values.map(item => write(item, depth + 1, style)).join(between)}${close}]`;
}

function object(pairs: ReadonlyMap<RubyValue, RubyValue>, depth: number, style: Style): string {
  deeper(depth);
  const [open, between, close] = layout(depth, style);
  if (pairs.size === 0) return `{${close}}`;
  const written: string[] = [];
  for (const [key, item] of pairs) {
    written.push(`${text(scalarText(key) ?? '', style)}:${style.pretty ? ' ' : ''}${write(item, depth + 1, style)}`);
  }
  return `{${open}${written.join(between)}${close}}`;
}

function layout(depth: number, style: Style): readonly [string, string, string] {
  if (!style.pretty) return ['', ',', ''];
  const inner = `\n${'  '.repeat(depth + 1)}`;
  return [inner, `,${inner}`, `\n${'  '.repeat(depth)}`];
}

function deeper(depth: number): void {
  if (depth >= DEEPEST) throw new JsonFault(`nesting of ${depth + 1} is too deep`);
}

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
};

function text(value: string, style: Style): string {
  style.spend?.(value.length);
  const body = value.replace(
    /["\\\u0000-\u001f]/g,
    char => SHORT[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${body}"`;
}
