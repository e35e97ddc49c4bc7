import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileHash } from '../../../shared/contract/request-parts.ts';
import { faultCode } from '../disk/fault.ts';
import { fileHash } from '../disk/file-hash.ts';
import { markShape, stateOf, type ProcessMark } from '../disk/is-running.ts';
import { writeAll, type FileSystem } from '../disk/file-system.ts';
import { isStage, stageName } from '../disk/temporary-name.ts';
import {
  anyCount,
  anyText,
  arrayOf,
  nullable,
  objectOf,
  oneOf,
  optional,
  such,
  type Decoder,
} from '../../../shared/kit/decode.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import type { ChangeRecord, FileChange, Purpose, RecordedChange } from './file-change.ts';

/** The functions that staging needs beside those of single files. */
export interface StageFileSystem extends FileSystem {
  copyFile(from: string, to: string, mode?: number): Promise<void>;
  readlink(path: string): Promise<string>;
  rmdir(path: string): Promise<void>;
  rm(path: string, options: { readonly recursive: true; readonly force: true }): Promise<void>;
}

const STAGED = 'staged.json';
const BEGUN = 'begun.json';
const DONE = 'done.json';
/** `owner-0.json` names the process that made the stage, each later one the process that took it up after a crash. */
const OWNER = /^owner-(\d+)\.json$/;
/** A stage that is removed while it is being made is begun anew; not for ever. */
const TRIES = 3;

/**
 * The folder beside the target's files in which a change set is made ready: `new-N` and `old-N` for change N, the mark
 * of the process that works on it, and a record. The record's name tells how far it came:
 *
 *     (no record) ── every new file flushed ──▶ staged.json ── rename, flushed ──▶ begun.json ── all in place ──▶ done.json ──▶ gone
 *      discarded on recovery                     discarded                          completed, else taken back    cleared away
 *
 * Git sees none of it.
 */
export class Stage {
  private constructor(
    private readonly fs: StageFileSystem,
    readonly folder: string,
    readonly changes: readonly RecordedChange[],
    readonly purpose: Purpose,
    /** The process that works on it here. */
    private readonly mark: ProcessMark,
    /** How often the stage has got an owner, from 0. */
    private readonly turn = 0,
  ) {}

  static async create(
    fs: StageFileSystem,
    root: string,
    changes: readonly FileChange[],
    { purpose, mark }: { readonly purpose: Purpose; readonly mark: ProcessMark },
  ): Promise<Stage> {
    const folder = await newFolder(fs, root, { ...mark, purpose });
    const recorded: RecordedChange[] = [];
    for (const { path, before } of changes) recorded.push({ path, before, after: null });
    return new Stage(fs, folder, recorded, purpose, mark);
  }

  /** The stages that earlier processes left in a folder. */
  static async find(fs: StageFileSystem, root: string): Promise<readonly string[]> {
    const names = await fs.readdir(root).catch(() => [] as string[]);
    const stages: string[] = [];
    for (const folder of names.filter(isStage).map(name => join(root, name))) {
      const facts = await lstat(folder).catch((error: unknown) => {
        // Whoever works on it may have cleared it away by now.
        if (faultCode(error) !== 'ENOENT') throw error;
      });
      // A link would lead the change set's own files elsewhere.
      if (facts?.isDirectory()) stages.push(folder);
    }
    return stages;
  }

  /** Opens what a crash left; `begun` tells whether files of the target may have been touched, `done` that all was said of it. */
  static async open(
    fs: StageFileSystem,
    folder: string,
    mine: ProcessMark,
  ): Promise<{ readonly stage: Stage; readonly begun: boolean; readonly done: boolean; readonly owner: Owner }> {
    const names = await fs.readdir(folder).catch(() => [] as string[]);
    const begun = await readRecord(join(folder, BEGUN));
    const record = begun ?? (await readRecord(join(folder, STAGED)));
    const turn = names.reduce((last, name) => Math.max(last, Number(OWNER.exec(name)?.[1] ?? -1)), -1);
    const mark = turn < 0 ? record : ((await readMark(join(folder, ownerName(turn)))) ?? record);
    return {
      stage: new Stage(fs, folder, record?.changes ?? [], record?.purpose ?? mark?.purpose ?? 'export', mine, turn),
      begun: begun !== undefined,
      done: names.includes(DONE),
      owner: names.length === 0 ? 'nobody' : mark ? stateOf(mark) : 'gone',
    };
  }

  /** Makes this process the owner of a stage whose own is gone; false where another one did that first. */
  async claim(): Promise<boolean> {
    try {
      await writeOwner(this.fs, this.folder, this.turn + 1, { ...this.mark, purpose: this.purpose });
    } catch (error) {
      // On a full disk what is staged can still be put into place, and who writes nowhere takes nothing up.
      return !['EEXIST', 'ENOENT'].includes(faultCode(error));
    }
    return true;
  }

  /** Leaves a stage that could not be finished to whoever looks for one next. */
  async release(): Promise<void> {
    const mark = { ...this.mark, purpose: this.purpose, started: 'let go' };
    await writeOwner(this.fs, this.folder, this.turn + 1, mark).catch(() => undefined);
  }

  /** Removes a stage in which nothing is yet; one that its maker has just begun to fill stays. */
  async removeEmpty(): Promise<void> {
    await this.fs.rmdir(this.folder).catch(() => undefined);
  }

