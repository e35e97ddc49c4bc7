import { lstat, mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
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
  readonly #known = new Map<string, Promise<string>>();

  private constructor(disk: Disk, folder: SiteFolder) {
    this.#disk = disk;
    this.#folder = folder;
  }

  static async open(disk: Disk, path: string): Promise<OutputFolder> {
    await mkdir(path, { recursive: true });
    return new OutputFolder(disk, await SiteFolder.open(path));
  }

  async write(dest: string, bytes: Uint8Array): Promise<void> {
    const path = join(await this.#resolve(dirname(dest)), basename(dest));
    if (!belongsTo(this.#folder.root, path) || (await isLink(path))) throw new Fault('OUTSIDE');
    await this.#disk.writeOutput(path, bytes);
  }

  #resolve(folder: string): Promise<string> {
    let real = this.#known.get(folder);
    if (!real) this.#known.set(folder, (real = this.#folder.resolve(folder)));
    return real;
  }
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(faultCode(error))) return false;
    throw error;
  }
}
