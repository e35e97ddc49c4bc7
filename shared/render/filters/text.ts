import { cgiEscape } from '../../ruby/codes/cgi.ts';
import { className } from '../../ruby/compare.ts';
import { inspect } from '../../ruby/inspect.ts';
import { downcase, splitWords, strip } from '../../ruby/string.ts';
import { toText } from '../../ruby/text.ts';
import { normalizeComponent } from '../../ruby/codes/uri.ts';
import type { RubyValue } from '../../ruby/value.ts';
import type { SlugMode } from '../../text/slug.ts';
import { slugify } from '../../text/slug.ts';
import { isTruthy } from '../liquid/condition.ts';
import { rubyFault } from '../liquid/fault.ts';
import type { Filter } from '../liquid/filter.ts';
import { filter } from '../liquid/filter.ts';

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Ruby's `encode(xml: :attr)` without its quotes. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, char => XML[char] ?? char);
}

/** What Ruby demands to be a text. */
function requireText(input: RubyValue, method: string): string {
  if (typeof input === 'string') return input;
  throw rubyFault(`undefined method \`${method}' for ${className(input)}`);
}

const MODES: ReadonlySet<RubyValue> = new Set(['raw', 'default', 'pretty', 'ascii', 'latin']);

function slug(input: RubyValue, mode: RubyValue | undefined): RubyValue {
  if (input === null) return null;
  const text = requireText(input, 'gsub');
  const wanted = mode !== undefined && isTruthy(mode) ? mode : 'default';
  return MODES.has(wanted) ? slugify(text, wanted as SlugMode) : downcase(text);
}

const CJK = /[\p{sc=Han}\p{sc=Katakana}\p{sc=Hiragana}\p{sc=Hangul}]/gu;
const OTHER = /[^\p{sc=Han}\p{sc=Katakana}\p{sc=Hiragana}\p{sc=Hangul} \t\r\n\f\v]+/gu;

/** Words by white space; where `mode` says so each Chinese, Japanese or Korean character is one. */
function countWords(input: RubyValue, mode: RubyValue | undefined): number {
  const text = requireText(input, 'split');
  const characters = mode === 'cjk' || mode === 'auto' ? count(text, CJK) : 0;
  if (mode === 'cjk' || characters > 0) return characters + count(text, OTHER);
  return splitWords(text).length;
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found++;
  return found;
}

/** Jekyll's filters of text. */
export const textFilters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['slugify', filter(0, 1, (input, [mode]) => slug(input, mode))],
  ['xml_escape', filter(0, 0, input => escapeXml(toText(input)))],
  [
    'cgi_escape',
    filter(0, 0, input => {
      if (typeof input === 'string') return cgiEscape(input);
      throw rubyFault(`no implicit conversion of ${input === null ? 'nil' : className(input)} into String`);
    }),
  ],
  [
    'uri_escape',
    filter(0, 0, input => {
      if (input === null || typeof input === 'string') return input === null ? null : normalizeComponent(input);
      throw rubyFault(`Can't convert ${className(input)} into String.`);
    }),
  ],
  ['normalize_whitespace', filter(0, 0, input => strip(toText(input).replace(/[ \t\r\n\f\v]+/g, ' ')))],
  ['number_of_words', filter(0, 1, (input, [mode]) => countWords(input, mode))],
  ['inspect', filter(0, 0, input => escapeXml(inspect(input)))],
]);
