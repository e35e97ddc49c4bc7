import { watch, type FSWatcher } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isIgnoredFolder } from './folder-reader.ts';

/** Names wait this long for more of the same burst, and at most `LONGEST` when it does not end; milliseconds. */
const QUIET = 60;
const LONGEST = 400;
const NATIVE_RECURSION = process.platform === 'darwin' || process.platform === 'win32';

export interface WatchOptions {
  /** Absolute, without symbolic links. */
  readonly root: string;
  /** Paths (relative, `/`) that something happened to; a folder stands for everything in it. */
  readonly onTouched: (paths: readonly string[]) => void;
  /** Watching stopped working, as when the system has no more watches or the folder vanished; told once for each start. */
  readonly onLost: (error: unknown) => void;
  /** Node's own by default. */
  readonly watch?: typeof watch;
}

interface Watched {
  readonly watcher: FSWatcher;
  readonly inode: number;
  /** When something was heard of the folder last; milliseconds since the epoch. */
  heard: number;
  /** The folder's own time when it was last compared with that. */
  modified: number;
}

/**
 * Says which paths of a folder something happened to. What happened is for the reader to find out by looking: systems
 * disagree about the kinds of events, and a burst (a checkout, a save by way of another file) is told once, at its end.
 */
export class FolderWatch {
  readonly #options: WatchOptions;
  readonly #watchers = new Map<string, Watched>();
  readonly #touched = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #since = 0;
  #closed = false;
  #told = false;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** Resolves when every folder that is there now is watched; true when all of them are. May be called again after a loss. */
  async start(): Promise<boolean> {
    this.#told = false;
    await this.#watchFolder('');
    return !this.#told;
  }

  /** Lets every watch go: the folder is not there any more. */
  rest(): void {
    this.#let('');
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#let('');
  }

  /**
   * Whether a folder has another time than when something was heard of it last, is another one by now, or is gone: then the
   * system did not tell everything. What happens inside a file without touching its folder is only ever told.
   */
  async unheard(): Promise<boolean> {
    const looks = [...this.#watchers].map(async ([folder, watched]) => {
      const facts = await stat(join(this.#options.root, folder)).catch(() => undefined);
      if (facts?.ino !== watched.inode) return true;
      const isNew = facts.mtimeMs !== watched.modified && facts.mtimeMs > watched.heard;
      watched.modified = facts.mtimeMs;
      return isNew;
    });
    return (await Promise.all(looks)).includes(true) || looks.length === 0;
  }

  /** How many watches are held; for tests that look for what is left behind. */
  get size(): number {
    return this.#watchers.size;
  }

  /** Closes the watches of a folder and of those in it. */
  #let(path: string): void {
    for (const [folder, { watcher }] of this.#watchers) {
      if (path !== '' && folder !== path && !folder.startsWith(`${path}/`)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
  }

  async #watchFolder(folder: string): Promise<void> {
    const absolute = join(this.#options.root, folder);
    try {
      const heard = Date.now();
      const { ino, mtimeMs } = await stat(absolute);
      const known = this.#watchers.get(folder);
      if (this.#closed) return;
      if (known?.inode !== ino) {
        // Another folder has taken the place: the former watch hears nothing any more.
        known?.watcher.close();
        const watcher = (this.#options.watch ?? watch)(
          absolute,
          { recursive: NATIVE_RECURSION, persistent: false },
          (_event, name) => {
            const watched = this.#watchers.get(folder);
            // Folders tell parts of milliseconds.
            if (watched) watched.heard = Date.now() + 1;
            this.#touch(name === null ? folder : joined(folder, name.split(sep).join('/')));
          },
        );
        watcher.on('error', error => this.#lost(folder, error));
        this.#watchers.set(folder, { watcher, inode: ino, heard, modified: mtimeMs });
      }
    } catch (error) {
      return this.#lost(folder, error);
    }
    if (NATIVE_RECURSION) return;
    const entries = await readdir(absolute, { withFileTypes: true }).catch(() => []);
    const folders = entries.filter(entry => entry.isDirectory() && !isIgnoredFolder(entry.name));
    await Promise.all(folders.map(entry => this.#watchFolder(joined(folder, entry.name))));
  }

  #touch(path: string): void {
    if (this.#closed || path.split('/').some(isIgnoredFolder)) return;
    const now = performance.now();
    if (this.#touched.size === 0) this.#since = now;
    this.#touched.add(path);
    clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(QUIET, this.#since + LONGEST - now));
    this.#timer = setTimeout(() => void this.#tell(), wait);
  }

  async #tell(): Promise<void> {
    const paths = [...this.#touched];
    this.#touched.clear();
    if (!NATIVE_RECURSION) await Promise.all(paths.map(path => this.#followFolder(path)));
    if (!this.#closed) this.#options.onTouched(paths);
  }

  /** A new folder is watched before it is read, so that nothing made in it meanwhile is missed. */
  async #followFolder(path: string): Promise<void> {
    const facts = await stat(join(this.#options.root, path)).catch(() => undefined);
    // One that was removed and made again has often the same number, and its former watch is deaf.
    if (path !== '') this.#let(path);
    if (facts?.isDirectory()) await this.#watchFolder(path);
  }

  #lost(folder: string, error: unknown): void {
    this.#watchers.get(folder)?.watcher.close();
    this.#watchers.delete(folder);
    if (this.#closed) return;
    // A folder inside may be gone by now, which its own parent tells; the rest is a loss.
    if (folder !== '' && (error as NodeJS.ErrnoException).code === 'ENOENT') return this.#touch(folder);
    if (this.#told) return;
    this.#told = true;
    this.#options.onLost(error);
  }
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
