import { constants, type Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileHash } from '../../../shared/contract/request-parts.ts';
import { Fault, faultCode } from './fault.ts';
import { fileHash } from './file-hash.ts';
import { nodeFileSystem, writeAll, type FileSystem } from './file-system.ts';
import { overwrite } from './overwrite.ts';
import { KeyedQueue } from './queue.ts';
import { stateOfWriter, temporaryName } from './temporary-name.ts';

/** A rename that another program's lock refuses is tried again after these many milliseconds. */
const PATIENCE = [20, 60, 150, 400];

export interface Written {
  readonly kind: 'written';
  readonly hash: FileHash;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

/** The file was not what the writer expected; nothing was written. `bytes` is null when there is no such file. */
export interface Differs {
  readonly kind: 'differs';
  readonly bytes: Uint8Array | null;
}

export interface DiskOptions {
  readonly fs?: FileSystem;
  /** Moves a file to the system's trash. */
  readonly trash?: (path: string) => Promise<void>;
  /** Where the former bytes are kept while a file has to be overwritten in place. */
  readonly safeFolder?: string;
}

/**
 * The only writer of files. A file is written beside its place, flushed, read back, and renamed into place, so that at
 * every moment the old or the new bytes are there, whole. Paths are absolute and resolved (`SiteFolder.resolve`).
 * Every method fails with the system's error.
 */
export class Disk {
  readonly #fs: FileSystem;
  readonly #trash: DiskOptions['trash'];
  readonly #safeFolder: string | undefined;
  readonly #queue = new KeyedQueue();

  constructor({ fs = nodeFileSystem, trash, safeFolder }: DiskOptions = {}) {
    this.#fs = fs;
    this.#trash = trash;
    this.#safeFolder = safeFolder;
  }

  /**
   * Writes a whole file and makes the folders above it. With `expected` it writes only when the file has that hash
   * (null: when there is none); a file that has the new bytes already counts as written. The file's mode and owner stay.
   */
  write(path: string, bytes: Uint8Array, expected?: FileHash | null): Promise<Written | Differs> {
    return this.#queue.run(path, () => this.#write(path, bytes, expected));
  }

