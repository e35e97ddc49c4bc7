import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalStep } from '../../../shared/contract/post-calls.ts';
import type { FileHash } from '../../../shared/contract/request-parts.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { faultCode } from '../disk/fault.ts';
import { isRunning } from '../disk/is-running.ts';
import { JournalFile, journalFileSystem, type JournalFileSystem } from './journal-file.ts';
import {
  plainTextOf,
  replayJournal,
  type ChangeRecord,
  type JournalHead,
  type JournalStart,
  type ReplayedJournal,
} from './journal-record.ts';
import { KeyedQueue } from '../disk/queue.ts';

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
  readonly fs?: JournalFileSystem;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Names this run of the program; random by default. */
  readonly run?: string;
  /** Whether another run that keeps a journal is still going on: its text is not left over. */
  readonly isAlive?: (other: Pick<JournalHead, 'pid' | 'run'>) => boolean;
  /** What was added to a post's journal may not be on disk, or not be found there: it must be restarted. */
  readonly onLost?: (path: SitePath) => void;
  /** How often it is looked whether the files still are where they were made; milliseconds. */
  readonly lookEvery?: number;
}

const LOOK_EVERY = 3000;

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
  readonly #fs: JournalFileSystem;
  /** Names the run that this journal belongs to. */
  readonly run: string;
  readonly #queue = new KeyedQueue();
  readonly #open = new Map<string, JournalFile>();
  /** Every file of this run that may still be there, by post. */
  readonly #own = new Map<string, Set<string>>();
  /** Former files that stay until the one in their place is flushed. */
  readonly #leaving = new Set<Promise<void>>();
  #files = 0;
  #looking: NodeJS.Timeout | undefined;

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#folder = join(options.folder, shortHash(options.site));
    this.#fs = options.fs ?? journalFileSystem;
    this.run = options.run ?? randomBytes(6).toString('hex');
  }

  /**
   * Begins a post's journal with a file's whole text and what was done since. The former file stays until the new one is
   * flushed. Both this and `append` have written when they return, before the promise is kept: what is asked later finds it done.
   */
  async restart(
    path: SitePath,
    base: FileHash | null,
    start: JournalStart,
    steps: readonly ChangeRecord[] = [],
  ): Promise<void> {
    const key = keyOf(path);
    this.#fs.makeFolder(this.#folder);
    const head: JournalHead = { path, base, pid: process.pid, run: this.run, time: this.#options.now() };
    const target = join(this.#folder, `${key}.${++this.#files}.${this.run}.journal`);
    const next = JournalFile.create(this.#fs, target, head, start, steps, file => this.#lost(path, file));
    const former = this.#open.get(key);
    this.#open.set(key, next);
    this.#own.set(key, (this.#own.get(key) ?? new Set()).add(target));
    if (former) this.#leave(former, next);
    this.#looking ??= setInterval(() => void this.#look(), this.#options.lookEvery ?? LOOK_EVERY).unref();
    const text = plainTextOf(start.text);
    await this.#queue.run(key, () => this.#dropLeftOver(key, left => left.text === text));
  }

  /**
   * Adds changes to a post's journal; they are flushed within half a second. False when the journal does not hold the text
   * that the changes speak of (`from` is its length): it must be restarted.
   */
  async append(path: SitePath, from: number, step: JournalStep): Promise<boolean> {
    const key = keyOf(path);
    const file = this.#open.get(key);
    if (!file) return false;
    try {
      return file.append(from, step);
    } catch (error) {
      // What follows a half-written record would never be read: only a new file can go on.
      this.#open.delete(key);
      await file.close();
      throw error;
    }
  }

  /** Ends this run's journal of a post; what earlier runs left of it stays until the person decides. */
  async drop(path: SitePath): Promise<void> {
    const key = keyOf(path);
    const file = this.#open.get(key);
    this.#open.delete(key);
    const own = this.#own.get(key) ?? new Set();
    const gone = [...own];
    await file?.close();
    await Promise.all(this.#leaving);
    for (const name of gone) {
      await this.#remove(name);
      own.delete(name);
    }
  }

  /** Ends what one earlier run left of a post. */
  discard(path: SitePath, run: string): Promise<void> {
    const key = keyOf(path);
    return this.#queue.run(key, () => this.#dropLeftOver(key, left => left.head.run === run));
  }

  /**
   * What earlier runs left of a site's posts, newest first; files stay where they are until they are discarded. A text that
   * a later run had taken up, and went on from, is a part of that run's text and goes with it.
   */
  async recover(): Promise<readonly JournalEntry[]> {
    const found = await this.#leftOver();
    return found
      .filter(left => !found.some(later => wentOnFrom(later, left)))
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

  /** Puts on disk at once what was added: the machine is about to sleep. */
  async flush(): Promise<void> {
    await Promise.all([...this.#open.values()].map(file => file.flush()));
  }

  /** Flushes and closes every journal; the files stay. */
  async close(): Promise<void> {
    clearInterval(this.#looking);
    this.#looking = undefined;
    await this.#queue.idle();
    await Promise.all(this.#leaving);
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const file of open) await file.close();
  }

  async #look(): Promise<void> {
    await Promise.all([...this.#open.values()].map(file => file.look()));
  }

  /** Nothing that is added to the file from now on would be found again. */
  #lost(path: SitePath, file: JournalFile): void {
    const key = keyOf(path);
    if (this.#open.get(key) !== file) return;
    this.#open.delete(key);
    void file.close();
    this.#options.onLost?.(path);
  }

  #leave(former: JournalFile, next: JournalFile): void {
    const gone = next.settled().then(async done => {
      await former.close();
      if (done) await this.#remove(former.path).catch(() => undefined);
    });
    this.#leaving.add(gone);
    void gone.then(() => this.#leaving.delete(gone));
  }

  /** The newest whole file of each post and run. */
  async #leftOver(key = ''): Promise<readonly ReplayedJournal[]> {
    const found = new Map<string, ReplayedJournal>();
    for (const name of (await this.#names(key)).sort((a, b) => serialOf(a) - serialOf(b))) {
      if (name.endsWith(`.${this.run}.journal`)) continue;
      const bytes = await readFile(join(this.#folder, name)).catch(() => undefined);
      const journal = bytes && replayJournal(bytes);
      if (journal && !(this.#options.isAlive ?? isOtherProcess)(journal.head))
        found.set(`${journal.head.run}/${journal.head.path}`, journal);
    }
    return [...found.values()];
  }

  async #names(key: string): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => [] as string[]);
    return names.filter(name => name.startsWith(key) && name.endsWith('.journal'));
  }

  async #dropLeftOver(key: string, which: (left: ReplayedJournal) => boolean): Promise<void> {
    const found = await this.#leftOver(key);
    const gone = new Set(found.filter(which));
    // A set that grows is walked to its new end.
    for (const later of gone) for (const left of found) if (wentOnFrom(later, left)) gone.add(left);
    for (const left of gone) await this.#removeAll(key, left.head.run);
  }

  async #removeAll(key: string, run: string): Promise<void> {
    for (const name of await this.#names(key)) {
      if (name.endsWith(`.${run}.journal`)) await this.#remove(join(this.#folder, name));
    }
  }

  async #remove(file: string): Promise<void> {
    await this.#fs.unlink(file).catch((error: unknown) => {
      if (faultCode(error) !== 'ENOENT') throw error;
    });
  }
}

/** A run counts its files: of one post's the highest is the newest. */
function serialOf(name: string): number {
  return Number(/\.(\d+)\.\w+\.journal$/.exec(name)?.[1] ?? 0);
}

/** Whether a run took up the very text that an earlier one had left of the post; it ended before that one's file was removed. */
function wentOnFrom(later: ReplayedJournal, left: ReplayedJournal): boolean {
  const { head, start } = later;
  return head.path === left.head.path && head.time > left.head.time && plainTextOf(start.text) === left.text;
}

function keyOf(path: SitePath): string {
  return shortHash(path);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

function isOtherProcess({ pid }: Pick<JournalHead, 'pid'>): boolean {
  return pid !== process.pid && isRunning(pid);
}
