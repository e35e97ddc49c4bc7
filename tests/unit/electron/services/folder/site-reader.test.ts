import { execFileSync } from 'node:child_process';
import { watch } from 'node:fs';
import { appendFile, mkdir, mkdtemp, rename, rm, symlink, unlink, writeFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { fileHash } from '../../../../../electron/services/disk/file-hash.ts';
import { temporaryName } from '../../../../../electron/services/disk/temporary-name.ts';
import { listFolder } from '../../../../../electron/services/folder/folder-reader.ts';
import { SiteFolder } from '../../../../../electron/services/folder/site-folder.ts';
import { SiteReader } from '../../../../../electron/services/folder/site-reader.ts';
import type { Problem } from '../../../../../shared/kit/problem.ts';
import { sitePath, type SiteFile } from '../../../../../shared/site/site-file.ts';
import { unpackFiles } from '../../../../../shared/site/stored-file.ts';
import { folderWith } from '../../../../kit/folder.ts';

type More = Partial<ConstructorParameters<typeof SiteReader>[0]>;

/** A reader that follows a real folder of these files, and what it said so far. */
async function follow(files: Readonly<Record<string, string | Uint8Array>>, more: More = {}) {
  return followFolder(await folderWith(files), more);
}

async function followFolder(folder: string, more: More = {}) {
  const { root } = await SiteFolder.open(folder);
  const state = new Map<string, SiteFile>();
  const problems: Problem[] = [];
  const now = new Set<string>();
  const deltas: { changed: readonly string[]; removed: readonly string[] }[] = [];
  const counts: [boolean, number, number][] = [];
  const reader = new SiteReader({
    root,
    onFiles: ({ changed, removed }, reading, done, total) => {
      for (const file of changed) state.set(file.path, file);
      for (const path of removed) state.delete(path);
      deltas.push({ changed: changed.map(file => file.path), removed });
      counts.push([reading, done, total]);
    },
    onProblem: (problem, over) => {
      now[over ? 'delete' : 'add'](problem.code);
      if (!over) problems.push(problem);
    },
    ...more,
  });
  onTestFinished(() => reader.close());
  await reader.start();
  return { root, state, problems, now, deltas, counts, reader };
}

const soon = { timeout: 5000, interval: 20 };
const texts = (state: ReadonlyMap<string, SiteFile>) =>
  Object.fromEntries([...state].map(([path, file]) => [path, file.text]).sort());

test('a text with a post’s name is read whatever it ends with, and a picture with one is no text', async () => {
  const { state } = await follow({
    '_posts/2025-01-01-a.png': 'a',
    '_posts/2025-01-02-b.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]),
  });
  expect(texts(state)).toEqual({ '_posts/2025-01-01-a.png': 'a', '_posts/2025-01-02-b.png': undefined });
});

test('the whole folder comes first, configuration and posts before the rest', async () => {
  const { deltas, counts } = await follow({
    'assets/a.css': '',
    '_posts/2025-01-01-a.md': 'a',
    '_config.yml': 'title: x',
    '_layouts/post.html': '',
    '_site/index.html': '',
    'node_modules/x/y.js': '',
    '.git/config': '',
  });
  expect(deltas[0]?.changed).toEqual(['_config.yml', '_posts/2025-01-01-a.md', '_layouts/post.html', 'assets/a.css']);
  expect(counts).toEqual([[false, 4, 4]]);
});

test('files that a save was writing are told by themselves, wherever they lie', async () => {
  const unfinished = [temporaryName(), `_posts/2024/${temporaryName()}`];
  const told: string[] = [];
  const { state } = await follow(Object.fromEntries([...unfinished, 'a.md'].map(path => [path, 'x'])), {
    onUnfinished: paths => told.push(...paths),
  });
  expect([told.sort(), [...state.keys()]]).toEqual([unfinished.sort(), ['a.md']]);
});

test('an empty folder is said to be read, too', async () => {
  const { counts } = await follow({});
  expect(counts).toEqual([[false, 0, 0]]);
});

test('many files come in chunks, and only the last ends the reading', async () => {
  const files = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`_posts/2025-01-01-${index}.md`, 'x']));
  const { counts, state } = await follow(files);
  expect(state.size).toBe(600);
  expect(counts.map(([reading]) => reading)).toEqual([true, true, false]);
});

