import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrashedAssets } from '../../../shared/contract/assets.ts';
import { anyNumber, anyText, arrayOf, objectOf } from '../../../shared/kit/decode.ts';
import { sitePath, type SitePath } from '../../../shared/site/site-file.ts';
import { ChangeSets } from '../change-set/change-sets.ts';
import type { FileChange } from '../change-set/file-change.ts';
import type { Disk } from '../disk/disk.ts';
import { fileHash } from '../disk/file-hash.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import type { SiteFolder } from '../folder/site-folder.ts';

/** Bytes that one change set moves: what leads back is kept in memory until it is done. */
const MOST = 500 * 1024 * 1024;
const MANIFEST = 'moved.json';
const decoder = objectOf({ moved: anyNumber, paths: arrayOf(anyText) });

/**
 * Galley's own trash for images or posts of a site, in the application's data: copies are made, read back and listed before any
 * file goes, and all files go as one change set. What is put back leaves the trash only once it is back.
 */
export class AssetTrash {
  readonly #folder: SiteFolder;
  readonly #disk: Disk;
  readonly #home: string;
  readonly #sets = new ChangeSets();

  /** `home` is the folder of the trash of all sites. */
  constructor(folder: SiteFolder, disk: Disk, home: string) {
    this.#folder = folder;
    this.#disk = disk;
    this.#home = join(home, createHash('md5').update(folder.root).digest('hex'));
  }

  async list(): Promise<readonly TrashedAssets[]> {
    const ids = await readdir(this.#home).catch(() => []);
    const found = await Promise.all(ids.map(id => this.#read(id)));
    return found.filter(one => one !== undefined).sort((a, b) => b.moved - a.moved);
  }

  /** Fails with the system's error, the site's files then as they were. */
  async put(paths: readonly SitePath[], now: number): Promise<TrashedAssets> {
    return this.take(paths, now, async changes => {
      const outcome = await this.#sets.carryOut(this.#folder, changes, { purpose: 'bulk-change' });
      return outcome.kind === 'done';
    });
  }

  /**
   * Copies files into the trash, then lets `remove` take them away; where it says or shows that it could not, the trash
   * forgets them.
   */
  async take(
    paths: readonly SitePath[],
    now: number,
    remove: (changes: readonly FileChange[]) => Promise<boolean>,
  ): Promise<TrashedAssets> {
    const id = `${now}-${randomBytes(4).toString('hex')}`;
    let removed = false;
    try {
      const changes = await this.#copyAll(id, paths);
      await this.#disk.write(join(this.#home, id, MANIFEST), Buffer.from(JSON.stringify({ moved: now, paths })));
      removed = await remove(changes);
    } finally {
      if (!removed) await this.#forget(id, paths.length);
    }
    if (!removed) throw new Error('another program changed it at the same moment');
    return { id, moved: now, paths };
  }

  /** Puts images back where they were. A file that lies there by now is left, and so is the copy in the trash. */
  async restore(id: string): Promise<readonly SitePath[]> {
    const trashed = await this.#read(id);
    if (!trashed) throw new Error('it is not in the trash any more');
    const changes: FileChange[] = [];
    for (const [index, path] of trashed.paths.entries()) {
      const copyOf = this.#copy(id, index);
      // After a crash an image may never have gone, or be back already.
      if (!(await this.#sameFile(copyOf, path))) changes.push({ path, before: null, after: { copyOf } });
    }
    const outcome = await this.#sets.carryOut(this.#folder, changes, { purpose: 'bulk-change' });
    if (outcome.kind === 'differs') throw new Error(`there is another file at ${outcome.paths.join(', ')}`);
    await this.#forget(id, trashed.paths.length);
    return trashed.paths;
  }

  /** The changes that take the copied files away. */
  async #copyAll(id: string, paths: readonly SitePath[]): Promise<readonly FileChange[]> {
    const changes: FileChange[] = [];
    let total = 0;
    for (const [index, path] of paths.entries()) {
      const bytes = await readRegularFile(await this.#folder.resolve(path));
      total += bytes.length;
      if (total > MOST) throw new Error('they are more than 500 MB; move fewer of them at once');
      await this.#disk.write(this.#copy(id, index), bytes);
      changes.push({ path, before: fileHash(bytes), after: null });
    }
    return changes;
  }

  async #sameFile(copy: string, path: SitePath): Promise<boolean> {
    const there = await readRegularFile(await this.#folder.resolve(path)).catch(() => undefined);
    return there !== undefined && there.equals(await readFile(copy));
  }

  #copy(id: string, index: number): string {
    return join(this.#home, id, String(index));
  }

  async #read(id: string): Promise<TrashedAssets | undefined> {
    if (!/^\d+-[0-9a-f]{8}$/.test(id)) return undefined;
    try {
      const decoded = decoder(JSON.parse(await readFile(join(this.#home, id, MANIFEST), 'utf8')));
      return decoded.ok ? { id, moved: decoded.value.moved, paths: decoded.value.paths.map(sitePath) } : undefined;
    } catch {
      return undefined;
    }
  }

  async #forget(id: string, count: number): Promise<void> {
    await this.#disk.remove(join(this.#home, id, MANIFEST));
    for (let index = 0; index < count; index++) await this.#disk.remove(this.#copy(id, index));
    await rmdir(join(this.#home, id)).catch(() => undefined);
  }
}
