import type { TextChange } from './text-change.ts';

export type LineBreak = '\n' | '\r\n' | '\r';

/**
 * The line breaks of a file beside its text in which every break is `\n` (what CodeMirror holds). Breaks are counted from 0
 * in the order of the text; those in `others` differ from `usual`.
 */
export interface LineEndings {
  readonly usual: LineBreak;
  readonly others: ReadonlyMap<number, LineBreak>;
}

/** A file's text taken apart: `joinLines(text, endings)` gives it back unit for unit. */
export interface LinesApart {
  readonly text: string;
  readonly endings: LineEndings;
}

const BREAK = /\r\n?|\n/g;

/** Takes a file's text apart. The commonest break is the usual one; a text without any gets `\n`. */
export function splitLines(file: string): LinesApart {
  if (!file.includes('\r')) return { text: file, endings: { usual: '\n', others: new Map() } };
  const counts = new Map<LineBreak, number>();
  for (const [found] of file.matchAll(BREAK)) {
    counts.set(found as LineBreak, (counts.get(found as LineBreak) ?? 0) + 1);
  }
  const usual = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
  const others = new Map<number, LineBreak>();
  let index = 0;
  const text = file.replace(BREAK, found => {
    if (found !== usual) others.set(index, found as LineBreak);
    index += 1;
    return '\n';
  });
  return { text, endings: { usual, others } };
}

/** The file's text again: each `\n` becomes the break that stood there. */
export function joinLines(text: string, endings: LineEndings): string {
  if (endings.usual === '\n' && endings.others.size === 0) return text;
  let index = 0;
  return text.replace(/\n/g, () => endings.others.get(index++) ?? endings.usual);
}

/**
 * The line breaks after changes of the text with `\n`: untouched lines keep theirs, new breaks are of the usual kind.
 * `breaksBefore` counts the `\n` before an offset of the old text (CodeMirror: `doc.lineAt(offset).number - 1`).
 */
export function mapLineEndings(
  endings: LineEndings,
  changes: readonly TextChange[],
  breaksBefore: (offset: number) => number,
): LineEndings {
  if (endings.others.size === 0) return endings;
  const moved = changes.map(({ from, to, insert }) => ({
    from: breaksBefore(from),
    to: breaksBefore(to),
    added: countBreaks(insert, insert.length),
  }));
  const others = new Map<number, LineBreak>();
  for (const [index, ending] of endings.others) {
    let shift = 0;
    let kept = true;
    for (const { from, to, added } of moved) {
      if (from > index) break;
      if (index < to) {
        // A break replaced by one break (a line edited across its end) stays what it was.
        kept = added === to - from;
        if (!kept) break;
      } else shift += added - (to - from);
    }
    if (kept) others.set(index + shift, ending);
  }
  return { usual: endings.usual, others };
}

/** How many `\n` stand before an offset. */
export function countBreaks(text: string, offset: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** The line break to use for new lines in a text that may hold any: the one nearest before `offset`, else the next. */
export function lineBreakNear(text: string, offset: number): LineBreak {
  const before = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1));
  const at = offset > 0 && before >= 0 ? before : text.search(/[\r\n]/);
  if (at < 0) return '\n';
  if (text[at] === '\n') return text[at - 1] === '\r' ? '\r\n' : '\n';
  return text[at + 1] === '\n' ? '\r\n' : '\r';
}
