import { mkdir, mkdtemp, readFile, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { OutputFolder } from '../../../../../electron/services/outputs/output-folder.ts';

let base: string;
let out: string;
beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'galley-output-')));
  out = join(base, 'out');
  await mkdir(join(base, 'elsewhere'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

const write = (folder: OutputFolder, dest: string): void => folder.write(dest, dest);

it('makes the folders of pages', async () => {
  const folder = new OutputFolder(out);
  const dests = ['index.html', 'a/b/c/index.html', 'a/b/d/index.html', 'a/e.html', 'f/g/h/i/j.html'];
  for (const dest of dests) write(folder, dest);
  for (const dest of dests) expect(await readFile(join(out, dest), 'utf8')).toBe(dest);
});

it.each(['../x.html', 'a/../../x.html', '/x/y.html', 'a\0/x.html', '.git/hooks/x', 'a/.git/x'])(
  'refuses %j, whether or not its folders are there',
  async dest => {
    expect(() => write(new OutputFolder(out), dest)).toThrow('OUTSIDE');
    await mkdir(join(out, 'a'), { recursive: true });
    expect(() => write(new OutputFolder(out), dest)).toThrow('OUTSIDE');
  },
);

it('follows no link that was there out of the folder', async () => {
  await mkdir(join(out, 'a'), { recursive: true });
  await symlink(join(base, 'elsewhere'), join(out, 'a/link'));
  await symlink(join(base, 'elsewhere/none'), join(out, 'page.html'));
  const folder = new OutputFolder(out);
  for (const dest of ['a/link/x.html', 'a/link/deep/x.html', 'page.html'])
    expect(() => write(folder, dest)).toThrow('OUTSIDE');
  expect(await readdir(join(base, 'elsewhere'))).toEqual([]);
});

it('writes through a link inside the folder', async () => {
  await mkdir(join(out, 'real'), { recursive: true });
  await symlink(join(out, 'real'), join(out, 'link'));
  write(new OutputFolder(out), 'link/new/x.html');
  expect(await readFile(join(out, 'real/new/x.html'), 'utf8')).toBe('link/new/x.html');
});
