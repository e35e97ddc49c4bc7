import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Disk } from '../../../../../electron/services/disk/disk.ts';
import { fileHash } from '../../../../../electron/services/disk/file-hash.ts';
import { UndoFiles } from '../../../../../electron/services/journal/undo-files.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { folderWith } from '../../../../kit/folder.ts';

const post = sitePath('_posts/2025-01-01-a.md');
const hash = fileHash(Buffer.from('one'));
const other = fileHash(Buffer.from('two'));

async function files() {
  const folder = await folderWith();
  return { folder, made: (site = '/site') => new UndoFiles({ folder, site, disk: new Disk() }) };
}

test('a later run finds the history of the version that it was kept for', async () => {
  const { made } = await files();
  await made().keep(post, hash, '{"a":1}');
  expect(await made().load(post, hash)).toBe('{"a":1}');
});

test('there is none for another version, another post, or another site', async () => {
  const { made } = await files();
  await made().keep(post, hash, '{}');
  expect(await made().load(post, other)).toBeNull();
  expect(await made().load(sitePath('b.md'), hash)).toBeNull();
  expect(await made('/other').load(post, hash)).toBeNull();
});

test('the last one kept counts', async () => {
  const { made } = await files();
  await made().keep(post, hash, 'first');
  await made().keep(post, other, 'second');
  expect([await made().load(post, hash), await made().load(post, other)]).toEqual([null, 'second']);
});

test('a damaged one is none', async () => {
  const { folder, made } = await files();
  await made().keep(post, hash, 'history');
  const [site] = await readdir(folder);
  const [name] = await readdir(join(folder, site!));
  const file = join(folder, site!, name!);
  const bytes = await readFile(file);
  for (let at = 0; at < bytes.length; at++) {
    const altered = Buffer.from(bytes);
    altered[at] = altered[at]! ^ 1;
    await writeFile(file, altered);
    expect(await made().load(post, hash)).toBeNull();
  }
});

test('the three hundred last written ones of a site stay', async () => {
  const { folder, made } = await files();
  const first = made();
  for (let n = 0; n < 302; n++) await first.keep(sitePath(`${n}.md`), hash, 'x');
  await made().keep(sitePath('new.md'), hash, 'x');
  const [site] = await readdir(folder);
  expect(await readdir(join(folder, site!))).toHaveLength(300);
  expect(await made().load(sitePath('new.md'), hash)).toBe('x');
});