  /** Writes a file that is named after its bytes: one that is there already is the same one, unless it is damaged. */
  create(path: string, bytes: Uint8Array): Promise<'written' | 'known'> {
    return this.#queue.run(path, async () => {
      const present = await this.#fs.readFile(path).catch(() => undefined);
      if (present && fileHash(present) === fileHash(bytes)) return 'known';
      await this.#write(path, bytes, undefined);
      return 'written';
    });
  }

  /** Writes a file that can be made again at any time: in one go, without flushing it. */
  async writeOutput(path: string, bytes: Uint8Array): Promise<void> {
    await this.#fs.mkdir(dirname(path), { recursive: true });
    const file = await this.#fs.open(path, 'w');
    try {
      await writeAll(file, bytes);
    } finally {
      await file.close();
    }
  }

  /** Moves a file to another name; fails with `EEXIST` rather than replace a file. */
  rename(from: string, to: string): Promise<void> {
    return this.#queue.run(from, async () => {
      await this.#fs.mkdir(dirname(to), { recursive: true });
      if (await this.#isSameFile(from, to)) await this.#fs.rename(from, to);
      else await this.#linkInto(from, to);
      await this.#flushFolder(dirname(to));
      if (dirname(from) !== dirname(to)) await this.#flushFolder(dirname(from));
    });
  }

  /** Moves a file to the system's trash; nothing is deleted for good. */
  trash(path: string): Promise<void> {
    return this.#queue.run(path, async () => {
      if (!this.#trash) throw new Error('There is no trash here.');
      await this.#trash(path);
    });
  }

  /** Removes a file of the application's own data; one that is gone already counts as removed. */
  remove(path: string): Promise<void> {
    return this.#queue.run(path, async () => {
      await this.#fs.unlink(path).catch((error: unknown) => {
        if (faultCode(error) !== 'ENOENT') throw error;
      });
    });
  }

  /** Removes those of these files that a process which is gone was writing; what another computer writes is let be for an hour. */
  async sweep(unfinished: readonly string[], now: number): Promise<void> {
    for (const path of unfinished) {
      const writer = stateOfWriter(basename(path));
      const facts = writer === 'elsewhere' ? await this.#fs.stat(path).catch(() => undefined) : undefined;
      const isLeft = writer === 'gone' || (facts !== undefined && now - facts.mtimeMs > 3_600_000);
      if (isLeft) await this.#fs.unlink(path).catch(() => undefined);
    }
  }

  async #write(path: string, bytes: Uint8Array, expected: FileHash | null | undefined): Promise<Written | Differs> {
    const hash = fileHash(bytes);
    const present = await this.#factsOf(path);
    if (present && !present.isFile()) throw new Fault('NOT_A_FILE');
    if (expected !== undefined) {
      const found = await this.#compare(path, hash, expected);
      if (found) return found;
    }
    if (!present) await this.#fs.mkdir(dirname(path), { recursive: true });
    const temporary = join(dirname(path), temporaryName());
    let placed = false;
    let refused = false;
    const unlessRefused = (task: Promise<boolean>) =>
      task.catch((error: unknown) => {
        refused = present !== undefined && isPlacingRefused(error);
        if (!refused) throw error;
        return false;
      });
    try {
      if (await unlessRefused(this.#writeTemporary(temporary, bytes, present))) await this.#verify(temporary, hash);
      // Between the first look and now the disk may have changed: the last look is right before the file is placed.
      if (expected !== undefined) {
        const found = await this.#compare(path, hash, expected);
        if (found) return found;
      }
      const isNew = present === undefined && expected === null;
      if (!refused) placed = await unlessRefused(this.#place(temporary, path, isNew));
      if (refused) {
        await overwrite(this.#fs, { path, bytes, safeFolder: this.#safeFolder ?? dirname(path) });
        await this.#verify(path, hash);
      }
    } finally {
      if (!placed) await this.#fs.unlink(temporary).catch(() => undefined);
    }
    await this.#flushFolder(dirname(path));
    const { mtimeMs } = await this.#fs.stat(path);
    return { kind: 'written', hash, modified: mtimeMs };
  }

  async #compare(path: string, hash: FileHash, expected: FileHash | null): Promise<Written | Differs | undefined> {
    const bytes = await this.#fs.readFile(path).catch((error: unknown) => {
      if (faultCode(error) === 'ENOENT') return null;
      throw error;
    });
    const found = bytes ? fileHash(bytes) : null;
    if (found === expected) return undefined;
    if (found !== hash) return { kind: 'differs', bytes };
    const { mtimeMs } = await this.#fs.stat(path);
    return { kind: 'written', hash, modified: mtimeMs };
  }

  async #writeTemporary(path: string, bytes: Uint8Array, like: Stats | undefined): Promise<boolean> {
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
    const file = await this.#fs.open(path, flags, like ? 0o600 : 0o666);
    try {
      await writeAll(file, bytes);
      if (like) {
        await keepOwner(file, like);
        await file.chmod(like.mode & 0o7777);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return true;
  }

  async #verify(path: string, hash: FileHash): Promise<void> {
    if (fileHash(await this.#fs.readFile(path)) !== hash) throw new Fault('MISMATCH');
  }

  async #place(temporary: string, path: string, isNew: boolean): Promise<boolean> {
    if (isNew) {
      await this.#linkInto(temporary, path);
      return true;
    }
    for (const pause of [...PATIENCE, undefined]) {
      try {
        await this.#fs.rename(temporary, path);
        return true;
      } catch (error) {
        if (pause === undefined || !['EBUSY', 'EPERM', 'EACCES'].includes(faultCode(error))) throw error;
        await new Promise(resolve => setTimeout(resolve, pause));
      }
    }
    return false;
  }

  /** A link is the one call that puts a file under a name and fails when the name is taken. */
  async #linkInto(from: string, to: string): Promise<void> {
    try {
      await this.#fs.link(from, to);
    } catch (error) {
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'].includes(faultCode(error))) throw error;
      if (await this.#factsOf(to)) throw Object.assign(new Error(`${to} exists`), { code: 'EEXIST' });
      return this.#fs.rename(from, to);
    }
    await this.#fs.unlink(from);
  }

  /** True for two spellings of one file where names do not tell case apart. */
  async #isSameFile(from: string, to: string): Promise<boolean> {
    const [one, other] = await Promise.all([this.#fs.stat(from), this.#factsOf(to)]);
    return (
      other !== undefined && one.ino === other.ino && one.dev === other.dev && from.toLowerCase() === to.toLowerCase()
    );
  }

  async #factsOf(path: string): Promise<Stats | undefined> {
    return this.#fs.stat(path).catch((error: unknown) => {
      if (faultCode(error) === 'ENOENT') return undefined;
      throw error;
    });
  }

  /** Makes a rename itself durable; systems that cannot flush a folder (Windows) say so and need not. */
  async #flushFolder(folder: string): Promise<void> {
    try {
      const handle = await this.#fs.open(folder, 'r');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF'].includes(faultCode(error))) throw error;
    }
  }
}

/** The folder lets no file be made or replaced, or the file is a mount of its own: only the file itself can be written. */
function isPlacingRefused(error: unknown): boolean {
  return ['EXDEV', 'EBUSY', 'EACCES', 'EPERM'].includes(faultCode(error));
}

/** Only root may give files away; for others the file is theirs already, or becomes theirs. */
async function keepOwner(file: FileHandle, like: Stats): Promise<void> {
  const own = await file.stat();
  if (own.uid === like.uid && own.gid === like.gid) return;
  await file.chown(like.uid, like.gid).catch((error: unknown) => {
    if (!['EPERM', 'EINVAL', 'ENOSYS'].includes(faultCode(error))) throw error;
  });
}
