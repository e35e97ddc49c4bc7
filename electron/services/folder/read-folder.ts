import type { SiteFile } from '../../../shared/site/site-file.ts';
import { listFolder, type Unreadable } from './folder-reader.ts';
import { FilesNow } from '../reading/read-now.ts';
import { SiteFolder } from './site-folder.ts';

/** A folder that was read whole. */
export interface FolderFiles {
  readonly folder: SiteFolder;
  readonly files: readonly SiteFile[];
  readonly unreadable: readonly Unreadable[];
}

/**
 * Reads every file of a site's folder, without a pause; those that are no text come without one. Fails as
 * `realpath` does where the folder is not there.
 */
export async function readFolder(path: string): Promise<FolderFiles> {
  const folder = await SiteFolder.open(path);
  const now = new FilesNow(folder.root);
  const { files, unreadable } = await listFolder(folder.root, { factsOf: paths => now.facts(paths) });
  now.trust(files.map(file => file.path));
  return { folder, files: files.map(file => now.read(file)), unreadable };
}
