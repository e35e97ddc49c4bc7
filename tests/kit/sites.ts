import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './app.ts';

const starter = join(import.meta.dirname, '..', '..', 'resources', 'starter');

/** A site on disk that a journey may change. */
export interface TemporarySite {
  readonly folder: string;
  read(path: string): Promise<string>;
  write(path: string, text: string | Uint8Array): Promise<void>;
}

/** A copy of the starter site with these files added; removed when the test ends. */
export async function starterSite(files: Readonly<Record<string, string>> = {}): Promise<TemporarySite> {
  const site = siteIn(await temporaryFolder('site'));
  await cp(starter, site.folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) await site.write(path, text);
  return site;
}

/** A folder of these files alone; removed when the test ends. */
export async function plainSite(files: Readonly<Record<string, string | Uint8Array>>): Promise<TemporarySite> {
  const site = siteIn(await temporaryFolder('site'));
  for (const [path, text] of Object.entries(files)) await site.write(path, text);
  return site;
}

function siteIn(folder: string): TemporarySite {
  return {
    folder,
    read: path => readFile(join(folder, path), 'utf8'),
    write: async (path, text) => {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    },
  };
}
