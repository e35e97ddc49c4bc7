import { stripMarks } from './critic-decide.ts';
import { mayHoldMarks } from './critic-markup.ts';
import { showMarks } from './critic-show.ts';
import { OffsetMap } from '../text-change.ts';

/** A post's text as its page is made of it, and where its lines come from. */
export interface PageText {
  readonly text: string;
  /** The 0-based line of the file that a 0-based line of this text stands for. */
  readonly lineOf: (line: number) => number;
}

/** The text as it will be published, or with its marks as HTML to look at. A text without marks is itself. */
export function pageText(text: string, marks: 'accepted' | 'shown'): PageText {
  const same = { text, lineOf: (line: number) => line };
  if (!mayHoldMarks(text)) return same;
  const page = marks === 'shown' ? showMarks(text) : stripMarks(text);
  if (page.changes.length === 0) return same;
  const map = new OffsetMap(page.changes);
  const starts = lineStarts(page.text);
  const fileStarts = lineStarts(text);
  return {
    text: page.text,
    lineOf: line => lineAt(fileStarts, map.toOld(starts[Math.min(line, starts.length - 1)]!)),
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low;
}
