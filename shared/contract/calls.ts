import type { Problem } from '../kit/problem.ts';
import {
  anyBoolean,
  anyBytes,
  anyCount,
  anyNumber,
  anyText,
  arrayOf,
  nothing,
  nullable,
  objectOf,
  oneOf,
  optional,
  such,
  type Decoder,
} from '../kit/decode.ts';
import type { AssetsAnswer, TrashAssetsAnswer, TrashedAssets } from './assets.ts';
import { bulkChangeDecoder, type BulkAnswer, type BulkPlanAnswer, type BulkTexts, type PostRow } from './bulk.ts';
import type { DictionaryBytes } from './language-worker.ts';
import type {
  CarryOutAnswer,
  ExportTargets,
  ExportTexts,
  GitAnswer,
  PagesAnswer,
  PlanAnswer,
  TargetAnswer,
} from './export.ts';
import type { ProofAnswer } from './proof.ts';
import { textQueryDecoder, type SearchAnswer } from './search.ts';
import { settingsDecoder, type Settings } from './settings.ts';
import { KEEP_REASONS, type HistoryEntry } from './history.ts';
import type { AddressPlan } from '../export/change-address.ts';
import { CELL_KINDS } from '../library/cells.ts';
import type { ThemeFiles } from '../site/site-settings.ts';
import type { SitePath } from '../site/site-file.ts';
import type { TextChange } from '../text/text-change.ts';
import { SEARCH_PARTS } from '../text/text-search.ts';

/**
 * Every call that the page may make to the main process: its name, how its request is decoded there, and the type of
 * the answer. Both sides' wrappers derive from this map; a name that is not here cannot be called.
 * Answers never throw across the border: what can go wrong is part of the answer.
 */

/** A site opened in this window, as main knows it; the page can name no other folder. */
export type SiteId = string & { readonly siteId: unique symbol };

/** The page gets this long to make a file that the preview asks for; milliseconds. */
export const PROVIDED_WITHIN = 10_000;

/** In UTF-16 units of its JSON. */
export const LONGEST_UNDO = 2_000_000;

/** SHA-256 of a file's bytes, in hex: which version of a file a change was made from. */
export type FileHash = string & { readonly fileHash: unique symbol };

/** A relative path without empty, `.` or `..` segments, backslashes, NUL or drive letters; main resolves symlinks besides. */
export const anySitePath: Decoder<SitePath> = such(
  anyText,
  path =>
    path.length > 0 &&
    path.length < 4096 &&
    !/[\0\\]/.test(path) &&
    !/^[a-z]:/i.test(path) &&
    path.split('/').every(segment => segment !== '' && segment !== '.' && segment !== '..'),
  'a path inside the site',
);

