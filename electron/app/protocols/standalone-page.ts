import { createHash } from 'node:crypto';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Disk } from '../../services/disk/disk.ts';
import type { OpenSite } from '../open-site.ts';

const ADDRESS = /(\s(?:href|src|poster)\s*=\s*)(?:"(\/(?!\/)[^"#?]*)([^"]*)"|'(\/(?!\/)[^'#?]*)([^']*)')/gi;

/** Undefined for an address that is written wrongly. */
function decodedPath(address: string): string | undefined {
  try {
    return decodeURI(address);
  } catch {
    return undefined;
  }
}

/**
 * Writes a page into a folder so that a browser shows it without a server: addresses from the site's root lead to the
 * site's files, and to copies of the generated ones. The answer is the page's path.
 */
export async function standAlone(html: string, site: OpenSite, folder: string, disk: Disk): Promise<string> {
  const addresses = new Set([...html.matchAll(ADDRESS)].map(found => found[2] ?? found[4] ?? ''));
  const places = new Map<string, string>();
  await Promise.all(
    [...addresses].map(async address => {
      // Links to other pages stay as they are: only what the page itself is made of is needed.
      if (extname(address) === '' || address.endsWith('.html')) return;
      const path = decodedPath(address);
      if (path === undefined) return;
      const answer = await site.answer(path);
      if (answer.kind === 'file') places.set(address, pathToFileURL(answer.absolute).href);
      if (answer.kind !== 'text') return;
      const copy = join(folder, createHash('md5').update(address).digest('hex') + extname(address));
      await disk.write(copy, Buffer.from(answer.text));
      places.set(address, pathToFileURL(copy).href);
    }),
  );
  const page = html.replace(
    ADDRESS,
    (whole, name: string, double?: string, after?: string, single?: string, rest?: string) => {
      const place = places.get(double ?? single ?? '');
      return place === undefined ? whole : `${name}"${place}${after ?? rest ?? ''}"`;
    },
  );
  const path = join(folder, 'page.html');
  await disk.write(path, Buffer.from(page));
  return path;
}
