import type { Stats } from 'node:fs';
import { lstat, mkdir } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { Disk } from '../disk.ts';
import { Fault, faultCode } from '../fault.ts';
import { belongsTo } from '../inside.ts';
import { SiteFolder } from '../site-folder.ts';

/**
 * A folder that pages are written into, made if need be. A page's address or a link may lead anywhere, also into the hooks of
 * a repository that the folder is: such a page fails with `OUTSIDE`.
 */
export class OutputFolder {
  readonly #disk: Disk;
  readonly #folder: SiteFolder;
  /** Each folder of pages is looked at once. */
  readonly #known = new Map<string, Promise<Place>>();

  private constructor(disk: Disk, folder: SiteFolder) {
    this.#disk = disk;
    this.#folder = folder;
  }

  static async open(disk: Disk, path: string): Promise<OutputFolder> {
    await mkdir(path, { recursive: true });
    return new OutputFolder(disk, await SiteFolder.open(path));
  }

  async write(dest: string, bytes: Uint8Array): Promise<void> {
    const path = join((await this.#place(dirname(dest))).path, basename(dest));
    if (!belongsTo(this.#folder.root, path) || (await isLink(path))) throw new Fault('OUTSIDE');
    await this.#disk.writeOutput(path, bytes);
  }

  #place(folder: string): Promise<Place> {
    let place = this.#known.get(folder);
    if (!place) this.#known.set(folder, (place = this.#look(folder)));
    return place;
  }

  /** Below a folder that is not there yet nothing can be a link, so nothing is asked of the disk. */
  async #look(folder: string): Promise<Place> {
    const { root } = this.#folder;
    if (folder === '.') return { path: root, isThere: true };
    if (isAbsolute(folder) || folder.includes('\0')) throw new Fault('OUTSIDE');
    const parent = await this.#place(dirname(folder));
    const path = join(parent.path, basename(folder));
    if (parent.isThere && (await isThere(path))) return { path: await this.#folder.resolve(folder), isThere: true };
    if (!belongsTo(root, path)) throw new Fault('OUTSIDE');
    return { path, isThere: false };
  }
}

/** Where a folder of pages really lies, and whether it was there when it was first asked for. */
interface Place {
  readonly path: string;
  readonly isThere: boolean;
}

async function isThere(path: string): Promise<boolean> {
  return (await stateOf(path)) !== undefined;
}

async function isLink(path: string): Promise<boolean> {
  return (await stateOf(path))?.isSymbolicLink() ?? false;
}

async function stateOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(faultCode(error))) return undefined;
    throw error;
  }
}
