import { existsSync, opendirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { isOnOwnDisk } from '../disk/own-disk.ts';

/** So many files in the folder of posts alone make a site large. */
const MANY = 4000;

/**
 * The root of a site whose folder holds very many posts; undefined for any other path, and for what cannot be read. Asked
 * while a program starts, when a promise would be kept only after the windows' own start: it takes a few milliseconds. A disk that
 * may hang is not asked.
 */
export function largeSite(folder: string): string | undefined {
  try {
    if (!isOnOwnDisk(folder) || !existsSync(join(folder, '_config.yml'))) return undefined;
    return holdsMany(join(folder, '_posts')) ? realpathSync.native(folder) : undefined;
  } catch {
    return undefined;
  }
}

function holdsMany(folder: string): boolean {
  const entries = opendirSync(folder, { bufferSize: 1024 });
  try {
    for (let count = 0; count <= MANY; count++) if (entries.readSync() === null) return false;
    return true;
  } finally {
    entries.closeSync();
  }
}
