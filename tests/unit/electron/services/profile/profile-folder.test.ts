import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { whyUnwritable } from '../../../../../electron/services/profile/profile-folder.ts';
import { folderWith } from '../../../../kit/folder.ts';

it('a folder that can be written has nothing said about it, and is left as it was', async () => {
  const folder = join(await folderWith(), 'new', 'profile');
  expect(await whyUnwritable(folder)).toBeUndefined();
  expect(await readdir(folder)).toEqual([]);
});

it('a folder that cannot be there is named with the cause and the way out', async () => {
  const file = join(await folderWith(), 'file');
  await writeFile(file, '');
  expect(await whyUnwritable(join(file, 'profile'))).toMatch(
    /profile cannot be written: a part of its path is a file\. .*--user-data-dir=FOLDER\.$/,
  );
});
