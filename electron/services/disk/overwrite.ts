import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { writeAll, type FileSystem } from './file-system.ts';

export interface Overwriting {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Where the former bytes are kept, flushed, until the new ones are. */
  readonly safeFolder: string;
}

/**
 * Writes into a file that cannot be replaced by another one (a mount of its own, a folder that lets nothing be made).
 * The former bytes are kept aside first; if anything fails they are put back, and when not even that works their copy
 * stays, and the error names it.
 */
export async function overwrite(fs: FileSystem, { path, bytes, safeFolder }: Overwriting): Promise<void> {
  // A file that lets nobody write is left as it is, and needs no copy.
  await (await fs.open(path, 'r+')).close();
  const former = await fs.readFile(path);
  await fs.mkdir(safeFolder, { recursive: true });
  const safe = join(safeFolder, `${randomBytes(4).toString('hex')}-${basename(path)}`);
  await put(fs, safe, 'wx', former);
  try {
    await put(fs, path, 'r+', bytes);
  } catch (error) {
    try {
      await put(fs, path, 'r+', former);
    } catch (again) {
      throw new Error(`${String(again)}; its former text is kept in ${safe}`, { cause: error });
    }
    await fs.unlink(safe).catch(() => undefined);
    throw error;
  }
  await fs.unlink(safe).catch(() => undefined);
}

async function put(fs: FileSystem, path: string, flags: 'wx' | 'r+', bytes: Uint8Array): Promise<void> {
  const file = await fs.open(path, flags);
  try {
    await writeAll(file, bytes);
    await file.truncate(bytes.length);
    await file.sync();
  } finally {
    await file.close();
  }
}