test('a change by another program is told', async () => {
  const { root, state } = await follow({ 'a.md': 'old' });
  await writeFile(join(root, 'a.md'), 'new');
  await vi.waitFor(() => expect(texts(state)).toEqual({ 'a.md': 'new' }), soon);
});

test('new files, new folders and what is in them are told', async () => {
  const { root, state } = await follow({ 'a.md': '' });
  await mkdir(join(root, '_posts/deep'), { recursive: true });
  await writeFile(join(root, '_posts/deep/b.md'), 'b');
  await vi.waitFor(() => expect(state.get('_posts/deep/b.md')?.text).toBe('b'), soon);
  await appendFile(join(root, '_posts/deep/b.md'), 'c');
  await vi.waitFor(() => expect(state.get('_posts/deep/b.md')?.text).toBe('bc'), soon);
});

test('a removed file and a removed folder are told', async () => {
  const { root, state } = await follow({ 'a.md': '', '_posts/b.md': '', '_posts/c/d.md': '' });
  await unlink(join(root, 'a.md'));
  await rm(join(root, '_posts'), { recursive: true });
  await vi.waitFor(() => expect([...state.keys()]).toEqual([]), soon);
});

test('a rename is one delta with both names', async () => {
  const { root, deltas } = await follow({ '_posts/a.md': 'text' });
  await rename(join(root, '_posts/a.md'), join(root, '_posts/b.md'));
  await vi.waitFor(() => expect(deltas.at(-1)).toEqual({ changed: ['_posts/b.md'], removed: ['_posts/a.md'] }), soon);
});

test('a file that another one is moved onto is changed, not removed', async () => {
  const { root, deltas, state } = await follow({ 'a.md': 'old' });
  await writeFile(join(root, 'a.md.swp'), 'new');
  await rename(join(root, 'a.md.swp'), join(root, 'a.md'));
  await vi.waitFor(() => expect(state.get('a.md')?.text).toBe('new'), soon);
  expect(deltas.flatMap(delta => delta.removed)).not.toContain('a.md');
});

test('what the program wrote itself is passed over', async () => {
  const { root, deltas, reader } = await follow({ 'a.md': 'old', 'b.md': 'b' });
  reader.wrote(sitePath('a.md'), fileHash(Buffer.from('mine')));
  await writeFile(join(root, 'a.md'), 'mine');
  await writeFile(join(root, 'b.md'), 'theirs');
  await vi.waitFor(() => expect(deltas.length).toBe(2), soon);
  expect(deltas[1]?.changed).toEqual(['b.md']);
});

test('another program’s change is told even when it leads back to what was written here', async () => {
  const { root, state, reader, deltas } = await follow({ 'a.md': 'old' });
  reader.wrote(sitePath('a.md'), fileHash(Buffer.from('mine')));
  await writeFile(join(root, 'a.md'), 'theirs');
  await vi.waitFor(() => expect(state.get('a.md')?.text).toBe('theirs'), soon);
  const before = deltas.length;
  await writeFile(join(root, 'a.md'), 'mine');
  await vi.waitFor(() => expect(deltas.length).toBeGreaterThan(before), soon);
  expect(state.get('a.md')?.text).toBe('mine');
});

test('a burst is told in few deltas', async () => {
  const { root, deltas, state } = await follow({});
  await Promise.all(Array.from({ length: 200 }, (_, index) => writeFile(join(root, `${index}.md`), 'x')));
  await vi.waitFor(() => expect(state.size).toBe(200), soon);
  expect(deltas.length).toBeLessThan(12);
});

test('hundreds of files that are gone at once are told together', async () => {
  const files = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`_posts/2025-01-01-${index}.md`, 'x']));
  const { root, state } = await follow({ ...files, 'index.md': '' });
  await Promise.all(Object.keys(files).map(path => unlink(join(root, path))));
  await vi.waitFor(() => expect([...state.keys()]).toEqual(['index.md']), soon);
});

