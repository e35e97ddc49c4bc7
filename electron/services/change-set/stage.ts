import { lstat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { FileHash } from '../../../shared/contract/request-parts.ts';
import { faultCode } from '../fault.ts';
import { fileHash } from '../file-hash.ts';
import { isRunning } from '../is-running.ts';
import { writeAll, type FileSystem } from '../file-system.ts';
import { isStage, stageName } from '../temporary-name.ts';
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
import { readRegularFile } from '../regular-file.ts';
import type { ChangeRecord, FileChange, Purpose, RecordedChange } from './file-change.ts';

/** The functions that staging needs beside those of single files. */
export interface StageFileSystem extends FileSystem {
  copyFile(from: string, to: string, mode?: number): Promise<void>;
  readlink(path: string): Promise<string>;
  rm(path: string, options: { readonly recursive: true; readonly force: true }): Promise<void>;
}

const STAGED = 'staged.json';
const BEGUN = 'begun.json';

/**
 * The folder beside the target's files in which a change set is made ready: `new-N` and `old-N` for change N, and a
 * record. The record's name tells how far it came:
 *
 *     (no record) ── every new file flushed ──▶ staged.json ── rename, flushed ──▶ begun.json ── all in place ──▶ gone
 *      discarded on recovery                     discarded                          completed, else taken back
 */
export class Stage {
  private constructor(
    private readonly fs: StageFileSystem,
    readonly folder: string,
    readonly changes: readonly RecordedChange[],
    readonly purpose: Purpose,
  ) {}

  static async create(
    fs: StageFileSystem,
    root: string,
    changes: readonly FileChange[],
    purpose: Purpose,
  ): Promise<Stage> {
    const folder = join(root, stageName());
    await fs.mkdir(folder, { recursive: true });
    const recorded: RecordedChange[] = [];
    for (const { path, before } of changes) recorded.push({ path, before, after: null });
    return new Stage(fs, folder, recorded, purpose);
  }

  /** The stages that earlier processes left in a folder. */
  static async find(fs: StageFileSystem, root: string): Promise<readonly string[]> {
    const names = await fs.readdir(root).catch(() => [] as string[]);
    const stages: string[] = [];
    for (const folder of names.filter(isStage).map(name => join(root, name))) {
      // A link would lead the change set's own files elsewhere.
      if ((await lstat(folder)).isDirectory()) stages.push(folder);
    }
    return stages;
  }

  /** Opens what a crash left; `begun` tells whether files of the target may have been touched. */
  static async open(
    fs: StageFileSystem,
    folder: string,
  ): Promise<{ readonly stage: Stage; readonly begun: boolean; readonly owner: 'living' | 'gone' | 'elsewhere' }> {
    const begun = await readRecord(join(folder, BEGUN));
    const record = begun ?? (await readRecord(join(folder, STAGED)));
    const here = record?.host === hostname();
    const living = here && record.pid !== process.pid && isRunning(record.pid);
    const owner = record && !here ? 'elsewhere' : living ? 'living' : 'gone';
    return {
      stage: new Stage(fs, folder, record?.changes ?? [], record?.purpose ?? 'export'),
      begun: begun !== undefined,
      owner,
    };
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
    const record: ChangeRecord = { version: 1, purpose: this.purpose, pid: process.pid, host: hostname(), changes };
    const file = await this.fs.open(join(this.folder, STAGED), 'wx', 0o600);
    try {
      await writeAll(file, Buffer.from(JSON.stringify(record)));
      await file.sync();
    } finally {
      await file.close();
    }
    await this.#flushFolder();
    return new Stage(this.fs, this.folder, changes, this.purpose);
  }

  /** The point of no return: after a crash the change set is completed. */
  async begin(): Promise<void> {
    await this.fs.rename(join(this.folder, STAGED), join(this.folder, BEGUN));
    await this.#flushFolder();
  }

  async remove(): Promise<void> {
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
    const file = await this.fs.open(path, 'r');
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

const anyHash: Decoder<FileHash | null> = nullable(such(anyText, hash => /^[0-9a-f]{64}$/.test(hash), 'a hash'));
/** The record lies among a site's files: it may be anybody's. */
const recordDecoder: Decoder<ChangeRecord> = objectOf({
  version: such<number, 1>(anyCount, version => version === 1, 'version 1'),
  purpose: optional(oneOf('export', 'bulk-change')),
  pid: anyCount,
  host: anyText,
  changes: arrayOf(objectOf({ path: anyText, before: anyHash, after: anyHash })),
});
const LARGEST_RECORD = 64 * 1024 * 1024;

async function readRecord(path: string): Promise<ChangeRecord | undefined> {
  try {
    const record = recordDecoder(JSON.parse((await readRegularFile(path, LARGEST_RECORD)).toString('utf8')));
    return record.ok ? record.value : undefined;
  } catch {
    return undefined;
  }
}
