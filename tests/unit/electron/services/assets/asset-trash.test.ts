import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AssetTrash } from '../../../../../electron/services/assets/asset-trash.ts';
import { surveyAssets } from '../../../../../electron/services/assets/survey.ts';
import { Disk } from '../../../../../electron/services/disk/disk.ts';
import { SiteFolder } from '../../../../../electron/services/folder/site-folder.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { folderWith } from '../../../../kit/folder.ts';

const files = { 'assets/a.jpg': 'one', 'assets/b.jpg': 'two', 'assets/c.jpg': 'one' };
const [a, b] = Object.keys(files).map(sitePath) as [ReturnType<typeof sitePath>, ReturnType<typeof sitePath>];

async function open() {
  const root = await folderWith(files);
  const home = await folderWith();
  const trash = new AssetTrash(await SiteFolder.open(root), new Disk(), home);
  const copies = async () => {
    const [ofSite = ''] = await readdir(home);
    return readdir(join(home, ofSite), { recursive: true });
  };
  return { root, trash, copies, left: async () => (await readdir(join(root, 'assets'))).sort() };
}

it('takes images out of the site, lists them, and puts them back byte for byte', async () => {
  const { root, trash, copies, left } = await open();
  const first = await trash.put([a, b], 1000);
  expect(await left()).toEqual(['c.jpg']);
  expect(await trash.list()).toEqual([{ id: first.id, moved: 1000, paths: [a, b] }]);
  expect(await trash.restore(first.id)).toEqual([a, b]);
  expect(await readFile(join(root, a), 'utf8')).toBe('one');
  expect(await left()).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
  expect(await trash.list()).toEqual([]);
  expect(await copies()).toEqual([]);
});

it('leaves another file that lies there by now, and keeps its own', async () => {
  const { root, trash, left } = await open();
  const { id } = await trash.put([a, b], 1000);
  await writeFile(join(root, a), 'another');
  await expect(trash.restore(id)).rejects.toThrow('another file at assets/a.jpg');
  expect(await left()).toEqual(['a.jpg', 'c.jpg']);
  expect(await readFile(join(root, a), 'utf8')).toBe('another');
  expect(await trash.list()).toHaveLength(1);
});

it('changes nothing and keeps no copies when one of the images is not there', async () => {
  const { trash, copies, left } = await open();
  await expect(trash.put([a, sitePath('assets/gone.jpg')], 1000)).rejects.toThrow();
  expect(await left()).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
  expect(await trash.list()).toEqual([]);
  expect(await copies()).toEqual([]);
});

it('is told what nobody mentions, open texts and texts in other encodings included', async () => {
  const root = await folderWith({
    ...files,
    'd.png': 'four',
    'latin.md': Buffer.from('caf\xe9 b.jpg', 'latin1'),
    '_posts/2024-01-01-a.md': 'saved: a.jpg',
  });
  const unsaved = [{ path: sitePath('_posts/2024-01-01-a.md'), text: 'c.jpg' }];
  const { images } = await surveyAssets({ root, unsaved });
  expect(images.filter(({ uses }) => uses.length === 0).map(({ path }) => path)).toEqual(['d.png']);
  expect(images.find(({ path }) => path === a)?.same).toEqual(['assets/c.jpg']);
});