test('what is made ready beside the files for a change of many is no part of the site', async () => {
  const { root, state, deltas } = await follow({ 'index.md': '' });
  const stage = join(root, '.galley-changes-0123456789abcdef');
  await mkdir(stage);
  await writeFile(join(stage, 'new-0'), 'new');
  await writeFile(join(root, 'about.md'), '');
  await vi.waitFor(() => expect(state.has(sitePath('about.md'))).toBe(true), soon);
  await writeFile(join(stage, 'new-1'), 'new');
  await writeFile(join(root, 'contact.md'), '');
  await vi.waitFor(() => expect(state.has(sitePath('contact.md'))).toBe(true), soon);
  expect(deltas.flatMap(({ changed }) => changed).filter(path => path.startsWith('.galley'))).toEqual([]);
});

test('a look at the whole folder finds what was not heard', async () => {
  const { root, state, reader } = await follow({ 'a.md': 'old' });
  await writeFile(join(root, 'b.md'), 'new');
  await reader.rescan();
  expect([...state.keys()].sort()).toEqual(['a.md', 'b.md']);
});

/** Counts the listings of a followed folder. */
async function followCounted(files: Readonly<Record<string, string>>, tellsAll: boolean) {
  const folder = await folderWith(files);
  const listings: string[] = [];
  const list = () => {
    listings.push(folder);
    return listFolder(folder);
  };
  const followed = await followFolder(folder, { list, tellsAll: () => Promise.resolve(tellsAll) });
  listings.length = 0;
  return { ...followed, listings };
}

test('a glance lists nothing while everything was heard', async () => {
  const { root, reader, state, listings } = await followCounted({ '_posts/2025-01-01-a.md': 'a', 'b.md': 'b' }, true);
  await reader.glance();
  await writeFile(join(root, 'c.md'), 'c');
  await rename(join(root, 'b.md'), join(root, '_posts', '2025-01-02-b.md'));
  await vi.waitFor(
    () => expect([...state.keys()].sort()).toEqual(['_posts/2025-01-01-a.md', '_posts/2025-01-02-b.md', 'c.md']),
    soon,
  );
  await reader.glance();
  expect(listings).toEqual([]);
});

test('a glance lists the folder where the system does not tell of every change, or by way of a link', async () => {
  const untold = await followCounted({ 'a.md': 'a' }, false);
  await untold.reader.glance();
  expect(untold.listings).toHaveLength(1);
  const linked = await followCounted({ 'real/a.md': 'a' }, true);
  await symlink(join(linked.root, 'real'), join(linked.root, 'link'));
  await linked.reader.rescan();
  linked.listings.length = 0;
  await linked.reader.glance();
  expect(linked.listings).toHaveLength(1);
});

test('a look at the folder before it was read for the first time reads nothing', async () => {
  const { root } = await SiteFolder.open(await folderWith({ 'a.md': 'a' }));
  const told: string[] = [];
  const reader = new SiteReader({
    root,
    onFiles: ({ changed }) => told.push(...changed.map(({ path }) => path)),
    onProblem: () => undefined,
  });
  onTestFinished(() => reader.close());
  await Promise.all([reader.glance(), reader.rescan()]);
  expect(told).toEqual([]);
  await reader.start();
  expect(told).toEqual(['a.md']);
});

test('a glance finds what was not heard', async () => {
  const deaf = ((...args: Parameters<typeof watch>) => {
    const watcher = watch(args[0], { persistent: false });
    watcher.removeAllListeners('change');
    return watcher;
  }) as typeof watch;
  const { root, state, reader } = await follow({ 'a.md': 'a' }, { watch: deaf, tellsAll: () => Promise.resolve(true) });
  await vi.waitFor(async () => {
    await writeFile(join(root, 'b.md'), 'b');
    await unlink(join(root, 'b.md'));
    await writeFile(join(root, 'c.md'), 'c');
    await reader.glance();
    expect(state.has('c.md')).toBe(true);
  }, soon);
});

