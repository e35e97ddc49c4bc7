import { err, ok, type Result } from '../kit/result.ts';
import { hasFrontMatterHeader, splitFrontMatter, withoutMark } from './split.ts';
import type { TextChange } from './text-change.ts';

/** What is looked for, word for word or as a regular expression of JavaScript's. */
export interface TextQuery {
  readonly text: string;
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

/** Which part of which files is searched: posts' and pages' bodies, their front matter, or every text file whole. */
export const SEARCH_PARTS = ['bodies', 'front-matter', 'all'] as const;
export type SearchPart = (typeof SEARCH_PARTS)[number];

/** One place where a text says what is looked for, and what would stand there instead. */
export interface TextHit {
  readonly from: number;
  readonly to: number;
  /** What stands there now; a change is refused where it stands there no more. */
  readonly was: string;
  readonly insert: string;
  /** 1-based, as people count. */
  readonly line: number;
  readonly column: number;
  /** The line around the place, shortened, and where the place begins in it. */
  readonly shown: string;
  readonly at: number;
}

const LETTER = '[\\p{L}\\p{N}\\p{M}_]';
const BEFORE = 40;
const SHOWN = 200;

/** The expression that finds a query's places; fails with the reason, in the words of the machine, for one that is wrong. */
export function compileQuery({ text, regex, matchCase, wholeWord }: TextQuery): Result<RegExp, string> {
  const source = regex ? text : text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const whole = wholeWord ? `(?<!${LETTER})(?:${source})(?!${LETTER})` : source;
  try {
    return ok(new RegExp(whole, matchCase ? 'gmu' : 'gimu'));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return err(said.replace(/^Invalid regular expression: \/.*\/[a-z]*: /s, ''));
  }
}

/** The part of a file that is searched; undefined for a file that has no such part. */
export function searchedRange(
  path: string,
  text: string,
  part: SearchPart,
): { readonly from: number; readonly to: number } | undefined {
  if (part === 'all') return { from: 0, to: text.length };
  const split = hasFrontMatterHeader(withoutMark(text)) ? splitFrontMatter(text) : undefined;
  if (part === 'front-matter') return split && { from: split.yamlStart, to: split.yamlStart + split.yaml.length };
  if (!split && !/\.(?:md|markdown|mkdn?|mkdown)$/i.test(path)) return undefined;
  return { from: split?.bodyStart ?? 0, to: text.length };
}

/** Every place of an expression in a range of a text, in order; places without any text are passed over. */
export function findInText(
  text: string,
  pattern: RegExp,
  range: { readonly from: number; readonly to: number },
  replacement: (match: RegExpExecArray) => string,
  most: number,
): readonly TextHit[] {
  const hits: TextHit[] = [];
  const searched = text.slice(range.from, range.to);
  let line = 1;
  let lineStart = 0;
  for (const match of searched.matchAll(pattern)) {
    if (match[0] === '') continue;
    if (hits.length >= most) break;
    const from = match.index + range.from;
    for (let next = text.indexOf('\n', lineStart); next >= 0 && next < from; next = text.indexOf('\n', lineStart)) {
      lineStart = next + 1;
      line += 1;
    }
    const to = from + match[0].length;
    const start = from - lineStart > BEFORE * 2 ? from - BEFORE : lineStart;
    const newline = text.indexOf('\n', from);
    const end = Math.min(newline < 0 ? text.length : newline, start + SHOWN);
    hits.push({
      from,
      to,
      was: match[0],
      insert: replacement(match),
      line,
      column: from - lineStart + 1,
      shown: text.slice(start, end).replace(/\r$/, ''),
      at: from - start,
    });
  }
  return hits;
}

/** Places of an expression, in order: `[from, to, from, …]`, and what would stand in each where that is asked for. */
export interface FoundPlaces {
  readonly places: Int32Array<ArrayBuffer>;
  readonly inserts: readonly string[] | null;
}

/** Every place of an expression (global) from an offset on; places without any text are passed over. */
export function placesOf(
  text: string,
  pattern: RegExp,
  from: number,
  replacement: ((match: RegExpExecArray) => string) | null,
): FoundPlaces {
  const places: number[] = [];
  const inserts: string[] = [];
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [found] = match;
    if (found === '') {
      // Beyond a sign of two units, too.
      pattern.lastIndex += (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
      continue;
    }
    places.push(match.index, match.index + found.length);
    if (replacement) inserts.push(replacement(match));
  }
  return { places: Int32Array.from(places), inserts: replacement && inserts };
}

/** How a replacement is written: as it is, or, for a regular expression, with `$1`, `$<name>`, `$&`, `$$`, `\n` and `\t`. */
export function replacementOf(written: string, regex: boolean): (match: RegExpExecArray) => string {
  if (!regex) return () => written;
  return match =>
    written.replace(
      /\$(?:(\d{1,2})|<([^>]+)>|([&$]))|\\([nt\\])/g,
      (all, number: string | undefined, name: string | undefined, sign: string | undefined, escape: string) => {
        if (number !== undefined) return groupOf(match, number) ?? all;
        if (name !== undefined) return match.groups?.[name] ?? '';
        if (sign !== undefined) return sign === '&' ? match[0] : '$';
        return { n: '\n', t: '\t' }[escape] ?? '\\';
      },
    );
}

/** What a group holds; where there are fewer, `$12` is the first one and a 2, as in JavaScript's own replacements. */
function groupOf(match: RegExpExecArray, number: string): string | undefined {
  if (Number(number) < match.length) return match[Number(number)] ?? '';
  const [first = '', second = ''] = number;
  return first !== '0' && second !== '' && Number(first) < match.length
    ? (match[Number(first)] ?? '') + second
    : undefined;
}

/** A place to change, checked against what stands there. */
export type Replacement = Pick<TextHit, 'from' | 'to' | 'was' | 'insert'>;

/** The changes of a text; undefined when it does not say any more what was found in it. */
export function planReplacements(text: string, edits: readonly Replacement[]): TextChange[] | undefined {
  const sorted = [...edits].sort((a, b) => a.from - b.from);
  let end = 0;
  for (const { from, to, was } of sorted) {
    if (from < end || to < from || text.slice(from, to) !== was) return undefined;
    end = to;
  }
  return sorted.filter(({ was, insert }) => was !== insert).map(({ from, to, insert }) => ({ from, to, insert }));
}
