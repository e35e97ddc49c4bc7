import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileHash } from '../../../shared/contract/request-parts.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import { sitePath, type SiteDelta, type SiteFile, type SitePath } from '../../../shared/site/site-file.ts';
import { packFiles } from '../../../shared/site/stored-file.ts';
import { faultCode, problemOf } from '../disk/fault.ts';
import { folderMissing, folderUnwatched, noTexts } from './folder-problems.ts';
import { listFolder, readListed, type ListedFile, type Listing } from './folder-reader.ts';
import { belongsTo } from '../disk/inside.ts';
import { OwnWrites } from './own-writes.ts';
import { largeListing, latestPostsFirst } from '../reading/large-listing.ts';
import { isTemporary } from '../disk/temporary-name.ts';
import { tellsAllChanges } from './told-changes.ts';
import { FolderWatch, type WatchOptions } from './watch.ts';

const CHUNK = 256;
/** A folder that was listed before it was watched is looked at once more after so long; milliseconds. */
const AHEAD_CHECKED_AFTER = 3000;
/** A file that is gone is looked for once more after this: many programs save by moving another file into its place. */
const GRACE = 120;

export interface SiteReaderOptions {
  /** Absolute, without symbolic links. */
  readonly root: string;
  /** Lists the folder; without it in this thread. */
  readonly list?: () => Promise<Listing>;
  /** A listing that was begun before: with it the first reading does not wait for the watches, and the folder is looked at once more. */
  readonly ahead?: Promise<Listing>;
  /**
   * All files of a larger folder before they are read, as `packFiles` gives them; of a large one the first of them before the others. `stored`: there are so many posts that their texts are left on disk
   * for those who ask for them (`isStored`), and come only when they change.
   */
  readonly onListed?: (files: string, stored: boolean) => void;
  /** Deltas in order; `reading` until the whole folder was read once, `done` files of `total`. */
  readonly onFiles: (delta: SiteDelta, reading: boolean, done: number, total: number) => void;
  /** Something is wrong with the folder or a file, or is not any more (`over`). */
  readonly onProblem: (problem: Problem, over?: boolean) => void;
  /** Files that somebody is writing, or that a crash left so, whenever the whole folder is read. */
  readonly onUnfinished?: (paths: readonly string[]) => void;
  /** How the system's watches are had; Node's own by default. */
  readonly watch?: WatchOptions['watch'];
  /** Whether the system tells of every change in the folder. */
  readonly tellsAll?: (root: string) => Promise<boolean>;
  /** How often the folder is looked at where it cannot be watched; milliseconds. */
  readonly lookEvery?: number;
}

const LOOK_EVERY = 3000;
/** Looking takes at most one part in so many of the time. */
const SHARE = 20;

