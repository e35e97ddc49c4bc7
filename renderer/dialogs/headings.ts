/** A heading of a post's text. */
export interface Heading {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** Its words, or the first `LONGEST` letters of them. */
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

/** A list of more says nothing, and is ranked anew at each key; what is behind them is left out. */
export const MOST_HEADINGS = 10_000;
const LONGEST = 200;
/** So many lines are read between two yields. */
const AT_ONCE = 500;

const ATX = /^ {0,3}(#{1,6})[ \t]+/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Reads the headings of a post in order, setext ones included; what stands in front matter or in fenced code is none. It
 * yields now and then, for texts of a million lines.
 */
export function* readHeadings(lines: Iterable<string>): Generator<undefined, readonly Heading[]> {
  const headings: Heading[] = [];
  let fence = '';
  let inFrontMatter = false;
  let before = '';
  let number = 0;
  for (const line of lines) {
    if (headings.length === MOST_HEADINGS) break;
    number += 1;
    if (number % AT_ONCE === 0) yield undefined;
    const isRule = /^(?:---|\.\.\.)\s*$/.test(line);
    if (number === 1 && isRule) inFrontMatter = true;
    else if (inFrontMatter) inFrontMatter = !isRule;
    else {
      const mark = FENCE.exec(line)?.[1];
      if (fence !== '') {
        if (mark?.startsWith(fence) && line.trim() === mark) fence = '';
      } else if (mark !== undefined) fence = mark;
      else {
        const atx = ATX.exec(line);
        const setext = before.trim() === '' ? null : /^ {0,3}(=+|-+)[ \t]*$/.exec(line);
        if (atx) {
          const level = atx[1]!.length as Heading['level'];
          headings.push({ level, text: wordsOf(line.slice(atx[0].length)), line: number });
        } else if (setext && !/^\s*(?:[-*+>#|]|\d+[.)])/.test(before)) {
          const level = setext[1]!.startsWith('=') ? 1 : 2;
          headings.push({ level, text: before.trim().slice(0, LONGEST), line: number - 1 });
        }
      }
    }
    before = inFrontMatter || fence !== '' || isRule ? '' : line;
  }
  return headings;
}

/** What stands behind the signs of a heading, without an attribute list and closing signs: from the end, as the line may be long. */
function wordsOf(rest: string): string {
  let text = rest.trimEnd();
  const list = text.endsWith('}') ? text.lastIndexOf('{') : -1;
  if (list >= 0 && /^\{[:#][^}]*\}$/.test(text.slice(list))) text = text.slice(0, list).trimEnd();
  let end = text.length;
  while (text[end - 1] === '#') end -= 1;
  if (end < text.length && /[ \t]/.test(text[end - 1] ?? '')) text = text.slice(0, end).trimEnd();
  return text.slice(0, LONGEST);
}
