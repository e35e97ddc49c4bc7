import { Literal, type FrontMatterValue } from './value.ts';

export type Quote = "'" | '"';

const WORDS = /^[^\d.:-]?[\p{Alphabetic}_\s!@#$%^&*(){}<>|/\\~;=]+/u;
const TIME = /^-?\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d\d:\d\d(?:\.\d*)?(?:\s*(?:Z|[-+]\d{1,2}:?(?:\d\d)?))?$/;
const DATE = /^\d{4}-(?:1[012]|0\d|\d)-(?:[12]\d|3[01]|0\d|\d)$/;
const SEXAGESIMAL = /^[-+]?\d[\d_]*(?::[0-5]?\d){1,2}(?:\.[\d_]*)?$/;
const FLOAT = /^[-+]?(?:\d[\d_,]*)?\.\d*(?:[eE][-+]\d+)?$/;
const INTEGER = /^[-+]?(?:0b[01_,]+|0[0-7_,]+|0x[\da-fA-F_,]+|0|[1-9](?:\d|,\d|_\d)*)$/;

/** What Psych's scalar scanner makes of a plain scalar (`on` is true, `012` is ten, `1:30` is 5400, a date stays a literal). */
export function readPlain(text: string): FrontMatterValue {
  if (text === '') return null;
  if (WORDS.test(text) || text.includes('\n')) return readWord(text);
  if (TIME.test(text) || DATE.test(text)) return isOnCalendar(text) ? new Literal(text) : text;
  if (/^:./.test(text)) return new Literal(text);
  if (/^\+?\.inf$/i.test(text)) return Infinity;
  if (/^-\.inf$/i.test(text)) return -Infinity;
  if (/^\.nan$/i.test(text)) return NaN;
  if (SEXAGESIMAL.test(text)) return readSexagesimal(text);
  if (FLOAT.test(text)) return /^[-+]?\.$/.test(text) ? text : Number(text.replace(/[,_]/g, ''));
  if (INTEGER.test(text)) return readInteger(text);
  return text;
}

function readWord(text: string): FrontMatterValue {
  if (text.length > 5) return text;
  if (/^(?:~|null)$/i.test(text)) return null;
  if (/^(?:yes|true|on)$/i.test(text)) return true;
  if (/^(?:no|false|off)$/i.test(text)) return false;
  return text;
}

/** Ruby gives the text back where the month, day, hour, minute or second does not exist. */
function isOnCalendar(text: string): boolean {
  const [year = 0, month = 0, day = 0, hour, minute = 0, second = 0] = (text.match(/\d+/g) ?? []).map(Number);
  if (month < 1 || month > 12 || day < 1) return false;
  if (hour !== undefined)
    return day <= 31 && minute < 60 && second <= 60 && (hour < 24 || (hour === 24 && minute + second === 0));
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

function readSexagesimal(text: string): number {
  return text.split(':').reduce((sum, part, index) => {
    const unit = 60 ** Math.abs(index - 2);
    return (
      sum +
      (text.includes('.')
        ? Number.parseFloat(part.replace(/_/g, '')) || 0
        : Number.parseInt(part.replace(/_/g, ''), 10) || 0) *
        unit
    );
  }, 0);
}

function readInteger(text: string): FrontMatterValue {
  const digits = text.replace(/[,_]/g, '');
  const sign = digits.startsWith('-') ? -1 : 1;
  const bare = digits.replace(/^[-+]/, '');
  if (/^0x$|^0b$/.test(bare)) return text;
  const value = sign * Number(/^0[0-7]+$/.test(bare) ? `0o${bare.slice(1)}` : bare);
  return Number.isSafeInteger(value) ? value + 0 : new Literal(text);
}

/** What other readers than Psych (YAML 1.1 and 1.2 as published, SafeYAML) take for something else than text. */
const DOUBTFUL =
  /^(?:=|<<|[-+]?0o[0-7_]+|[-+]?(?:\d[\d_,]*)(?:\.[\d_]*)?(?:[eE][-+]?\d+)?|[-+]?\.\d[\d_]*(?:[eE][-+]?\d+)?|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?(?:[Tt\s]+\d\d?:\d\d:\d\d.*)?)$/;

/** Outside libyaml's printable characters, or taken by it for a line break. */
const UNPRINTABLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;

/** Whether text holds half of a surrogate pair, which no UTF-8 file can. */
export function hasLoneSurrogate(text: string): boolean {
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}

/** Whether a text written without quotes is read back as that very text, by Psych and by other YAML readers. */
export function mayBePlain(text: string, flow: boolean): boolean {
  if (text === '' || /[\n\r\t]/.test(text) || UNPRINTABLE.test(text)) return false;
  if (/^[\s?:,[\]{}#&*!|>'"%@`]|^-(?!\p{L})|\s$|:(?:\s|$)|\s#/u.test(text)) return false;
  if (flow && /[,[\]{}:?]/.test(text)) return false;
  return !DOUBTFUL.test(text) && typeof readPlain(text) === 'string';
}

/** A scalar on one line: text plain where it may be, else between the given quotes; numbers as Psych reads them back. */
export function writeScalar(
  value: null | boolean | number | string | Literal,
  style: 'plain' | Quote,
  neighbours: Quote | undefined,
  flow: boolean,
): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeNumber(value);
  if (value instanceof Literal) return value.source;
  if (style === 'plain' && mayBePlain(value, flow)) return value;
  const quote = style === 'plain' ? (neighbours ?? (/["\\]/.test(value) && !value.includes("'") ? "'" : '"')) : style;
  return quote === "'" && maySingleQuote(value) ? `'${escapeSingle(value)}'` : `"${escapeDouble(value)}"`;
}

export function maySingleQuote(text: string): boolean {
  return !/[\n\r]/.test(text) && !UNPRINTABLE.test(text);
}

export function escapeSingle(text: string): string {
  return text.replace(/'/g, "''");
}

/** Whether libyaml takes every unit as it stands and none but `\n` for a line break. */
export function isPrintable(text: string): boolean {
  return !text.includes('\r') && !UNPRINTABLE.test(text);
}

export function mayBeBlock(text: string): boolean {
  return isPrintable(text) && !/^[\s]|(?:^|\n)[ \t]+(?:\n|$)/.test(text) && /\S/.test(text);
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };

export function escapeDouble(text: string): string {
  return text.replace(/["\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, found => {
    const code = found.charCodeAt(0);
    return ESCAPES[found] ?? (code < 256 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`);
  });
}

function hex(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, '0');
}

function writeNumber(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  if (Number.isSafeInteger(value)) return String(value + 0);
  const text = String(value);
  if (/^-?\d+$/.test(text)) return `${text}.0`;
  // Psych knows an exponent only behind a decimal point.
  return /e/.test(text) && !text.includes('.') ? text.replace('e', '.0e') : text;
}
