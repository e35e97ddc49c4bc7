import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileHash, JournalStep } from '../../shared/contract/calls.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import { faultCode } from './fault.ts';
import { nodeFileSystem, type FileSystem } from './file-system.ts';
import { JournalFile } from './journal-file.ts';
import {
  plainTextOf,
  replayJournal,
  type JournalHead,
  type JournalStart,
  type ReplayedJournal,
} from './journal-record.ts';
import { KeyedQueue } from './queue.ts';

/** Text of a post that was being written when its program ended. */
export interface JournalEntry extends Pick<ReplayedJournal, 'text' | 'start' | 'steps' | 'written'> {
  readonly path: SitePath;
  /** The version on disk that it was made from; null for a file that was never saved. */
  readonly base: FileHash | null;
  /** The run of the program that wrote it; one post may have texts of several. */
  readonly run: string;
}

export interface JournalOptions {
  /** A folder of the application's own, made when needed. */
  readonly folder: string;
  /** The site's folder, without symbolic links. */
  readonly site: string;
  readonly fs?: FileSystem;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Names this run of the program; random by default. */
  readonly run?: string;
  /** Whether another run that keeps a journal is still going on. */
  readonly isAlive?: (pid: number) => boolean;
}

/**
 * Keeps a site's unsaved text on disk while it is written, in one file for each post and run of the program. Two runs never
 * write the same file, so neither can harm the other; a run that is over left files that `recover` reads.
 *
 *     restart ─▶ growing ─ append ─▶ growing ─ drop ─▶ gone
 *                   │ the program ends
 *                   ▼
 *               left over ─ recover ─▶ left over ─ discard, or restart with the same text ─▶ gone
 */
export class Journal {
  readonly #options: JournalOptions;
  readonly #folder: string;
  readonly #fs: FileSystem;
  readonly #run: string;
  readonly #queue = new KeyedQueue();
  readonly #open = new Map<string, JournalFile>();

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#folder = join(options.folder, shortHash(options.site));
    this.#fs = options.fs ?? nodeFileSystem;
    this.#run = options.run ?? randomBytes(6).toString('hex');
  }

  /** Begins a post's journal with a file's whole text. The former journal stays until the new one is on disk. */
  restart(path: SitePath, base: FileHash | null, start: JournalStart): Promise<void> {
    const key = keyOf(path);
    return this.#queue.run(key, async () => {
      await this.#fs.mkdir(this.#folder, { recursive: true });
      const head: JournalHead = { path, base, pid: process.pid, run: this.#run, time: this.#options.now() };
      const target = join(this.#folder, `${key}.${this.#run}.journal`);
      const next = await JournalFile.create(this.#fs, target, head, start);
      await this.#open.get(key)?.close();
      this.#open.set(key, next);
      const text = plainTextOf(start.text);
      await this.#dropLeftOver(key, left => left.text === text);
    });
  }

  /**
   * Adds changes to a post's journal; they are written at once and flushed within half a second. False when the
   * journal does not hold the text that the changes speak of (`from` is its length): it must be restarted.
   */
  append(path: SitePath, from: number, step: JournalStep): Promise<boolean> {
    const key = keyOf(path);
    return this.#queue.run(key, async () => {
      const file = this.#open.get(key);
      if (!file) return false;
      try {
        return await file.append(from, step);
      } catch (error) {
        // What follows a half-written record would never be read: only a new file can go on.
        this.#open.delete(key);
        await file.close();
        throw error;
      }
    });
  }

  /** Ends this run's journal of a post; what earlier runs left of it stays until the person decides. */
  drop(path: SitePath): Promise<void> {
    const key = keyOf(path);
    return this.#queue.run(key, async () => {
      const own = this.#open.get(key);
      if (!own) return;
      this.#open.delete(key);
      await own.close();
      await this.#remove(own.path);
    });
  }

  /** Ends what one earlier run left of a post. */
  discard(path: SitePath, run: string): Promise<void> {
    const key = keyOf(path);
    return this.#queue.run(key, () => this.#dropLeftOver(key, left => left.head.run === run));
  }

  /** What earlier runs left of a site's posts, newest first; files stay where they are until they are discarded. */
  async recover(): Promise<readonly JournalEntry[]> {
    const found = await this.#leftOver();
    return found
      .map(({ head: { path, base, run }, text, start, steps, written }) => ({
        path,
        base,
        run,
        text,
        start,
        steps,
        written,
      }))
      .sort((a, b) => b.written - a.written);
  }

  /** Flushes and closes every journal; the files stay. */
  async close(): Promise<void> {
    await this.#queue.idle();
    for (const file of this.#open.values()) await file.close();
    this.#open.clear();
  }

  async #leftOver(key = '') {
    const names = await readdir(this.#folder).catch(() => [] as string[]);
    const found = [];
    for (const name of names) {
      if (!name.startsWith(key) || !name.endsWith('.journal') || name.endsWith(`.${this.#run}.journal`)) continue;
      const bytes = await readFile(join(this.#folder, name)).catch(() => undefined);
      const journal = bytes && replayJournal(bytes);
      if (!journal || this.#belongsToOther(journal.head)) continue;
      found.push({ ...journal, file: join(this.#folder, name) });
    }
    return found;
  }

  #belongsToOther(head: JournalHead): boolean {
    return head.pid !== process.pid && (this.#options.isAlive ?? isRunning)(head.pid);
  }

  async #dropLeftOver(key: string, which: (left: ReplayedJournal) => boolean): Promise<void> {
    for (const left of await this.#leftOver(key)) if (which(left)) await this.#remove(left.file);
  }

  async #remove(file: string): Promise<void> {
    await this.#fs.unlink(file).catch((error: unknown) => {
      if (faultCode(error) !== 'ENOENT') throw error;
    });
  }
}

function keyOf(path: SitePath): string {
  return shortHash(path);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return faultCode(error) === 'EPERM';
  }
}
