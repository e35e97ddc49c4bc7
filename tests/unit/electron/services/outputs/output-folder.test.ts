import { mkdir, mkdtemp, readFile, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Disk } from '../../../../../electron/services/disk.ts';
import { OutputFolder } from '../../../../../electron/services/outputs/output-folder.ts';

let base: string;
let out: string;
beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'galley-output-')));
  out = join(base, 'out');
  await mkdir(join(base, 'elsewhere'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

const write = async (folder: OutputFolder, dest: string): Promise<void> => folder.write(dest, Buffer.from(dest));

it('makes the folders of pages, many at the same time', async () => {
  const folder = await OutputFolder.open(new Disk(), out);
  const dests = ['index.html', 'a/b/c/index.html', 'a/b/d/index.html', 'a/e.html', 'f/g/h/i/j.html'];
  await Promise.all(dests.map(dest => write(folder, dest)));
  for (const dest of dests) expect(await readFile(join(out, dest), 'utf8')).toBe(dest);
});

it.each(['../x.html', 'a/../../x.html', '/x/y.html', 'a\0/x.html', '.git/hooks/x', 'a/.git/x'])(
  'refuses %j, whether or not its folders are there',
  async dest => {
    await expect(write(await OutputFolder.open(new Disk(), out), dest)).rejects.toMatchObject({ code: 'OUTSIDE' });
    await mkdir(join(out, 'a'), { recursive: true });
    await expect(write(await OutputFolder.open(new Disk(), out), dest)).rejects.toMatchObject({ code: 'OUTSIDE' });
  },
);

it('follows no link that was there out of the folder', async () => {
  await mkdir(join(out, 'a'), { recursive: true });
  await symlink(join(base, 'elsewhere'), join(out, 'a/link'));
  await symlink(join(base, 'elsewhere/none'), join(out, 'page.html'));
  const folder = await OutputFolder.open(new Disk(), out);
  for (const dest of ['a/link/x.html', 'a/link/deep/x.html', 'page.html'])
    await expect(write(folder, dest)).rejects.toMatchObject({ code: 'OUTSIDE' });
  expect(await readdir(join(base, 'elsewhere'))).toEqual([]);
});

it('writes through a link inside the folder', async () => {
  await mkdir(join(out, 'real'), { recursive: true });
  await symlink(join(out, 'real'), join(out, 'link'));
  await write(await OutputFolder.open(new Disk(), out), 'link/new/x.html');
  expect(await readFile(join(out, 'real/new/x.html'), 'utf8')).toBe('link/new/x.html');
});
