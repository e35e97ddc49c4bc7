import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locateSite } from '../../../../../electron/services/folder/locate-site.ts';
import { copyStarterSite } from '../../../../../electron/services/folder/starter-site.ts';
import { Disk } from '../../../../../electron/services/disk/disk.ts';
import { repairSettings } from '../../../../../electron/services/profile/settings-file.ts';
import { findTheme } from '../../../../../electron/services/folder/theme.ts';
import { defaultSettings } from '../../../../../shared/contract/settings.ts';
import { folderWith } from '../../../../kit/folder.ts';
import { readdir, realpath, writeFile } from 'node:fs/promises';

async function locate(files: Record<string, string>, path: string) {
  const folder = await realpath(await folderWith(files));
  const located = await locateSite(join(folder, path));
  if (!located.ok) return located.error.code;
  const { kind, post } = located.value;
  return { root: located.value.folder.root.slice(folder.length), kind, post };
}

describe('the site that a path means', () => {
  const site = { '_config.yml': '', '_posts/2025-01-01-a.md': '', 'pages/b.md': '' };

  test.each([
    ['', { root: '', kind: 'jekyll', post: null }],
    ['_posts', { root: '', kind: 'jekyll', post: null }],
    ['_posts/2025-01-01-a.md', { root: '', kind: 'jekyll', post: '_posts/2025-01-01-a.md' }],
    ['pages/b.md', { root: '', kind: 'jekyll', post: 'pages/b.md' }],
  ])('%j of a Jekyll site', async (path, expected) => {
    expect(await locate(site, path)).toEqual(expected);
  });

  test('a plain folder is itself', async () => {
    expect(await locate({ 'notes/a.md': '' }, 'notes/a.md')).toEqual({ root: '/notes', kind: 'folder', post: 'a.md' });
  });

  test('a path that is not there is a problem', async () => {
    expect(await locate({}, 'missing')).toBe('file-enoent');
  });

  test('a file that is no post is a problem', async () => {
    expect(await locate({ 'a.png': '' }, 'a.png')).toBe('no-site');
  });
});

test('the starter site is copied once, whole', async () => {
  const source = await folderWith({ '_config.yml': 'title: x', '_posts/a.md': 'a' });
  const target = join(await folderWith(), 'Galley Starter');
  await copyStarterSite(source, target, new Disk());
  await writeFile(join(target, '_posts/a.md'), 'mine');
  await copyStarterSite(source, target, new Disk());
  expect((await readdir(target)).sort()).toEqual(['_config.yml', '_posts']);
  expect(await locate({}, '')).toMatchObject({ kind: 'folder' });
});

describe('settings that were damaged', () => {
  test('keep what makes sense and take the default for the rest', () => {
    const repaired = repairSettings({ theme: 'dark', editorFontSize: 'huge', panes: { library: 300, preview: 7 } });
    expect(repaired).toEqual({ ...defaultSettings, theme: 'dark' });
  });

  test('take a part of the panes', () => {
    expect(repairSettings({ panes: { library: 300 } }).panes).toEqual({ ...defaultSettings.panes, library: 300 });
  });
});

describe('a theme gem', () => {
  test('is found in the site’s own bundle, in the version that the lock names', async () => {
    const site = await folderWith({
      'Gemfile.lock': 'GEM\n  specs:\n    quay (1.2.0)\n',
      'vendor/bundle/ruby/3.1.0/gems/quay-1.2.0/_layouts/post.html': 'locked',
      'vendor/bundle/ruby/3.1.0/gems/quay-1.10.0/_layouts/post.html': 'newest',
      'vendor/bundle/ruby/3.1.0/gems/quay-1.2.0/README.md': '',
    });
    const theme = await findTheme('quay', site);
    expect(theme?.files.files.map(file => [file.path, file.text])).toEqual([['_layouts/post.html', 'locked']]);
  });

  test('without a lock is the newest', async () => {
    const site = await folderWith({
      'vendor/bundle/ruby/3.1.0/gems/quay-1.9.0/_layouts/post.html': 'older',
      'vendor/bundle/ruby/3.1.0/gems/quay-1.10.0/_layouts/post.html': 'newest',
    });
    expect((await findTheme('quay', site))?.files.files[0]?.text).toBe('newest');
  });

  test.each(['../quay', 'a/b', '', '.'])('is not looked for under the name %j', async name => {
    expect(await findTheme(name, await folderWith())).toBeUndefined();
  });
});
