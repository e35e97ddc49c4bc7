import type { FileHandle } from 'node:fs/promises';
import type { JournalStep } from '../../shared/contract/calls.ts';
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
    readonly path: string,
    readonly handle: FileHandle,
    private length: number,
    private readonly begun: number,
  ) {
    this.size = begun;
  }

  private size: number;

  /** Writes head and text beside the place, flushes them and renames them into it. */
  static async create(fs: FileSystem, path: string, head: JournalHead, start: JournalStart): Promise<JournalFile> {
    const temporary = `${path}.new`;
    const bytes = Buffer.concat([journalLine(head), journalLine(start)]);
    const file = await fs.open(temporary, 'w', 0o600);
    try {
      await writeAll(file, bytes);
      await file.sync();
    } catch (error) {
      await file.close();
      await fs.unlink(temporary).catch(() => undefined);
      throw error;
    }
    await file.close();
    await fs.rename(temporary, path);
    return new JournalFile(path, await fs.open(path, 'a', 0o600), plainTextOf(start.text).length, bytes.length);
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
    this.#timer ??= setTimeout(() => void this.#flush(), FLUSH_AFTER);
    return true;
  }

  async close(): Promise<void> {
    await this.#flush();
    await this.handle.close().catch(() => undefined);
  }

  #flush(): Promise<void> {
    if (this.#timer === undefined) return this.#flushing;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing = this.handle.datasync().catch((error: unknown) => {
      this.#fault = error;
    });
    return this.#flushing;
  }
}
