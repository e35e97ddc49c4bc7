import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makingFolders, nodeFileSystem } from '../../../../../electron/services/disk/file-system.ts';
import { folderWith } from '../../../../kit/folder.ts';

const fault = (code: string): Error => Object.assign(new Error(code), { code });

it('says that a disk can only be read where Node says that it is not there', async () => {
  const asked: string[] = [];
  const mkdir = makingFolders(async (path, options) => {
    asked.push(path);
    throw fault(options?.recursive || path !== join('/disk', 'a') ? 'ENOENT' : 'EROFS');
  });
  await expect(mkdir(join('/disk', 'a', 'b'), { recursive: true })).rejects.toMatchObject({ code: 'EROFS' });
  expect(asked).toEqual([join('/disk', 'a', 'b'), join('/disk', 'a', 'b'), join('/disk', 'a')]);
});

it('leaves other faults and plain folders as they are', async () => {
  const mkdir = makingFolders(async () => Promise.reject(fault('ENOENT')));
  await expect(mkdir('/a/b', { recursive: true })).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(mkdir('/a/b')).rejects.toMatchObject({ code: 'ENOENT' });
});

it('makes the folders above a path', async () => {
  const folder = await folderWith();
  await nodeFileSystem.mkdir(join(folder, 'a', 'b'), { recursive: true });
  expect((await nodeFileSystem.stat(join(folder, 'a', 'b'))).isDirectory()).toBe(true);
});
