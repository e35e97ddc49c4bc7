/** A heading of a post's text. */
export interface Heading {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

const ATX = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?(?:[ \t]*\{[:#][^}]*\})?[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** The headings of a post in order, setext ones included; what stands in front matter or in fenced code is none. */
export function headingsOf(lines: Iterable<string>): readonly Heading[] {
  const headings: Heading[] = [];
  let fence = '';
  let inFrontMatter = false;
  let before = '';
  let number = 0;
  for (const line of lines) {
    number += 1;
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
        if (atx) headings.push({ level: atx[1]!.length as Heading['level'], text: atx[2] ?? '', line: number });
        else if (setext && !/^\s*(?:[-*+>#|]|\d+[.)])/.test(before)) {
          headings.push({ level: setext[1]!.startsWith('=') ? 1 : 2, text: before.trim(), line: number - 1 });
        }
      }
    }
    before = inFrontMatter || fence !== '' || isRule ? '' : line;
  }
  return headings;
}
