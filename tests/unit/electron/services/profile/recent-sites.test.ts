import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Disk } from '../../../../../electron/services/disk/disk.ts';
import { RecentSites } from '../../../../../electron/services/profile/recent-sites.ts';
import { folderWith } from '../../../../kit/folder.ts';

test('sites that are opened at the same time are all kept, the last one first and each once', async () => {
  const recent = new RecentSites(new Disk(), join(await folderWith(), 'recent.json'));
  const site = (name: string) => ({ folder: `/${name}`, name, opened: 1 });
  await Promise.all(['a', 'b', 'c', 'a'].map(name => recent.add(site(name))));
  expect((await recent.load()).map(({ name }) => name)).toEqual(['a', 'c', 'b']);
});
