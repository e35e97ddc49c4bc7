import { escapeHtml } from '../../../ruby/codes/cgi.ts';
import * as ruby from '../../../ruby/string.ts';
import { toText } from '../../../ruby/text.ts';
import type { RubyValue } from '../../../ruby/value.ts';
import type { Context } from '../context.ts';
import { toCount } from '../convert.ts';
import type { Filter } from '../filter.ts';
import { filter } from '../filter.ts';

/** Places found between two looks at whether they are too many. */
const LOOK_EVERY = 500_000;

const text = (value: RubyValue | undefined): string => toText(value ?? null);

/** A filter of the input's text alone. */
function plain(change: (input: string) => string): Filter {
  return filter(0, 0, input => change(toText(input)));
}

/** Ruby's `\&`, `\1` … in a replacement, where the pattern was a text: the whole match, or nothing. */
function expand(replacement: string, match: string, before: string, after: string): string {
  if (!replacement.includes('\\')) return replacement;
  return replacement.replace(/\\(?:k<\w*>|[0-9&`'\\])/g, escape => {
    switch (escape[1]) {
      case '0':
      case '&':
        return match;
      case '`':
        return before;
      case "'":
        return after;
      case '\\':
        return '\\';
      default:
        return escape[1] === 'k' ? escape : '';
    }
  });
}

function replaceAll(input: string, wanted: string, replacement: string, context: Context): string {
  const starts = occurrences(input, wanted, context);
  context.budget.text(input.length + starts.length * replacement.length);
  if (wanted !== '' && !replacement.includes('\\')) return input.replaceAll(wanted, () => replacement);
  let out = '';
  let at = 0;
  for (const start of starts) {
    const end = start + wanted.length;
    out += input.slice(at, start) + expand(replacement, wanted, input.slice(0, start), input.slice(end));
    context.budget.text(out.length);
    at = end;
  }
  return out + input.slice(at);
}

/** Where a text occurs without overlap; an empty one before every character and at the end. */
function occurrences(input: string, wanted: string, context: Context): number[] {
  const starts: number[] = [];
  const add = (at: number): void => {
    if (starts.push(at) % LOOK_EVERY === 0) context.budget.elements(starts.length);
  };
  if (wanted === '') {
    let at = 0;
    for (const char of input) {
      add(at);
      at += char.length;
    }
    add(at);
  } else {
    for (let at = input.indexOf(wanted); at >= 0; at = input.indexOf(wanted, at + wanted.length)) add(at);
  }
  context.budget.array(starts.length);
  return starts;
}

function replaceFirst(input: string, wanted: string, replacement: string): string {
  const at = input.indexOf(wanted);
  if (at < 0) return input;
  const [before, after] = [input.slice(0, at), input.slice(at + wanted.length)];
  return before + expand(replacement, wanted, before, after) + after;
}

function replaceLast(input: string, wanted: string, replacement: string): string {
  const at = input.lastIndexOf(wanted);
  return at < 0 ? input : input.slice(0, at) + replacement + input.slice(at + wanted.length);
}

function truncate(input: RubyValue, args: readonly RubyValue[]): RubyValue {
  if (input === null) return null;
  const [whole, end] = [toText(input), args[1] === undefined ? '...' : text(args[1])];
  const size = args[0] === undefined ? 50 : toCount(args[0]);
  if (ruby.length(whole) <= size) return whole;
  return (ruby.substring(whole, 0, Math.max(0, size - ruby.length(end))) ?? '') + end;
}

function truncateWords(input: RubyValue, args: readonly RubyValue[]): RubyValue {
  if (input === null) return null;
  const whole = toText(input);
  const count = Math.max(1, args[0] === undefined ? 15 : toCount(args[0]));
  const words = ruby.splitWords(whole, count + 1);
  if (words.length <= count) return whole;
  return words.slice(0, count).join(' ') + (args[1] === undefined ? '...' : text(args[1]));
}