test('a folder that vanishes is a problem, and nothing counts as removed', async () => {
  const { root, state, problems, reader } = await follow({ 'a.md': 'kept' });
  await rename(root, `${root}-moved`);
  onTestFinished(() => rm(`${root}-moved`, { recursive: true, force: true }));
  await reader.rescan();
  await vi.waitFor(() => expect(problems.map(problem => problem.code)).toContain('folder-missing'), soon);
  expect(state.has('a.md')).toBe(true);
  await rename(`${root}-moved`, root);
  await writeFile(join(root, 'a.md'), 'changed');
  await reader.rescan();
  expect(state.get('a.md')?.text).toBe('changed');
});

test('a folder whose disk was taken away, and left an empty place, has vanished too', async () => {
  const { root, state, problems, reader } = await follow({ 'a.md': 'kept' });
  // Temporary folders lie either in memory or on the disk that this file is on.
  const isInMemory = (await stat(root)).dev !== (await stat(import.meta.dirname)).dev;
  const place = await mkdtemp(isInMemory ? join(import.meta.dirname, '.empty-') : '/dev/shm/galley-');
  await rename(root, `${root}-away`);
  onTestFinished(async () => {
    for (const path of [place, root, `${root}-away`]) await rm(path, { recursive: true, force: true });
  });
  await symlink(place, root);
  await reader.rescan();
  await vi.waitFor(() => expect(problems.map(problem => problem.code)).toContain('folder-missing'), soon);
  expect([...state.keys()]).toEqual(['a.md']);
  await rm(root);
  await rename(`${root}-away`, root);
  await writeFile(join(root, 'b.md'), 'b');
  await reader.rescan();
  await vi.waitFor(() => expect([...state.keys()].sort()).toEqual(['a.md', 'b.md']), soon);
});

test('a post that is not UTF-8 is named, with what it seems to be', async () => {
  const { problems, state } = await follow({ 'a.md': Buffer.from('caf\xe9', 'latin1'), 'b.md': 'fine' });
  await vi.waitFor(() => expect(problems).toHaveLength(1), soon);
  expect(problems[0]).toMatchObject({ code: 'not-utf8', place: { path: 'a.md' } });
  expect(state.get('a.md')?.text).toBeUndefined();
});

test('links that lead out of the site are not followed', async () => {
  const elsewhere = await folderWith({ 'secret.md': 'secret' });
  const { root, state } = await follow({ 'a.md': '' });
  await symlink(join(elsewhere, 'secret.md'), join(root, 'link.md'));
  await symlink(elsewhere, join(root, 'folder'));
  await writeFile(join(root, 'b.md'), 'b');
  await vi.waitFor(() => expect(state.has('b.md')).toBe(true), soon);
  expect([...state.keys()].sort()).toEqual(['a.md', 'b.md']);
});

test('a folder that was away is followed again by itself', async () => {
  const { root, state, now } = await follow({ 'a.md': 'kept', '_posts/b.md': 'b' }, { lookEvery: 30 });
  await rename(root, `${root}-moved`);
  onTestFinished(() => rm(`${root}-moved`, { recursive: true, force: true }));
  await vi.waitFor(() => expect([...now]).toEqual(['folder-missing']), soon);
  expect(state.has('a.md')).toBe(true);
  await rename(`${root}-moved`, root);
  await vi.waitFor(() => expect([...now]).toEqual([]), soon);
  await writeFile(join(root, '_posts/b.md'), 'changed');
  await vi.waitFor(() => expect(state.get('_posts/b.md')?.text).toBe('changed'), soon);
});

test('a folder that is removed and made again at once is still heard', async () => {
  const { root, state } = await follow({ '_posts/a.md': 'a' });
  for (const text of ['one', 'two', 'three']) {
    await rm(join(root, '_posts'), { recursive: true });
    await mkdir(join(root, '_posts'));
    await writeFile(join(root, '_posts/a.md'), text);
    await vi.waitFor(() => expect(state.get('_posts/a.md')?.text).toBe(text), soon);
    await appendFile(join(root, '_posts/a.md'), '!');
    await vi.waitFor(() => expect(state.get('_posts/a.md')?.text).toBe(`${text}!`), soon);
  }
});

