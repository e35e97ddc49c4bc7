import { parseMarks, type Mark } from './critic-markup.ts';
import { writeNote, type Author, type ReviewItem } from './critic-notes.ts';
import { applyChanges, tidyChanges, type TextChange } from '../text-change.ts';

export type Decision = 'accept' | 'reject';

/**
 * The changes that carry out a decision on one suggestion with its comments. Of a highlight the text stays and the comments go;
 * a comment goes with its replies; marks inside a highlight stay.
 */
export function decide(item: ReviewItem, decision: Decision): TextChange[] {
  const changes = changesOf(item.mark, decision);
  if (item.range.to > item.mark.range.to) changes.push({ from: item.mark.range.to, to: item.range.to, insert: '' });
  return tidyChanges(changes);
}

/** The changes that accept or reject every mark of a text. */
export function decideAll(text: string, decision: Decision): TextChange[] {
  return decideMarks(parseMarks(text).marks, decision);
}

/** The same for a text whose marks were read already. */
export function decideMarks(marks: readonly Mark[], decision: Decision): TextChange[] {
  const changes = marks.flatMap(mark => changesOf(mark, decision));
  return tidyChanges(changes.sort((a, b) => a.from - b.from || a.to - b.to));
}

/** A text without marks beside the changes that took them out (for an `OffsetMap`). */
export interface Stripped {
  readonly text: string;
  readonly changes: readonly TextChange[];
}

/** The text with all suggestions accepted and no comments: what will be published. */
export function stripMarks(text: string): Stripped {
  const changes = decideAll(text, 'accept');
  return { text: changes.length === 0 ? text : applyChanges(text, changes), changes };
}

/** The change that puts a comment behind a passage, which is highlighted, or at a place. Marks in the passage stay. */
export function addComment(from: number, to: number, note: string, author: Author | undefined): TextChange[] {
  const written = writeNote(note, author);
  if (from === to) return [{ from, to, insert: written }];
  return [
    { from, to: from, insert: '{==' },
    { from: to, to, insert: `==}${written}` },
  ];
}

/** The change that adds a reply behind the last comment of an item. */
export function addReply(item: ReviewItem, note: string, author: Author | undefined): TextChange[] {
  return [{ from: item.range.to, to: item.range.to, insert: writeNote(note, author) }];
}

/** What is cut out around the part of a mark that stays. */
function changesOf(mark: Mark, decision: Decision): TextChange[] {
  const kept = decision === 'accept' ? mark.after : mark.before;
  const { from, to } = mark.range;
  if (kept.from === kept.to) return [{ from, to, insert: '' }];
  return [
    { from, to: kept.from, insert: '' },
    { from: kept.to, to, insert: '' },
  ];
}