  /** Puts the new bytes of change `index` aside, flushed, and keeps hold of the old ones; gives the new hash. */
  async put(index: number, change: FileChange, target: string): Promise<FileHash | null> {
    if (change.before !== null) await this.#keep(target, this.old(index));
    if (change.after === null) return null;
    const path = this.fresh(index);
    if ('copyOf' in change.after) {
      await this.fs.copyFile(change.after.copyOf, path);
      return this.#flush(path);
    }
    const file = await this.fs.open(path, 'wx', 0o666);
    try {
      await writeAll(file, change.after.bytes);
      const like = change.before === null ? change.after.like : target;
      if (like !== undefined) await file.chmod((await this.fs.stat(like)).mode & 0o7777);
      await file.sync();
    } finally {
      await file.close();
    }
    return fileHash(change.after.bytes);
  }

  /** Writes the record: from here on the stage says what it is for. */
  async record(hashes: readonly (FileHash | null)[]): Promise<Stage> {
    const changes = this.changes.map((change, index) => ({ ...change, after: hashes[index]! }));
    const record: ChangeRecord = { version: 1, purpose: this.purpose, ...this.mark, changes };
    const file = await this.fs.open(join(this.folder, STAGED), 'wx', 0o600);
    try {
      await writeAll(file, Buffer.from(JSON.stringify(record)));
      await file.sync();
    } finally {
      await file.close();
    }
    await this.#flushFolder();
    return new Stage(this.fs, this.folder, changes, this.purpose, this.mark);
  }

  /** The point of no return: after a crash the change set is completed. */
  async begin(): Promise<void> {
    await this.fs.rename(join(this.folder, STAGED), join(this.folder, BEGUN));
    await this.#flushFolder();
  }

  /** A crash in the middle leaves nothing that could be taken for work that had not begun: the record of it goes last. */
  async remove(): Promise<void> {
    const record = join(this.folder, DONE);
    const wasBegun = await this.fs.rename(join(this.folder, BEGUN), record).then(
      () => true,
      () => false,
    );
    const names = wasBegun ? await this.fs.readdir(this.folder) : [];
    for (const name of names) if (name !== DONE) await this.fs.unlink(join(this.folder, name));
    await this.fs.rm(this.folder, { recursive: true, force: true });
  }

  fresh(index: number): string {
    return join(this.folder, `new-${index}`);
  }

  old(index: number): string {
    return join(this.folder, `old-${index}`);
  }

  /** A link costs nothing and outlives the renaming of the new file over the old name. */
  async #keep(target: string, old: string): Promise<void> {
    try {
      await this.fs.link(target, old);
    } catch (error) {
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'].includes(faultCode(error))) throw error;
      await this.fs.copyFile(target, old);
      await this.#flush(old);
    }
  }

  async #flush(path: string): Promise<FileHash> {
    // Windows flushes only what may be written; a copy of a file that may not be is flushed as it is.
    const file = await this.fs.open(path, 'r+').catch(() => this.fs.open(path, 'r'));
    try {
      await file.sync();
      return fileHash(await file.readFile());
    } finally {
      await file.close();
    }
  }

  async #flushFolder(): Promise<void> {
    const handle = await this.fs.open(this.folder, 'r').catch(() => undefined);
    await handle?.sync().catch(() => undefined);
    await handle?.close();
  }
}

interface StageMark extends ProcessMark {
  readonly purpose?: Purpose | undefined;
}

/** `nobody`: nothing is in it yet, not even the mark of its maker. */
export type Owner = 'living' | 'gone' | 'elsewhere' | 'nobody';

const ownerName = (turn: number): string => `owner-${turn}.json`;

async function newFolder(fs: StageFileSystem, root: string, mark: StageMark): Promise<string> {
  for (let left = TRIES; ; left--) {
    const folder = join(root, stageName());
    await fs.mkdir(folder);
    try {
      await writeOwner(fs, folder, 0, mark);
      await writeSmall(fs, join(folder, '.gitignore'), '*\n');
      return folder;
    } catch (error) {
      await fs.rm(folder, { recursive: true, force: true }).catch(() => undefined);
      if (left === 1 || faultCode(error) !== 'ENOENT') throw error;
    }
  }
}

function writeOwner(fs: StageFileSystem, folder: string, turn: number, mark: StageMark): Promise<void> {
  return writeSmall(fs, join(folder, ownerName(turn)), JSON.stringify(mark));
}

/** A file that a crash of the whole system may lose. */
async function writeSmall(fs: StageFileSystem, path: string, text: string): Promise<void> {
  const file = await fs.open(path, 'wx', 0o600);
  try {
    await writeAll(file, Buffer.from(text));
  } finally {
    await file.close();
  }
}

const anyHash: Decoder<FileHash | null> = nullable(such(anyText, hash => /^[0-9a-f]{64}$/.test(hash), 'a hash'));
/** The record lies among a site's files: it may be anybody's. */
const recordDecoder: Decoder<ChangeRecord> = objectOf({
  version: such<number, 1>(anyCount, version => version === 1, 'version 1'),
  purpose: optional(oneOf('export', 'bulk-change')),
  ...markShape,
  changes: arrayOf(objectOf({ path: anyText, before: anyHash, after: anyHash })),
});
const LARGEST_RECORD = 64 * 1024 * 1024;
const LARGEST_MARK = 4096;
const anyMark: Decoder<StageMark> = objectOf({ ...markShape, purpose: optional(oneOf('export', 'bulk-change')) });

async function readMark(path: string): Promise<StageMark | undefined> {
  try {
    const mark = anyMark(JSON.parse((await readRegularFile(path, LARGEST_MARK)).toString('utf8')));
    return mark.ok ? mark.value : undefined;
  } catch {
    return undefined;
  }
}

async function readRecord(path: string): Promise<ChangeRecord | undefined> {
  try {
    const record = recordDecoder(JSON.parse((await readRegularFile(path, LARGEST_RECORD)).toString('utf8')));
    return record.ok ? record.value : undefined;
  } catch {
    return undefined;
  }
}
