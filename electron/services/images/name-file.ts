import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sitePath, type SitePath } from '../../../shared/site/site-file.ts';
import { slugify } from '../../../shared/text/slug.ts';
import type { SiteFolder } from '../folder/site-folder.ts';

const LONGEST_SLUG = 60;

export function hashName(bytes: Uint8Array, extension: string): string {
  return `${md5(bytes)}.${extension}`;
}

/**
 * A path that a person can read, `folder/readable-slug-1a2b3c4d.ext`: the one under which these bytes lie there already,
 * whatever they were called, else a new one. Other bytes of the same 8 digits get all 32.
 */
export async function readablePath(
  site: SiteFolder,
  folder: string,
  name: string,
  bytes: Uint8Array,
  extension: string,
): Promise<SitePath> {
  const hash = md5(bytes);
  const slug = slugify(name.replace(/\.[^.]*$/, ''), 'latin')
    .slice(0, LONGEST_SLUG)
    .replace(/-+$/, '');
  const short = `-${hash.slice(0, 8)}.${extension}`;
  const there = await readdir(await site.resolve(folder)).catch(() => [] as string[]);
  for (const known of there.filter(one => one.endsWith(short) || one === short.slice(1))) {
    const path = `${folder}/${known}`;
    if (await holds(site, path, bytes)) return sitePath(path);
  }
  const plain = `${slug || 'image'}${short}`;
  const taken = there.some(one => one.toLowerCase() === plain.toLowerCase());
  return sitePath(`${folder}/${taken ? `${slug || 'image'}-${hash}.${extension}` : plain}`);
}

async function holds(site: SiteFolder, path: string, bytes: Uint8Array): Promise<boolean> {
  const there = await readFile(join(site.root, path)).catch(() => undefined);
  return there?.equals(bytes) ?? false;
}

function md5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}
