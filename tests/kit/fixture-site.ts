import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type SiteFile, sitePath } from '../../shared/site/site-file.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'sites');
/** The modification time that fixture files are given, so that tests do not depend on the checkout. */
const MODIFIED = 1_700_000_000_000;

/** The files of a fixture site as the engine takes them. */
export function fixtureFiles(name: string): readonly SiteFile[] {
  return filesBelow(join(FIXTURES, name));
}

/** All files of a folder, text decoded where it is UTF-8. */
export function filesBelow(folder: string): readonly SiteFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(folder, path)).isFile())
    .sort()
    .map(path => siteFile(path, readFileSync(join(folder, path))));
}

/** A file of a site that exists in memory only. */
export function textFile(path: string, text: string): SiteFile {
  return { path: sitePath(path), size: text.length, modified: MODIFIED, text };
}

function siteFile(path: string, bytes: Buffer): SiteFile {
  const file = { path: sitePath(path), size: bytes.length, modified: MODIFIED };
  try {
    return { ...file, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return file;
  }
}
