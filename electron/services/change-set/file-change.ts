import type { ProcessMark } from '../disk/is-running.ts';
import type { FileHash } from '../../../shared/contract/request-parts.ts';

/** What one file of a folder is to become. Paths are relative to the folder, with `/`. */
export interface FileChange {
  readonly path: string;
  /** The version that must be there for the change to be made; null: no file. */
  readonly before: FileHash | null;
  /** The new bytes (of a new file, with the mode of another one), a file elsewhere whose bytes are copied, or null: the file goes. */
  readonly after: { readonly bytes: Uint8Array; readonly like?: string } | { readonly copyOf: string } | null;
}

/** A change as the record on disk keeps it. */
export interface RecordedChange {
  readonly path: string;
  readonly before: FileHash | null;
  readonly after: FileHash | null;
}

/** What a change set is for, so that a person can be told of one that was cut off. */
export type Purpose = 'export' | 'bulk-change';

/** The mark is that of the process that carries it out; another one leaves it alone while that lives. */
export interface ChangeRecord extends ProcessMark {
  readonly version: 1;
  readonly purpose?: Purpose;
  readonly changes: readonly RecordedChange[];
}

export type Outcome =
  /** Every change is on disk. `undo` leads back, as long as nobody changes these files meanwhile. */
  | { readonly kind: 'done'; readonly undo: readonly FileChange[] }
  | { readonly kind: 'cancelled' }
  /** These files are not the versions that the changes were made for; nothing was written. */
  | { readonly kind: 'differs'; readonly paths: readonly string[] };

/** What was found of a change set that a crash cut off. */
export type Recovery =
  /** It had not begun to touch the folder's files, and was cleared away. */
  | { readonly kind: 'discarded'; readonly purpose: Purpose }
  /** Another computer began it, and it is not finished; its files and record are in `folder`. */
  | { readonly kind: 'elsewhere'; readonly purpose: Purpose; readonly folder: string }
  /** It was completed. */
  | { readonly kind: 'completed'; readonly purpose: Purpose; readonly paths: readonly string[] }
  /** It was taken back, because it could not be completed: `cause` says why. */
  | { readonly kind: 'taken-back'; readonly purpose: Purpose; readonly cause: unknown }
  /** Somebody changed these files since, so they were left as they are; the others were completed. */
  | { readonly kind: 'differs'; readonly purpose: Purpose; readonly paths: readonly string[] };

export interface CarryOptions {
  /** `export` where nothing is said. */
  readonly purpose?: Purpose;
  /** Told after each file that is staged or put into place: `done` of `total` steps. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Cancels while files are staged; from then on the change set is completed. */
  readonly signal?: AbortSignal;
  /**
   * Done once every file is in place, before the record of the change set goes: should the program be killed meanwhile,
   * the next start says that the files are there.
   */
  readonly afterwards?: () => Promise<void>;
}
