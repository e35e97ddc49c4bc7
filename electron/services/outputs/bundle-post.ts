import { filesNamed } from '../../../shared/export/files-named.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { findAssetReferences, writeAddress } from '../../../shared/text/asset-references.ts';
import { applyChanges, type TextChange } from '../../../shared/text/text-change.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import type { SiteFolder } from '../folder/site-folder.ts';
import type { ZipEntry } from './zip.ts';

/** Posts, pages and the site's machinery are no files of a post, even when it links to them. */
const NOT_ITS_OWN = /(?:^|\/)[_.]|\.(?:md|markdown|mkdn?|mkd|html?)$/i;

/**
 * A post with the files of the site that it uses, to be unpacked anywhere: the files keep their places, the post lies
 * above them, and its addresses lead there. What is not in the folder stays named as it was.
 */
export async function bundlePost(
  { path, text, baseurl }: { readonly path: SitePath; readonly text: string; readonly baseurl: string },
  folder: SiteFolder,
): Promise<readonly ZipEntry[]> {
  const changes: TextChange[] = [];
  const files = new Map<string, Uint8Array>();
  for (const reference of findAssetReferences(text)) {
    for (const name of filesNamed(reference.address, path, baseurl.replace(/^\/+/, ''))) {
      if (name === '' || NOT_ITS_OWN.test(name)) continue;
      const bytes = files.get(name) ?? (await bytesOf(folder, name));
      if (!bytes) continue;
      files.set(name, bytes);
      const insert = writeAddress(`/${name}`, 'relative', reference.where) + reference.suffix;
      changes.push({ ...reference.range, insert });
      break;
    }
  }
  const post = { name: path.slice(path.lastIndexOf('/') + 1), bytes: Buffer.from(applyChanges(text, changes)) };
  return [post, ...[...files].map(([name, bytes]) => ({ name, bytes }))];
}

async function bytesOf(folder: SiteFolder, name: string): Promise<Uint8Array | undefined> {
  try {
    return await readRegularFile(await folder.resolve(name));
  } catch {
    return undefined;
  }
}
