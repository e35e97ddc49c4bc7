import type { JournalStep } from '../../../shared/contract/post-calls.ts';
import type { FileHash } from '../../../shared/contract/request-parts.ts';
import {
  anyCount,
  anyNumber,
  anyText,
  arrayOf,
  nullable,
  objectOf,
  optional,
  such,
} from '../../../shared/kit/decode.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { splitLines } from '../../../shared/text/line-endings.ts';
import { applyChanges } from '../../../shared/text/text-change.ts';
import { checkedLine, readCheckedLines } from '../disk/checked-lines.ts';

/** A journal is checked lines: first the head, then the whole text, then changes. */
export interface JournalHead {
  readonly path: SitePath;
  readonly base: FileHash | null;
  readonly pid: number;
  /** Names the run of the program that writes the file. */
  readonly run: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** What a journal begins with: the exact text of the file, and the undo history that led to it (the page's own JSON). */
export interface JournalStart {
  readonly text: string;
  readonly undo: string | null;
}

export interface ChangeRecord extends JournalStep {
  /** Length of the text before the changes, with `\n` alone. */
  readonly from: number;
}

export interface ReplayedJournal {
  readonly head: JournalHead;
  readonly start: JournalStart;
  /** What was done since, in order. */
  readonly steps: readonly JournalStep[];
  /** Where the steps lead to; without byte-order mark, every line break `\n`. */
  readonly text: string;
  /** When the last readable record was written; milliseconds since the epoch. */
  readonly written: number;
}

const headDecoder = objectOf({
  path: such<string, SitePath>(anyText, path => path !== '', 'a path'),
  base: nullable(such<string, FileHash>(anyText, hash => /^[0-9a-f]{64}$/.test(hash), 'a hash')),
  pid: anyCount,
  run: anyText,
  time: anyNumber,
});
const startDecoder = objectOf({ text: anyText, undo: optional(nullable(anyText)) });
const changeDecoder = objectOf({
  from: anyCount,
  time: anyNumber,
  origin: optional(anyText),
  changes: arrayOf(objectOf({ from: anyCount, to: anyCount, insert: anyText })),
});

export function journalLine(record: JournalHead | JournalStart | ChangeRecord): Uint8Array {
  return checkedLine(record);
}

/** A file's text as changes count it. */
export function plainTextOf(fileText: string): string {
  return splitLines(fileText.replace(/^\uFEFF/, '')).text;
}

/** The text that a journal's bytes lead to, as far as they are whole; undefined where not even the first text is. */
export function replayJournal(bytes: Uint8Array): ReplayedJournal | undefined {
  const records = readCheckedLines(bytes);
  const head = headDecoder(records.next().value);
  const first = startDecoder(records.next().value);
  if (!head.ok || !first.ok) return undefined;
  const steps: JournalStep[] = [];
  let text = plainTextOf(first.value.text);
  let written = head.value.time;
  for (const record of records) {
    const change = changeDecoder(record);
    if (!change.ok || change.value.from !== text.length) break;
    const { changes, time, origin = '' } = change.value;
    try {
      text = applyChanges(text, changes);
    } catch {
      break;
    }
    steps.push({ changes, time, origin });
    written = time;
  }
  return { head: head.value, start: { text: first.value.text, undo: first.value.undo ?? null }, steps, text, written };
}
