import { anyCount, anyNumber, anyText, arrayOf, nullable, objectOf, oneOf, such } from '../kit/decode.ts';
import type { Problem } from '../kit/problem.ts';
import type { SitePath } from '../site/site-file.ts';
import type { TextChange } from '../text/text-change.ts';
import type { TrashedAssets } from './assets.ts';
import { call, type ChangeAnswer } from './call.ts';
import { KEEP_REASONS, type HistoryEntry } from './history.ts';
import { anySitePath, anyHash, ofSite, ofFile, type FileHash } from './request-parts.ts';

/** In UTF-16 units of its JSON. */
export const LONGEST_UNDO = 2_000_000;

/** An undo history as the page writes it (JSON); longer ones are not worth their time. */
const anyUndo = such(anyText, text => text.length <= LONGEST_UNDO, `at most ${LONGEST_UNDO} characters`);

const textChange = objectOf({ from: anyCount, to: anyCount, insert: anyText });
/** `from` is the text's length before the changes. */
const journalStep = { from: anyCount, changes: arrayOf(textChange), origin: anyText, time: anyNumber };
const anyObjectName = such(anyText, name => /^[0-9a-f]{40,64}$/.test(name), 'the name of a revision');

/** The exact text of a file, decoded as UTF-8 with a BOM kept, and the version that it is. */
export interface FileVersion {
  readonly text: string;
  readonly hash: FileHash;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

export type ReadAnswer =
  { readonly kind: 'read'; readonly file: FileVersion } | { readonly kind: 'refused'; readonly problem: Problem };

export type SaveAnswer =
  | { readonly kind: 'saved'; readonly hash: FileHash; readonly modified: number }
  /** The file on disk is not the version that the text was made from; nothing was written. `disk` is null when it is gone. */
  | { readonly kind: 'conflict'; readonly disk: FileVersion | null }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** One change of a text, with where it came from (`input.type`, `undo`) and when; milliseconds since the epoch. */
export interface JournalStep {
  readonly changes: readonly TextChange[];
  readonly origin: string;
  readonly time: number;
}

/** Unsaved text that outlived its window: what the journal holds beside what the disk holds. */
export interface Recovered {
  readonly path: SitePath;
  /** Without byte-order mark, every line break `\n`. */
  readonly mine: string;
  /** The exact text of the file that the journal began with, and the undo history before it, as the page wrote it. */
  readonly start: { readonly text: string; readonly undo: string | null };
  /** How `mine` came about from there. */
  readonly steps: readonly JournalStep[];
  /** Which run of the program left it. */
  readonly run: string;
  /** The version on disk that `mine` was made from; null for a file that was never saved. */
  readonly base: FileHash | null;
  readonly disk: FileVersion | null;
  /** When the journal was last written; milliseconds since the epoch. */
  readonly written: number;
}

export const postCalls = {
  'post.read': call<ReadAnswer>().takes(objectOf(ofFile)),
  /** Writes atomically when the disk still holds `base` (null: when there is no such file yet). */
  'post.save': call<SaveAnswer>().takes(objectOf({ ...ofFile, text: anyText, base: nullable(anyHash) })),
  /** Renames a saved file inside the site; refused when the target exists. */
  'post.rename': call<ChangeAnswer>().takes(objectOf({ ...ofFile, to: anySitePath })),
  /**
   * Moves the file to the system's trash, and keeps a copy that can be brought back. `moved` is when the person asked for
   * it (milliseconds since the epoch): posts of one time come back together.
   */
  'post.trash': call<ChangeAnswer>().takes(objectOf({ ...ofFile, moved: anyCount })),
  /** What can be brought back, the last first. */
  'post.trashed': call<readonly TrashedAssets[]>().takes(objectOf(ofSite)),
  'post.restore': call<ChangeAnswer>().takes(objectOf({ ...ofSite, id: anyText })),
  'post.show-in-folder': call<ChangeAnswer>().takes(objectOf(ofFile)),

  /** Appends to the recovery journal of a post; on disk within a second. */
  'journal.append': call<ChangeAnswer>().takes(objectOf({ ...ofFile, ...journalStep })),
  /**
   * Starts a post's journal again from a version of its file that main read or wrote, the undo history that led there, and
   * what was done since. Refused where main does not have that version any more, or the steps do not speak of it.
   */
  'journal.begin': call<ChangeAnswer>().takes(
    objectOf({ ...ofFile, base: anyHash, undo: nullable(anyUndo), steps: arrayOf(objectOf(journalStep)) }),
  ),
  /**
   * Starts a post's journal again from a file's exact text and its undo history (on opening for writing, or after a lost
   * append). What an earlier run left of the same text is taken up by it.
   */
  'journal.restart': call<ChangeAnswer>().takes(
    objectOf({ ...ofFile, base: nullable(anyHash), text: anyText, undo: nullable(anyUndo) }),
  ),
  /** Drops this run's journal after a verified save or on the person's word. */
  'journal.drop': call<ChangeAnswer>().takes(objectOf(ofFile)),
  /** Drops what an earlier run left of a post, on the person's word. */
  'journal.discard': call<ChangeAnswer>().takes(objectOf({ ...ofFile, run: anyText })),
  'journal.recover': call<readonly Recovered[]>().takes(objectOf(ofSite)),

  /** Keeps the undo history of a post that is saved, for this version of its file. */
  'undo.keep': call<ChangeAnswer>().takes(objectOf({ ...ofFile, hash: anyHash, undo: anyUndo })),
  /** The undo history that was kept for this version of the file. */
  'undo.load': call<string | null>().takes(objectOf({ ...ofFile, hash: anyHash })),

  /** The earlier texts of a post, newest first: those that Galley kept, and those that were committed. */
  'history.list': call<readonly HistoryEntry[]>().takes(objectOf(ofFile)),
  /** An earlier text, of a commit with the path of then; null when it is not kept any more. */
  'history.text': call<string | null>().takes(
    objectOf({ ...ofFile, kind: oneOf('kept', 'commit'), hash: anyObjectName }),
  ),
  /** Keeps a version of a post's file that main read or wrote, unless it is the last one kept; refused where main has it no more. */
  'history.keep': call<ChangeAnswer>().takes(objectOf({ ...ofFile, hash: anyHash, reason: oneOf(...KEEP_REASONS) })),
  /** Keeps a text of a post, unless it is the last one kept. */
  'history.add': call<ChangeAnswer>().takes(objectOf({ ...ofFile, text: anyText, reason: oneOf(...KEEP_REASONS) })),
} as const;