/** Reads a site's folder once, and then what changes in it; what Galley wrote itself is passed over. */
export class SiteReader {
  readonly #options: SiteReaderOptions;
  readonly #watch: FolderWatch;
  readonly #files = new Map<SitePath, ListedFile>();
  /** A listing of which nothing was asked yet. */
  #listed: Listing | undefined;
  /** The listing that was compared last. */
  #compared: WeakRef<Listing> | undefined;
  /** Some files are seen by way of a symbolic link. */
  #linked = false;
  readonly #own = new OwnWrites();
  #work: Promise<void> = Promise.resolve();
  #isStarted = false;
  #closed = false;
  #missing = false;
  /** The disk that the folder lies on. */
  #device: number | undefined;
  /** Why the folder is not watched. */
  #unwatched: Problem | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: SiteReaderOptions) {
    this.#options = options;
    this.#watch = new FolderWatch({
      root: options.root,
      onTouched: paths => void this.#then(() => this.#look(paths)),
      onLost: error => this.#reportLoss(error),
      ...(options.watch ? { watch: options.watch } : {}),
    });
  }

  /** Resolves when the whole folder has been read and handed over. Watching begins first, or the folder is compared afterwards: nothing is missed. */
  start(): Promise<void> {
    this.#isStarted = true;
    return this.#then(async () => {
      const { ahead } = this.#options;
      await this.#isThere();
      if (!ahead) {
        await this.#watch.start();
        return this.#readAll(await this.#list());
      }
      await this.#readAll(await ahead);
      await this.#watch.start();
      this.#lookLater(AHEAD_CHECKED_AFTER);
    });
  }

  /** Reads the whole folder once more and hands it over, as at the start. */
  readAgain(): Promise<void> {
    return this.#then(async () => this.#readAll(await this.#list()));
  }

  /** Tells that a version of a file is this program's own, so that it is not reported as a change. */
  wrote(path: SitePath, hash: FileHash): void {
    this.#own.wrote(path, hash);
  }

  /**
   * Compares the whole folder with what is known: for the time when nothing was heard, as while a laptop slept. Before the
   * start nothing is known, and all files of a large folder would be read as new ones.
   */
  rescan(): Promise<void> {
    return this.#isStarted ? this.#then(() => this.#compareAll()) : Promise.resolve();
  }

  /** The same where something may have escaped the watches: a folder's own time tells, at the price of one question for each. */
  glance(): Promise<void> {
    if (!this.#isStarted) return Promise.resolve();
    return this.#then(async () => {
      const { root, tellsAll = tellsAllChanges } = this.#options;
      const isHeard = !this.#unwatched && !this.#linked && (await tellsAll(root));
      if (!isHeard || (await this.#watch.unheard())) await this.#compareAll();
    });
  }

  /** Reads these files again and reports them; for changes that this program made beside `wrote`. */
  look(paths: readonly SitePath[]): Promise<void> {
    return this.#then(() => this.#look(paths));
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#watch.close();
  }

  #then(task: () => Promise<void>): Promise<void> {
    this.#work = this.#work
      .then(async () => {
        if (!this.#closed) await task();
      })
      .catch((error: unknown) => this.#reportLoss(error));
    return this.#work;
  }

  async #readAll(listing: Listing): Promise<void> {
    if (this.#closed) return;
    const { unreadable, unfinished } = listing;
    if (unfinished.length > 0) this.#options.onUnfinished?.(unfinished);
    this.#compared = new WeakRef(listing);
    this.#linked = listing.linked ?? false;
    for (const { path, code } of unreadable) this.#reportUnreadable(path, code);
    const files = this.#tellListed(listing);

    let done = 0;
    for (let start = 0; start === 0 || start < files.length; start += CHUNK) {
      const changed = await this.#read(files.slice(start, start + CHUNK));
      if (this.#closed) return;
      done += changed.length;
      this.#options.onFiles({ changed, removed: [] }, done < files.length, done, files.length);
      await this.#reportTexts(changed);
    }
  }

  /** Tells of files before they are read; the answer are those that will be. */
  #tellListed(listing: Listing): readonly ListedFile[] {
    const { onListed } = this.#options;
    const large = onListed && (listing.large ?? largeListing(listing.files));
    if (large) {
      this.#listed = listing;
      for (const part of large.parts) onListed(part, true);
      return large.others;
    }
    const files = latestPostsFirst(listing.files);
    if (files.length > CHUNK) onListed?.(packFiles(files), false);
    return files;
  }

  /** The files of the folder as they were told last. */
  get #known(): Map<SitePath, ListedFile> {
    const listed = this.#listed?.files ?? [];
    this.#listed = undefined;
    for (const file of listed) if (!this.#files.has(file.path)) this.#files.set(file.path, file);
    return this.#files;
  }

  async #look(paths: readonly string[]): Promise<void> {
    const changed: ListedFile[] = [];
    let missing: string[] = [];
    const lookAt = async (path: string): Promise<boolean> => {
      const facts = await this.#factsOf(path);
      if (facts === 'folder') return false;
      if (facts) changed.push(facts);
      else missing.push(path);
      return true;
    };
    for (const path of paths) if (path === '' || !(await lookAt(path))) return this.#compareAll();
    const again = new Set(missing.filter(path => this.#known.has(sitePath(path))));
    if (again.size > 0) {
      // Waited for together: a checkout may take thousands away.
      await new Promise(resolve => setTimeout(resolve, GRACE));
      missing = missing.filter(path => !again.has(path));
      for (const path of again) if (!(await lookAt(path))) return this.#compareAll();
    }
    const removed = this.#below(missing);
    // A folder that is moved tells its own former name.
    if (missing.length > 0 && !(await this.#isThere())) return this.#reportMissing();
    await this.#report(changed, removed);
  }

  /** Looks at the folder now and then while nobody tells what happens to it. */
  #lookLater(after: number): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void this.rescan(), after).unref();
  }

  async #compareAll(): Promise<void> {
    const { root, lookEvery = LOOK_EVERY } = this.#options;
    const began = performance.now();
    if (!(await this.#isThere())) return this.#reportMissing();
    if (this.#missing) {
      this.#missing = false;
      this.#options.onProblem(folderMissing(root), true);
    }
    if (this.#unwatched && (await this.#watch.start())) {
      this.#options.onProblem(this.#unwatched, true);
      this.#unwatched = undefined;
    }
    await this.#compareFiles();
    if (this.#unwatched) this.#lookLater(Math.max(lookEvery, SHARE * (performance.now() - began)));
  }

  /** Of a disk that was taken away an empty folder may be left, which lies on another one. */
  async #isThere(): Promise<boolean> {
    const { root } = this.#options;
    const facts = await stat(root).catch(() => undefined);
    if (!facts?.isDirectory()) return false;
    this.#device ??= facts.dev;
    if (facts.dev !== this.#device && (await readdir(root)).length === 0) return false;
    this.#device = facts.dev;
    return true;
  }

  async #compareFiles(): Promise<void> {
    const listing = await this.#list();
    if (listing === this.#compared?.deref()) return;
    this.#compared = new WeakRef(listing);
    const { files, unreadable } = listing;
    for (const { path, code } of unreadable) this.#reportUnreadable(path, code);
    const present = new Set(files.map(file => file.path));
    const changed = files.filter(file => {
      const known = this.#known.get(file.path);
      return known?.size !== file.size || known.modified !== file.modified;
    });
    await this.#report(
      changed,
      [...this.#known.keys()].filter(path => !present.has(path)),
    );
  }

  async #list(): Promise<Listing> {
    const listing = await (this.#options.list?.() ?? listFolder(this.#options.root));
    this.#linked = listing.linked ?? false;
    return listing;
  }

  /** A checkout may change thousands of files: their texts never stand in memory all at once. */
  async #report(listed: readonly ListedFile[], removed: readonly SitePath[]): Promise<void> {
    for (let start = 0; start === 0 || start < listed.length; start += CHUNK)
      await this.#reportPart(listed.slice(start, start + CHUNK), start === 0 ? removed : []);
  }

  async #reportPart(listed: readonly ListedFile[], removed: readonly SitePath[]): Promise<void> {
    const read = await this.#read(listed);
    for (const path of removed) {
      this.#known.delete(path);
      this.#own.forget(path);
    }
    const changed = read.filter(file => !this.#own.isOwn(file));
    if (this.#closed || (changed.length === 0 && removed.length === 0)) return;
    const total = this.#known.size;
    this.#options.onFiles({ changed, removed }, false, total, total);
    await this.#reportTexts(changed);
  }

  async #read(files: readonly ListedFile[]): Promise<SiteFile[]> {
    for (const file of files) this.#files.set(file.path, file);
    return Promise.all(files.map(file => readListed(this.#options.root, file)));
  }

  /** A file of the site as it is now; `folder` for a folder, undefined for what is gone or leads outside. */
  async #factsOf(path: string): Promise<ListedFile | 'folder' | undefined> {
    if (isTemporary(path.slice(path.lastIndexOf('/') + 1))) return undefined;
    const absolute = join(this.#options.root, path);
    try {
      if (!belongsTo(this.#options.root, await realpath(absolute))) return undefined;
      const facts = await stat(absolute);
      if (facts.isDirectory()) return 'folder';
      return facts.isFile() ? { path: sitePath(path), size: facts.size, modified: facts.mtimeMs } : undefined;
    } catch {
      return undefined;
    }
  }

  /** The known files that these paths are, or that lay below them. */
  #below(paths: readonly string[]): SitePath[] {
    const files = paths.map(sitePath).filter(path => this.#known.has(path));
    const folders = paths.filter(path => !this.#known.has(sitePath(path))).map(path => `${path}/`);
    if (folders.length === 0) return files;
    const wanted = new Set(folders);
    const inside = [...this.#known.keys()].filter(known => {
      for (let end = known.indexOf('/'); end >= 0; end = known.indexOf('/', end + 1)) {
        if (wanted.has(known.slice(0, end + 1))) return true;
      }
      return false;
    });
    return [...files, ...inside];
  }

  /** Says which files that should be text are none. */
  async #reportTexts(files: readonly SiteFile[]): Promise<void> {
    for await (const problem of noTexts(this.#options.root, files)) this.#options.onProblem(problem);
  }

  #reportUnreadable(path: string, code: string): void {
    this.#options.onProblem(problemOf(Object.assign(new Error(code), { code }), path, 'could not be read'));
  }

  #reportMissing(): void {
    const { root, lookEvery = LOOK_EVERY } = this.#options;
    this.#lookLater(lookEvery);
    if (this.#missing) return;
    this.#missing = true;
    this.#watch.rest();
    this.#unwatched ??= folderMissing(root);
    this.#options.onProblem(folderMissing(root));
  }

  #reportLoss(error: unknown): void {
    if (this.#closed) return;
    const { root, lookEvery = LOOK_EVERY } = this.#options;
    this.#lookLater(lookEvery);
    const code = faultCode(error);
    const problem = folderUnwatched(root, code);
    if (this.#unwatched?.cause === problem.cause) return;
    this.#unwatched = problem;
    this.#options.onProblem(problem);
  }
}
