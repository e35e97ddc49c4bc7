import type { FileHandle } from 'node:fs/promises';
import type { JournalStep } from '../../shared/contract/post-calls.ts';
import { Fault } from './fault.ts';
import { writeAll, type FileSystem } from './file-system.ts';
import { journalLine, plainTextOf, type JournalHead, type JournalStart } from './journal-record.ts';

const FLUSH_AFTER = 400;
/** A file that grew by this many times its text says too little for its size: the page is asked for the whole text. */
const LARGEST_SHARE = 8;
const SMALLEST_LIMIT = 1024 * 1024;

/** The file that one post's changes are added to. */
export class JournalFile {
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();
  #fault: unknown;

  private constructor(
    private readonly fs: FileSystem,
    readonly path: string,
    readonly handle: FileHandle,
    private length: number,
    private readonly begun: number,
    private readonly onFault: (file: JournalFile) => void,
  ) {
    this.size = begun;
  }

  private size: number;

  /**
   * Makes the file with head and text. It is there for whoever reads after a kill when this resolves, and flushed soon after.
   * `onFault` hears, once, that what the file was given may not be on disk.
   */
  static async create(
    fs: FileSystem,
    path: string,
    head: JournalHead,
    start: JournalStart,
    onFault: (file: JournalFile) => void,
  ): Promise<JournalFile> {
    const bytes = Buffer.concat([journalLine(head), journalLine(start)]);
    const handle = await fs.open(path, 'ax', 0o600);
    try {
      await writeAll(handle, bytes);
    } catch (error) {
      await handle.close();
      await fs.unlink(path).catch(() => undefined);
      throw error;
    }
    const file = new JournalFile(fs, path, handle, plainTextOf(start.text).length, bytes.length, onFault);
    file.#timer = setTimeout(() => void file.flush(), 0);
    return file;
  }

  /** False when the changes do not speak of the text that the file holds, or when the file should begin anew. */
  async append(from: number, { changes, time, origin }: JournalStep): Promise<boolean> {
    if (this.#fault !== undefined) throw this.#fault;
    if (from !== this.length || this.size - this.begun > Math.max(SMALLEST_LIMIT, LARGEST_SHARE * this.length))
      return false;
    const bytes = journalLine({ from, time, origin, changes });
    const { bytesWritten } = await this.handle.write(bytes);
    if (bytesWritten !== bytes.length) throw Object.assign(new Error('The disk is full.'), { code: 'ENOSPC' });
    this.length += changes.reduce((sum, { from: start, to, insert }) => sum + insert.length - (to - start), 0);
    this.size += bytes.length;
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER);
    return true;
  }

  /** Whether everything that the file was given is on disk. */
  async settled(): Promise<boolean> {
    await this.flush();
    return this.#fault === undefined;
  }

  async close(): Promise<void> {
    await this.flush();
    await this.handle.close().catch(() => undefined);
  }

  /** Puts on disk what was added, without waiting for more of it. */
  flush(): Promise<void> {
    if (this.#timer === undefined) return this.#flushing;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing = this.handle.datasync().catch((error: unknown) => this.#fail(error));
    return this.#flushing;
  }

  /** Looks whether the file still is at its place: one that was moved or removed takes every byte, and none is found again. */
  async look(): Promise<void> {
    try {
      const [here, own] = await Promise.all([this.fs.stat(this.path), this.handle.stat()]);
      if (here.ino !== own.ino || here.dev !== own.dev) throw new Fault('MOVED');
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (this.#fault !== undefined) return;
    this.#fault = error;
    this.onFault(this);
  }
}