/** Removes script, comment and style blocks, then what stands between `<` and `>`. Linear, whatever is left open. */
function stripHtml(input: string): string {
  let out = '';
  let at = 0;
  const ends = new Map<string, boolean>();
  for (let open = input.indexOf('<'); open >= 0; open = input.indexOf('<', at)) {
    out += input.slice(at, open);
    const [start, end] = input.startsWith('<script', open)
      ? ['<script', '</script>']
      : input.startsWith('<!--', open)
        ? ['<!--', '-->']
        : input.startsWith('<style', open)
          ? ['<style', '</style>']
          : ['', ''];
    const close = start === '' || ends.has(end) ? -1 : input.indexOf(end, open + start.length);
    if (start !== '' && close < 0) ends.set(end, true);
    if (close >= 0) at = close + end.length;
    else {
      out += '<';
      at = open + 1;
    }
  }
  return stripTags(out + input.slice(at));
}

function stripTags(input: string): string {
  let out = '';
  let at = 0;
  for (let open = input.indexOf('<'); open >= 0; open = input.indexOf('<', at)) {
    const close = input.indexOf('>', open + 1);
    if (close < 0) break;
    out += input.slice(at, open);
    at = close + 1;
  }
  return out + input.slice(at);
}

function slice(input: RubyValue, args: readonly RubyValue[]): RubyValue {
  const start = toCount(args[0] ?? null);
  const count = args[1] === undefined || args[1] === null || args[1] === false ? 1 : toCount(args[1]);
  if (!Array.isArray(input)) return ruby.substring(toText(input), start, count) ?? '';
  const from = start < 0 ? input.length + start : start;
  return from < 0 || from > input.length || count < 0 ? [] : (input as readonly RubyValue[]).slice(from, from + count);
}

const escape: Filter = filter(0, 0, input => (input === null ? null : escapeHtml(toText(input))));

/** Liquid's filters of text. */
export const textFilters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['downcase', plain(ruby.downcase)],
  ['upcase', plain(ruby.upcase)],
  ['capitalize', plain(ruby.capitalize)],
  ['strip', plain(ruby.strip)],
  ['lstrip', plain(ruby.stripLeft)],
  ['rstrip', plain(ruby.stripRight)],
  ['strip_html', plain(stripHtml)],
  ['strip_newlines', plain(input => input.replace(/\r?\n/g, ''))],
  ['newline_to_br', plain(input => input.replace(/\r?\n/g, '<br />\n'))],
  ['escape', escape],
  ['h', escape],
  ['escape_once', plain(input => input.replace(/["><']|&(?!(?:[a-zA-Z]+|#\d+);)/g, escapeHtml))],
  ['truncate', filter(0, 2, truncate)],
  ['truncatewords', filter(0, 2, truncateWords)],
  ['slice', filter(1, 2, slice)],
  ['append', filter(1, 1, (input, [end]) => toText(input) + text(end))],
  ['prepend', filter(1, 1, (input, [start]) => text(start) + toText(input))],
  ['replace', filter(1, 2, (input, [from, to], context) => replaceAll(toText(input), text(from), text(to), context))],
  ['replace_first', filter(1, 2, (input, [from, to]) => replaceFirst(toText(input), text(from), text(to)))],
  ['replace_last', filter(2, 2, (input, [from, to]) => replaceLast(toText(input), text(from), text(to)))],
  ['remove', filter(1, 1, (input, [from], context) => replaceAll(toText(input), text(from), '', context))],
  ['remove_first', filter(1, 1, (input, [from]) => replaceFirst(toText(input), text(from), ''))],
  ['remove_last', filter(1, 1, (input, [from]) => replaceLast(toText(input), text(from), ''))],
  [
    'split',
    filter(1, 1, (input, [separator], context) => {
      const whole = toText(input);
      if (text(separator) === '') context.budget.array(whole.length);
      const parts = ruby.split(whole, text(separator));
      context.budget.array(parts.length);
      return parts;
    }),
  ],
]);
