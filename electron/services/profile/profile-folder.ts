import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { problemOf } from '../disk/fault.ts';

/**
 * Why the program could not keep its own files (settings, journals, history) in this folder, as a person reads it; undefined
 * where it can. A folder without room for a journal is another matter: the open post says it.
 */
export async function whyUnwritable(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder, { recursive: true });
    await rm(await mkdtemp(join(folder, 'probe-')), { recursive: true });
    return undefined;
  } catch (error) {
    const { cause } = problemOf(error, folder, 'cannot be written');
    return `${cause} Galley keeps its settings, its journal of unsaved text and its history there. Make the folder writable, or name another one: --user-data-dir=FOLDER.`;
  }
}
