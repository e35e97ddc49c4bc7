import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disk } from '../disk/disk.ts';
import { listFolder } from './folder-reader.ts';

/** Copies the starter site to the person's documents on first use; a copy that is there already stays as it is. */
export async function copyStarterSite(source: string, target: string, disk: Disk): Promise<string> {
  const present = await stat(target).catch(() => undefined);
  if (present) return target;
  const { files } = await listFolder(source);
  // The configuration comes last: only a whole copy is a site.
  const last = (path: string) => Number(path === '_config.yml');
  for (const { path } of [...files].sort((a, b) => last(a.path) - last(b.path))) {
    await disk.write(join(target, path), await readFile(join(source, path)));
  }
  return target;
}