test('where the system has no more watches the folder is looked at, and heard again once there are some', async () => {
  let left = 1;
  const scarce = ((...args: Parameters<typeof watch>) => {
    if (left-- <= 0) throw Object.assign(new Error('no more watches'), { code: 'ENOSPC' });
    return watch(...args);
  }) as typeof watch;
  const files = { '_posts/a.md': 'a', '_posts/deep/b.md': 'b', 'assets/c.css': '' };
  const { root, state, now, problems } = await follow(files, { watch: scarce, lookEvery: 30 });
  expect(problems.map(({ code, remedy }) => [code, remedy.includes('max_user_watches')])).toEqual([
    ['watch-lost', true],
  ]);
  await writeFile(join(root, '_posts/deep/b.md'), 'changed');
  await vi.waitFor(() => expect(state.get('_posts/deep/b.md')?.text).toBe('changed'), soon);
  expect(problems).toHaveLength(1);
  left = 100;
  await vi.waitFor(() => expect([...now]).toEqual([]), soon);
  await writeFile(join(root, '_posts/deep/b.md'), 'heard');
  await vi.waitFor(() => expect(state.get('_posts/deep/b.md')?.text).toBe('heard'), soon);
});

test('a checkout that changes two thousand files is told in few deltas, each file once', async () => {
  const paths = Array.from({ length: 2000 }, (_, at) => `_posts/${at % 40}/2025-01-01-${at}.md`);
  const folder = await folderWith(Object.fromEntries(paths.map(path => [path, 'old'])));
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...args], { cwd: folder });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'old');
  await Promise.all(paths.map(path => writeFile(join(folder, path), 'new')));
  git('commit', '-qam', 'new');
  const { state, deltas } = await followFolder(folder);
  expect([...state.values()].every(({ text }) => text === 'new')).toBe(true);
  deltas.length = 0;
  git('checkout', '-q', 'HEAD~1');
  await vi.waitFor(() => expect([...state.values()].every(({ text }) => text === 'old')).toBe(true), {
    timeout: 20_000,
    interval: 50,
  });
  expect(deltas.flatMap(({ removed }) => removed)).toEqual([]);
  expect(deltas.length).toBeLessThan(40);
}, 60_000);

test('a folder that was listed before it was watched is looked at once more', async () => {
  const { root } = await SiteFolder.open(await folderWith({ 'a.md': 'old', 'b.md': 'b' }));
  const ahead = await listFolder(root);
  await writeFile(join(root, 'a.md'), 'newer');
  await unlink(join(root, 'b.md'));
  const told: string[] = [];
  const reader = new SiteReader({
    root,
    ahead: Promise.resolve(ahead),
    onFiles: ({ changed, removed }) => told.push(...changed.map(({ path, text }) => `${path} ${text}`), ...removed),
    onProblem: () => undefined,
  });
  onTestFinished(() => reader.close());
  await reader.start();
  await vi.waitFor(() => expect(told).toContain('b.md'), { timeout: 10_000, interval: 20 });
  expect(told.filter(one => one.startsWith('a.md')).at(-1)).toBe('a.md newer');
}, 20_000);

test('of a very large folder the posts are listed and their texts left on disk until they change', async () => {
  const posts = Object.fromEntries(Array.from({ length: 4001 }, (_, at) => [`_posts/2025-01-01-${at}.md`, 'x']));
  const { root } = await SiteFolder.open(await folderWith({ ...posts, '_config.yml': 'title: x', 'about.html': 'y' }));
  const listed: [number, boolean][] = [];
  const files: string[] = [];
  let reading = true;
  const reader = new SiteReader({
    root,
    onListed: (all, stored) => listed.push([unpackFiles(all).length, stored]),
    onFiles: (delta, isReading) => {
      files.push(...delta.changed.map(({ path, text }) => `${path} ${text}`));
      reading = isReading;
    },
    onProblem: () => undefined,
  });
  onTestFinished(() => reader.close());
  await reader.start();
  expect(listed).toEqual([
    [500, true],
    [3503, true],
  ]);
  expect([files, reading]).toEqual([['_config.yml title: x', 'about.html y'], false]);
  await writeFile(join(root, '_posts/2025-01-01-7.md'), 'changed');
  await vi.waitFor(() => expect(files.slice(2)).toEqual(['_posts/2025-01-01-7.md changed']), soon);
});