const anySiteId: Decoder<SiteId> = such(anyText, id => /^[a-z0-9]{16,64}$/.test(id), 'the id of an open site');
const anyHash: Decoder<FileHash> = such(anyText, hash => /^[0-9a-f]{64}$/.test(hash), 'a SHA-256 in hex');
const anyObjectName = such(anyText, name => /^[0-9a-f]{40,64}$/.test(name), 'the name of a revision');
/** A name that git takes for a branch, and none of its options. */
const anyBranch = such(
  anyText,
  name => /^(?![-./])(?!.*(?:\.\.|\/\/|@\{|\.lock$|[./]$))[^\0-\x20~^:?*[\\\x7f]{1,200}$/.test(name),
  'the name of a branch',
);
const ofSite = { site: anySiteId };
const ofFile = { site: anySiteId, path: anySitePath };
const ofPlan = { site: anySiteId, plan: anyCount };
const decided = objectOf({
  path: anySitePath,
  decision: oneOf('keep', 'replace', 'merge', 'chosen'),
  text: nullable(anyText),
});
/** An undo history as the page writes it (JSON); longer ones are not worth their time. */
const anyUndo = such(anyText, text => text.length <= LONGEST_UNDO, `at most ${LONGEST_UNDO} characters`);
const textChange = objectOf({ from: anyCount, to: anyCount, insert: anyText });

export interface RecentSite {
  readonly folder: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly opened: number;
}

/** What the window needs before its first paint. */
export interface Start {
  readonly settings: Settings;
  readonly recent: readonly RecentSite[];
  /** What the command line, the file manager or the last session asked to open. */
  readonly open: { readonly folder: string; readonly post: SitePath | null } | null;
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly version: string;
  /** The machine's IANA zone. */
  readonly zone: string;
  /** True when the page's own process ended unexpectedly and this is a new one: say so, and offer what was recovered. */
  readonly restarted: boolean;
  /** True when the picture of the settled window is wanted (`--screenshot`): the page calls `window.settled` then. */
  readonly screenshot: boolean;
}

export interface OpenedSite {
  readonly id: SiteId;
  readonly folder: string;
  /** The folder's own name; the site's title is in its `_config.yml`. */
  readonly name: string;
  /** `jekyll` when the folder holds a `_config.yml` (or `.yaml`), else a plain folder of Markdown. */
  readonly kind: 'jekyll' | 'folder';
  /** Where the preview loads pages of this site from, such as `galley-site://1f0c…`; without a trailing slash. */
  readonly origin: string;
  /** The repository that the folder is in, if any. */
  readonly git: { readonly branch: string; readonly ahead: number; readonly behind: number } | null;
  readonly writable: boolean;
}

export type OpenAnswer =
  | { readonly kind: 'opened'; readonly site: OpenedSite; readonly post: SitePath | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly problem: Problem };

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

export type ChangeAnswer = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly problem: Problem };

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

export type AddressAnswer =
  { readonly kind: 'planned'; readonly plan: AddressPlan } | { readonly kind: 'refused'; readonly problem: Problem };

export interface ImportedImage {
  /** Where the image lies in the site, `assets/images/<md5>.jpg`. */
  readonly path: SitePath;
  /** Pixels, after the orientation is applied; null for SVG without a size. */
  readonly width: number | null;
  readonly height: number | null;
  /** True when a file of the same bytes was there already. */
  readonly known: boolean;
}

export type ImportAnswer =
  | { readonly kind: 'imported'; readonly image: ImportedImage }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** Ties a request's decoder to the type of its answer. */
export interface Call<Request, Answer> {
  readonly request: Decoder<Request>;
  /** Carries the type alone; never present at run time. */
  readonly answer?: Answer;
}

const call = <Answer>() => ({ takes: <Request>(request: Decoder<Request>): Call<Request, Answer> => ({ request }) });

export const calls = {
  'app.start': call<Start>().takes(nothing),
  'app.open-link': call<ChangeAnswer>().takes(objectOf({ url: anyText })),
  'app.save-settings': call<ChangeAnswer>().takes(settingsDecoder),
  /** Writes versions and the end of the log into a file, and shows it to the person. */
  'app.report-problem': call<ChangeAnswer>().takes(nothing),
  /** Shows the licences of Chromium's parts, which come with Electron. */
  'app.show-chromium-licences': call<ChangeAnswer>().takes(nothing),
  'app.clear-recent': call<ChangeAnswer>().takes(nothing),

  /** Languages (BCP 47) whose spelling can be checked besides English. */
  'language.list': call<readonly string[]>().takes(nothing),
  'language.dictionary': call<DictionaryBytes | null>().takes(objectOf({ language: anyText })),

  /** Asks the person for a folder. */
  'site.choose': call<OpenAnswer>().takes(nothing),
  /** A folder that the person named: dropped, recent, or `null` for the starter site. A post's path opens its site. */
  'site.open': call<OpenAnswer>().takes(objectOf({ folder: nullable(anyText) })),
  /** Begins the `site.files` events: first the whole folder in chunks, then what changes. */
  'site.follow': call<ChangeAnswer>().takes(objectOf(ofSite)),
  /** Sends the whole folder once more, for a part of the page that lost what it was told. */
  'site.read-again': call<ChangeAnswer>().takes(objectOf(ofSite)),
  /** The files of the theme gem of this name; null when it is not installed on this machine. */
  'site.theme': call<ThemeFiles | null>().takes(objectOf({ ...ofSite, name: anyText })),
  'site.close': call<ChangeAnswer>().takes(objectOf(ofSite)),

  'post.read': call<ReadAnswer>().takes(objectOf(ofFile)),
  /** Writes atomically when the disk still holds `base` (null: when there is no such file yet). */
  'post.save': call<SaveAnswer>().takes(objectOf({ ...ofFile, text: anyText, base: nullable(anyHash) })),
  /** Renames a saved file inside the site; refused when the target exists. */
  'post.rename': call<ChangeAnswer>().takes(objectOf({ ...ofFile, to: anySitePath })),
  /** Moves the file to the system's trash, and keeps a copy that can be brought back. */
  'post.trash': call<ChangeAnswer>().takes(objectOf(ofFile)),
  /** What can be brought back, the last first. */
  'post.trashed': call<readonly TrashedAssets[]>().takes(objectOf(ofSite)),
  'post.restore': call<ChangeAnswer>().takes(objectOf({ ...ofSite, id: anyText })),
  'post.show-in-folder': call<ChangeAnswer>().takes(objectOf(ofFile)),

  /** Appends to the recovery journal of a post; on disk within a second. `from` is the text's length before the changes. */
  'journal.append': call<ChangeAnswer>().takes(
    objectOf({ ...ofFile, from: anyCount, changes: arrayOf(textChange), origin: anyText, time: anyNumber }),
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
  /** Keeps a text of a post, unless it is the last one kept. */
  'history.add': call<ChangeAnswer>().takes(objectOf({ ...ofFile, text: anyText, reason: oneOf(...KEEP_REASONS) })),

  /** Stores the bytes of a pasted or dropped image under the MD5 of its bytes. `name` is only a hint for words. */
  'image.import': call<ImportAnswer>().takes(objectOf({ ...ofSite, name: anyText, bytes: anyBytes })),
  /** Asks the person for an image or, with `many`, for several; the names of those that were chosen, none when it is cancelled. */
  'image.choose': call<readonly string[]>().takes(objectOf({ ...ofSite, many: anyBoolean })),
  /** Stores one of the images that the person chose last, by its place among them: the page names no file outside the site. */
  'image.take-chosen': call<ImportAnswer>().takes(objectOf({ ...ofSite, index: anyCount })),

  /** The site's images with who uses them, and those that are not there. Open texts count beside what is on disk. */
  'assets.list': call<AssetsAnswer>().takes(
    objectOf({ ...ofSite, unsaved: arrayOf(objectOf({ path: anySitePath, text: anyText })) }),
  ),
  /** Moves images to Galley's own trash, all or none; refused when one of them is mentioned anywhere. */
  'assets.trash': call<TrashAssetsAnswer>().takes(
    objectOf({
      ...ofSite,
      paths: such(arrayOf(anySitePath), paths => paths.length > 0 && paths.length <= 10_000, '1 to 10,000 images'),
      unsaved: arrayOf(objectOf({ path: anySitePath, text: anyText })),
    }),
  ),
  'assets.restore': call<ChangeAnswer>().takes(objectOf({ ...ofSite, id: anyText })),

  /**
   * Builds the saved site with the machine's own Jekyll, which runs the site's plugins, and compares the pages. Answers
   * when that is over; `proof.cancel` ends it.
   */
  'proof.run': call<ProofAnswer>().takes(objectOf({ ...ofSite, scope: oneOf('posts', 'pages') })),
  'proof.cancel': call<ChangeAnswer>().takes(objectOf(ofSite)),

  /** Reads the site's addresses, open texts included, for the plans that follow until `address.end`. */
  'address.begin': call<ChangeAnswer>().takes(
    objectOf({ ...ofSite, unsaved: arrayOf(objectOf({ path: anySitePath, text: anyText })) }),
  ),
  /** What follows when a document lies, and is published, elsewhere; `slug` and `permalink` are null where they stay. */
  'address.plan': call<AddressAnswer>().takes(
    objectOf({
      ...ofFile,
      to: anySitePath,
      slug: nullable(anyText),
      permalink: nullable(anyText),
      redirect: anyBoolean,
    }),
  ),
  'address.end': call<ChangeAnswer>().takes(objectOf(ofSite)),

  /** Answers a `preview.wanted` event: a generated file of the site (compiled CSS, a feed); null when there is none. */
  'preview.provide': call<ChangeAnswer>().takes(
    objectOf({
      ...ofSite,
      request: anyCount,
      type: anyText,
      text: nullable(anyText),
      /** The file that the address means, where it is one of the site's or the theme's as it stands. */
      file: optional(nullable(anySitePath)),
    }),
  ),
  /** Writes the whole page to a temporary file and opens it in the user's browser. */
  'preview.open-in-browser': call<ChangeAnswer>().takes(objectOf({ ...ofSite, url: anyText, html: anyText })),
  /** Asks where to write a whole page as one file that holds everything it is made of. */
  'preview.save-html': call<ChangeAnswer>().takes(objectOf({ ...ofSite, url: anyText, html: anyText })),
  /** Prints a whole page, or asks where to write it as a PDF. */
  'preview.print': call<ChangeAnswer>().takes(
    objectOf({ ...ofSite, url: optional(anyText), html: optional(anyText), toPdf: anyBoolean }),
  ),

  'export.targets': call<ExportTargets | null>().takes(objectOf(ofSite)),
  /** Asks the person for another site's folder, which is then remembered for this one. */
  'export.choose-target': call<TargetAnswer>().takes(objectOf(ofSite)),
  /** Works out an export from the files on disk: into the folder that was chosen, or within the site's own (`here`). */
  'export.plan': call<PlanAnswer>().takes(
    objectOf({
      ...ofSite,
      to: oneOf('here', 'chosen'),
      posts: such(arrayOf(anySitePath), posts => posts.length > 0 && posts.length <= 10_000, '1 to 10,000 posts'),
      decisions: arrayOf(decided),
    }),
  ),
  /** Renders the target before and after the plan, and says which pages differ. */
  'export.pages': call<PagesAnswer>().takes(objectOf(ofPlan)),
  /** The text of the plan's file, conflict (theirs, mine) or page at an index. */
  'export.texts': call<ExportTexts | null>().takes(
    objectOf({ ...ofPlan, of: oneOf('file', 'conflict', 'page'), at: anyCount }),
  ),
  /** Carries the plan out; `export.progress` events tell how far it is. */
  'export.carry-out': call<CarryOutAnswer>().takes(
    objectOf({ ...ofPlan, branch: nullable(anyBranch), message: nullable(anyText) }),
  ),
  /** Stops a carrying out that has not yet begun to put files into place. */
  'export.cancel': call<ChangeAnswer>().takes(objectOf(ofSite)),
  'export.undo': call<ChangeAnswer>().takes(objectOf(ofSite)),
  /** Brings the target's repository and its remote together, one step at a time. */
  'export.git': call<GitAnswer>().takes(objectOf({ ...ofSite, step: oneOf('fetch', 'pull', 'push') })),
  /** The dialog is closed: plans and what leads back are forgotten. */
  'export.close': call<ChangeAnswer>().takes(objectOf(ofSite)),

  /** Works out a change of many posts from the files on disk; `bulk.progress` tells how many were read. */
  'bulk.plan': call<BulkPlanAnswer>().takes(
    objectOf({
      ...ofSite,
      change: bulkChangeDecoder(anySitePath),
      /** How the site's posts write keys that are new in a post. */
      habits: objectOf({ order: arrayOf(anyText), lists: oneOf('flow', 'block') }),
    }),
  ),
  /** The plan's file at an index; null when the plan was replaced. */
  'bulk.texts': call<BulkTexts | null>().takes(objectOf({ ...ofPlan, at: anyCount })),
  /** Keeps the posts as they are in their histories, then changes all files or none. */
  'bulk.carry-out': call<BulkAnswer>().takes(objectOf(ofPlan)),
  /** Stops a planning, or a carrying out that has not yet begun to put files into place. */
  'bulk.cancel': call<ChangeAnswer>().takes(objectOf(ofSite)),
  /** Takes the last change back; `rest` leaves out files that were changed since, else one of those stops it. */
  'bulk.undo': call<BulkAnswer>().takes(objectOf({ ...ofSite, rest: anyBoolean })),
  /** The front matter of some posts as the rows of a table, each key as the kind that it is shown as. */
  'bulk.rows': call<readonly PostRow[]>().takes(
    objectOf({
      ...ofSite,
      paths: such(arrayOf(anySitePath), paths => paths.length <= 500, 'at most 500 posts'),
      keys: arrayOf(objectOf({ key: anyText, kind: oneOf(...CELL_KINDS) })),
    }),
  ),

  /** Looks through the site's files; `search.found` events bring what is found. A new search ends the one before. */
  'search.run': call<SearchAnswer>().takes(
    objectOf({
      ...ofSite,
      /** Comes back in the events. */
      round: anyCount,
      query: textQueryDecoder,
      part: oneOf(...SEARCH_PARTS),
      /** Null where nothing is to be replaced. */
      replacement: nullable(anyText),
      /** Open texts that stand for their files. */
      unsaved: arrayOf(objectOf({ path: anySitePath, text: anyText })),
    }),
  ),
  'search.cancel': call<ChangeAnswer>().takes(objectOf(ofSite)),

  'window.describe': call<ChangeAnswer>().takes(
    objectOf({ title: anyText, edited: anyBoolean, site: optional(anySiteId), path: optional(anySitePath) }),
  ),
  /** Answers a `window.closing` event. */
  'window.close': call<ChangeAnswer>().takes(objectOf({ agreed: anyBoolean })),
  'window.toggle-full-screen': call<ChangeAnswer>().takes(nothing),
  'window.settled': call<ChangeAnswer>().takes(nothing),
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type RequestOf<N extends CallName> = Calls[N] extends Call<infer Request, unknown> ? Request : never;
export type AnswerOf<N extends CallName> =
  Calls[N] extends Call<never, infer Answer>
    ? Answer
    : Calls[N] extends { readonly answer?: infer Answer }
      ? Exclude<Answer, undefined>
      : never;
