import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ChangeSets } from '../../electron/services/change-set/change-sets.ts';
import type { StageFileSystem } from '../../electron/services/change-set/stage.ts';
import { Disk } from '../../electron/services/disk/disk.ts';
import { Exporter, type ExportOutcome } from '../../electron/services/export/exporter.ts';
import { loadSite } from '../../electron/services/folder/loaded-site.ts';
import { sitePath } from '../../shared/site/site-file.ts';

/** A process that cannot be, so that what a simulated crash leaves is taken up. */
const GONE = { pid: 2 ** 22 + 1, host: hostname() };

const draft = (title: string, image: string, text: string): string =>
  `---\ntitle: ${title}\ndate: 2026-02-03\n---\n\n![A boat](../pictures/${image})\n\n${text}\n`;

/** What the first export finds: a site, and two drafts of another folder. */
export const exportFolders: Readonly<Record<string, string>> = {
  'site/_config.yml': 'title: Quay\nplugins: [jekyll-redirect-from]\n',
  'site/_posts/2026-01-01-own.md': '---\ntitle: Own\n---\n\nText.\n',
  'source/_drafts/boats.md': draft('Boats', 'dawn.png', 'Dry.'),
  'source/_drafts/tide.md': draft('Tide', 'dusk.png', 'Low.'),
  'source/pictures/dawn.png': 'the bytes of dawn',
  'source/pictures/dusk.png': 'the bytes of dusk',
  'source/pictures/noon.png': 'the bytes of noon',
};

/** Changes the source so that the next export adds, changes, renames and deletes files, images among them. */
export async function changeSource(folder: string): Promise<void> {
  const drafts = join(folder, 'source', '_drafts');
  await writeFile(join(drafts, 'boats.md'), draft('Boats', 'noon.png', 'Wet.'));
  await rename(join(drafts, 'tide.md'), join(drafts, 'high-tide.md'));
  await writeFile(join(drafts, 'new.md'), draft('New', 'noon.png', 'Begun.'));
}

/** Exports every draft of `source` into `site`; writing goes through `fs`. */
export async function exportAll(folder: string, fs?: StageFileSystem): Promise<ExportOutcome> {
  return (await planAll(folder))(fs);
}

/** Plans that export, to be carried out once for each time that the folders are again as they were. */
export async function planAll(folder: string): Promise<(fs?: StageFileSystem) => Promise<ExportOutcome>> {
  const options = { now: Date.UTC(2026, 2, 1), zone: 'UTC', environment: 'production' };
  const source = await loadSite(join(folder, 'source'), options);
  const target = await loadSite(join(folder, 'site'), options);
  const exporterOn = (fs?: StageFileSystem) =>
    new Exporter(source, target, new ChangeSets(fs, GONE), new Disk(fs ? { fs } : {}));
  const names = await readdir(join(folder, 'source', '_drafts'));
  const posts = names.sort().map(name => sitePath(`_drafts/${name}`));
  const { plan } = await exporterOn().plan({ posts, now: options.now, zone: 'UTC', decide: () => undefined });
  return fs => exporterOn(fs).carryOut(plan);
}

/** Every file of the target but git's own, by name; what a change set has staged counts. */
export async function targetFiles(folder: string): Promise<Readonly<Record<string, string>>> {
  const root = join(folder, 'site');
  const found: Record<string, string> = {};
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !path.includes('.git/')) found[path.slice(root.length + 1)] = await readFile(path, 'utf8');
  }
  return found;
}

/** Makes `folder` a copy of `template`. */
export async function resetTo(template: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(template, folder, { recursive: true });
}
