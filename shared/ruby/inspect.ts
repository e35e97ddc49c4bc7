import { daysFromCivil } from './time/calendar.ts';
import { floatToText } from './float.ts';
import { prettyJson } from './json.ts';
import { strftime } from './time/strftime.ts';
import { RubyDate, RubyTime } from './time/time.ts';
import type { RubyValue } from './value.ts';
import { Drop, RubyFloat, RubyRange, RubySymbol } from './value.ts';

/** Deeper than this a value is cut short: nothing that a person writes is, and the stack is bounded. */
const DEEPEST = 200;

/** Ruby's `inspect` (3.1): `{"a"=>[1, nil, "x"]}`. A drop writes the JSON of its keys, as Jekyll's drops do. */
export function inspect(value: RubyValue, depth = 0): string {
  if (typeof value === 'string') return inspectText(value);
  if (value === null) return 'nil';
  if (typeof value !== 'object') return String(value);
  const object = depth > 0 ? objectText(value) : undefined;
  if (object !== undefined) return object;
  if (value instanceof RubyFloat) return floatToText(value.value);
  if (value instanceof RubyTime) return inspectTime(value);
  if (value instanceof RubyDate) return inspectDate(value);
  if (value instanceof RubySymbol) return inspectSymbol(value.name);
  if (value instanceof RubyRange) return `${value.first}..${value.last}`;
  if (value instanceof Drop) return value.keys().length > 0 ? prettyJson(value.forJson(0)) : value.toText();
  if (depth > DEEPEST) return '...';
  if (Array.isArray(value)) return `[${value.map((item: RubyValue) => inspect(item, depth + 1)).join(', ')}]`;
  const pairs: string[] = [];
  for (const [key, item] of value as ReadonlyMap<RubyValue, RubyValue>) {
    pairs.push(`${inspect(key, depth + 1)}=>${inspect(item, depth + 1)}`);
  }
  return `{${pairs.join(', ')}}`;
}

/** How a document, page or file of the site shows inside an array or hash, which holds it itself. */
function objectText(value: object): string | undefined {
  const { inspectObject } = value as { readonly inspectObject?: () => string | undefined };
  return inspectObject?.call(value);
}

const NAMED: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\v': '\\v',
  '\b': '\\b',
  '\x07': '\\a',
  '\x1b': '\\e',
};

/** String#inspect: what Ruby cannot print is escaped, and so is a `#` that would begin an interpolation. */
export function inspectText(text: string): string {
  if (/^[ !$-[\]-~]*$/.test(text)) return `"${text}"`;
  const body = text.replace(/["\\]|#(?=[{$@])|[\p{Cc}\p{Cn}\p{Cs}]/gu, char => {
    if (char === '#') return '\\#';
    const code = char.codePointAt(0) ?? 0;
    if (code === 0x85) return char;
    const hex = code.toString(16).toUpperCase();
    return NAMED[char] ?? (code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`);
  });
  return `"${body}"`;
}

function inspectSymbol(name: string): string {
  return /^([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*[?!=]?|\[\]=?|[+\-*/%<>~!^&|]|\*\*|<=>|===?|=~|![=~]|<<|>>|<=|>=|[+-]@)$/.test(
    name,
  )
    ? `:${name}`
    : `:${inspectText(name)}`;
}

function inspectTime(time: RubyTime): string {
  const fraction = strftime(time, '%6N').replace(/0+$/, '');
  return strftime(time, `%Y-%m-%d %H:%M:%S${fraction === '' ? '' : `.${fraction}`} ${time.utc ? 'UTC' : '%z'}`);
}

function inspectDate(date: RubyDate): string {
  const julian = daysFromCivil(date.year, date.month, date.day) + 2440588;
  return `#<Date: ${strftime(date, '%Y-%m-%d')} ((${julian}j,0s,0n),+0s,2299161j)>`;
}
