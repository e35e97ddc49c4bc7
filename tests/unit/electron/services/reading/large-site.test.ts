import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { largeSite } from '../../../../../electron/services/reading/large-site.ts';
import { folderWith } from '../../../../kit/folder.ts';

function site(posts: number): Promise<string> {
  const names = Array.from({ length: posts }, (_, at) => [`_posts/${at}.md`, ''] as const);
  return folderWith({ '_config.yml': '', ...Object.fromEntries(names) });
}

it('is known by its posts alone, whichever way leads to it', async () => {
  const root = await site(4001);
  const link = join(await folderWith({ 'a.md': '' }), 'site');
  symlinkSync(root, link);
  expect([largeSite(root), largeSite(link)]).toEqual([root, root]);
});

it('has more posts than are read at once', async () => {
  expect(largeSite(await site(4000))).toBeUndefined();
});

it('is no folder without a configuration, without posts, or that is not there', async () => {
  const plain = await folderWith({ 'a.md': '' });
  const empty = await folderWith({ '_config.yml': '' });
  expect([plain, empty, join(plain, 'gone'), ''].map(largeSite)).toEqual([undefined, undefined, undefined, undefined]);
});
