import * as fs from 'node:fs';
import * as promises from 'node:fs/promises';
import { promisify } from 'node:util';
import type { JournalStep } from '../../../shared/contract/post-calls.ts';
import { Fault } from '../disk/fault.ts';
import { journalLine, plainTextOf, type ChangeRecord, type JournalHead, type JournalStart } from './journal-record.ts';

const FLUSH_AFTER = 400;
/** A file that grew by this many times its text says too little for its size: the page is asked for the whole text. */
const LARGEST_SHARE = 8;
const SMALLEST_LIMIT = 1024 * 1024;

/**
 * What a journal asks of the file system: Node's own, or a test's that fails on purpose. The calls that a keystroke needs are
 * done when they return: at a start hundreds of files are being read, and a call that waits its turn among them comes late.
 */
export interface JournalFileSystem {
  /** Makes a folder with those above it, when it is not there. */
  makeFolder(path: string): void;
  /** Makes a file that only the person may read, and gives its descriptor. */
  create(path: string): number;
  /** Adds bytes to a file's end, and gives how many it took. */
  append(file: number, bytes: Uint8Array): number;
  close(file: number): void;
  datasync(file: number): Promise<void>;
  /** Whether the file is what stands at this path. */
  isAt(file: number, path: string): Promise<boolean>;
  unlink(path: string): Promise<void>;
}

const datasync = promisify(fs.fdatasync);
const stat = promisify(fs.fstat);

export const journalFileSystem: JournalFileSystem = {
  makeFolder: path => void fs.mkdirSync(path, { recursive: true }),
  create: path => fs.openSync(path, 'ax', 0o600),
  append: (file, bytes) => fs.writeSync(file, bytes),
  close: file => fs.closeSync(file),
  datasync: file => datasync(file),
  isAt: async (file, path) => {
    const [there, own] = await Promise.all([promises.stat(path), stat(file)]);
    return there.ino === own.ino && there.dev === own.dev;
  },
  unlink: path => promises.unlink(path),
};

/** The file that one post's changes are added to. */
export class JournalFile {
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();
  #fault: unknown;
  #closed = false;

  private constructor(
    private readonly fs: JournalFileSystem,
    readonly path: string,
    private readonly file: number,
    private length: number,
    private readonly begun: number,
    private size: number,
    private readonly onFault: (file: JournalFile) => void,
  ) {}

  /**
   * Makes the file with head, text and first changes. It is there for whoever reads after a kill when this returns, and
   * flushed soon after.
   * `onFault` hears, once, that what the file was given may not be on disk.
   */
  static create(
    fs: JournalFileSystem,
    path: string,
    head: JournalHead,
    start: JournalStart,
    steps: readonly ChangeRecord[],
    onFault: (file: JournalFile) => void,
  ): JournalFile {
    let length = plainTextOf(start.text).length;
    const changes = steps.map(step => {
      if (step.from !== length) throw new Error('its changes speak of another text');
      length += growth(step);
      return journalLine(step);
    });
    const text = Buffer.concat([journalLine(head), journalLine(start)]);
    const bytes = Buffer.concat([text, ...changes]);
    const file = fs.create(path);
    try {
      for (let at = 0; at < bytes.length;) at += appended(fs.append(file, bytes.subarray(at)));
    } catch (error) {
      fs.close(file);
      void fs.unlink(path).catch(() => undefined);
      throw error;
    }
    const made = new JournalFile(fs, path, file, length, text.length, bytes.length, onFault);
    made.#timer = setTimeout(() => void made.flush(), 0);
    return made;
  }

  /** False when the changes do not speak of the text that the file holds, or when the file should begin anew. */
  append(from: number, step: JournalStep): boolean {
    if (this.#fault !== undefined) throw this.#fault;
    if (from !== this.length || this.size - this.begun > Math.max(SMALLEST_LIMIT, LARGEST_SHARE * this.length))
      return false;
    const { changes, time, origin } = step;
    const bytes = journalLine({ from, time, origin, changes });
    // The rest of a record that was written in part would be read as nothing: the file has to begin anew then.
    if (this.fs.append(this.file, bytes) !== bytes.length)
      throw Object.assign(new Error('The disk is full.'), { code: 'ENOSPC' });
    this.length += growth(step);
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
    if (this.#closed) return;
    this.#closed = true;
    this.fs.close(this.file);
  }

  /** Puts on disk what was added, without waiting for more of it. */
  flush(): Promise<void> {
    if (this.#timer === undefined) return this.#flushing;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing = this.fs.datasync(this.file).catch((error: unknown) => this.#fail(error));
    return this.#flushing;
  }

  /** Looks whether the file still is at its place: one that was moved or removed takes every byte, and none is found again. */
  async look(): Promise<void> {
    try {
      if (!(await this.fs.isAt(this.file, this.path))) throw new Fault('MOVED');
    } catch (error) {
      if (!this.#closed) this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (this.#fault !== undefined) return;
    this.#fault = error;
    this.onFault(this);
  }
}

function growth({ changes }: JournalStep): number {
  return changes.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
}

/** How many bytes were taken; a disk that takes none is full. */
function appended(bytes: number): number {
  if (bytes === 0) throw Object.assign(new Error('The disk is full.'), { code: 'ENOSPC' });
  return bytes;
}
