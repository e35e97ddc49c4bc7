import { isSpace } from '../ruby-text.ts';
import type { Scanner } from '../scanner.ts';
import type { BlockRule } from './state.ts';

/** A fence of mixed marks is tried with this many shorter lengths; one of equal marks with all. */
const MAX_TRIES = 16;
const HEADING = /[ \t\r\f\v]*(?:([^ \t\r\n\f\v]+)[ \t\r\f\v]*)?\n/y;

/**
 * Fenced code. The closing fence may be longer; where none is as long as the opening one, kramdown takes the opening one as shorter
 * and the rest of it as the beginning of the language. GFM adds backticks (mixed with tildes, even) and indentation.
 */
export const fencedCode: BlockRule = state => {
  const { scanner, context } = state;
  const { text } = scanner;
  const gfm = context.dialect === 'GFM';
  const start = gfm ? scanner.skipIndent(scanner.pos) : scanner.pos;
  const isMark = (at: number) => text[at] === '~' || (gfm && text[at] === '`');
  let end = start;
  while (isMark(end)) end++;
  if (end - start < 3) return false;
  const fence = closeFence(scanner, start, end, gfm);
  if (!fence) return false;
  const block = state.newBlock('codeblock', text.slice(fence.contentStart, fence.contentEnd));
  if (fence.language !== '') {
    block.own.lang = fence.language;
    block.attr.set('class', `language-${languageName(fence.language)}`);
  }
  state.add(block);
  scanner.pos = fence.end;
  return true;
};

/** The language without the options behind `?`. */
function languageName(language: string): string {
  const options = language.indexOf('?', 1);
  return options === -1 ? language : language.slice(0, options);
}

interface Fence {
  readonly language: string;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
}

function closeFence(scanner: Scanner, start: number, end: number, indented: boolean): Fence | undefined {
  const { text } = scanner;
  const mark = text[end - 1]!;
  const pure = isPure(text.slice(start, end));
  HEADING.lastIndex = end;
  const heading = HEADING.exec(text);
  if (!heading) return undefined;
  const contentStart = HEADING.lastIndex;
  const spaced = heading[1] === undefined ? heading[0].length > 1 : isSpace(heading[0].charCodeAt(0));
  let length = end - start;
  for (let tries = 0; length >= 3 && tries < MAX_TRIES; tries++) {
    // What is left of the marks must join the language, with no white space between.
    const rest = text.slice(start + length, end);
    if (rest === '' || heading[1] === undefined || !spaced) {
      const closing = findClosing(
        scanner,
        contentStart,
        text.slice(start, start + length),
        pure ? mark : text[start + length - 1]!,
        indented,
      );
      if (typeof closing === 'object') {
        return { language: rest + (heading[1] ?? ''), contentStart, contentEnd: closing.start, end: closing.end };
      }
      length = pure ? Math.min(length - 1, closing) : length - 1;
    } else length--;
  }
  return undefined;
}

function isPure(fence: string): boolean {
  return !fence.includes('~') || !fence.includes('`');
}

/** The first closing line from `from` on; without one, the length of the longest run of marks that could have closed a shorter fence. */
function findClosing(
  scanner: Scanner,
  from: number,
  fence: string,
  mark: string,
  indented: boolean,
): { start: number; end: number } | number {
  const { text } = scanner;
  // A fence of mixed marks is looked for whole, since no shorter one could close it.
  const three = isPure(fence) ? fence.slice(0, 3) : fence;
  const name = `closing ${three}${mark}`;
  if (scanner.isAbsent(name, from)) return 0;
  let longest = 0;
  let at = scanner.next(three, from);
  while (at !== -1) {
    let lineStart = at;
    while (lineStart > from && text[lineStart - 1] === ' ' && at - lineStart < 3) lineStart--;
    let runEnd = at + three.length;
    while (text[runEnd] === mark) runEnd++;
    const opensLine = (lineStart === from || text[lineStart - 1] === '\n') && (indented || lineStart === at);
    const end = opensLine ? scanner.newlineEnd(runEnd) : -1;
    if (end !== -1) {
      const closes = text.startsWith(fence, at) && runEnd >= at + fence.length;
      if (closes) {
        scanner.touch(end);
        return { start: lineStart, end };
      }
      longest = Math.max(longest, runEnd - at);
    }
    at = text.indexOf(three, Math.max(runEnd, at + 1));
  }
  scanner.touch();
  if (longest === 0) scanner.noteAbsent(name, from);
  return longest;
}
