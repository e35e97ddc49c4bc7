import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { sitePath, type SitePath } from '../../../shared/site/site-file.ts';
import { Fault, faultCode } from '../disk/fault.ts';
import { belongsTo } from '../disk/inside.ts';

/** An opened folder: the only place that paths of its site may lead to, symbolic links included. */
export class SiteFolder {
  private constructor(
    /** The folder without symbolic links in its path. */
    readonly root: string,
  ) {}

  /** Fails as `realpath` does where the folder is not there. */
  static async open(folder: string): Promise<SiteFolder> {
    return new SiteFolder(await realpath(folder));
  }

  /**
   * The absolute path of a file of the site, with links resolved as far as the path exists. Fails with `OUTSIDE` when it
   * leads out of the folder or into its repository's own files.
   */
  async resolve(path: string): Promise<string> {
    if (path.includes('\0') || isAbsolute(path)) throw new Fault('OUTSIDE');
    const absolute = join(this.root, path);
    if (!belongsTo(this.root, absolute)) throw new Fault('OUTSIDE');
    const real = await realpathOfExisting(absolute);
    if (!belongsTo(this.root, real)) throw new Fault('OUTSIDE');
    return real;
  }

  /** The site's name of a file below the folder; undefined for what lies outside. */
  nameOf(absolute: string): SitePath | undefined {
    const path = relative(this.root, absolute);
    if (path === '' || path.startsWith('..') || isAbsolute(path)) return undefined;
    return sitePath(path.split(sep).join('/'));
  }
}

/** Resolves the longest part of the path that exists and adds the rest as it is. */
async function realpathOfExisting(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const parent = dirname(path);
    if (faultCode(error) !== 'ENOENT' || parent === path) throw error;
    return join(await realpathOfExisting(parent), path.slice(parent.length));
  }
}
