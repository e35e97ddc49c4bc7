import { chmod, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Disk } from '../../../../../electron/services/disk/disk.ts';
import { faultCode } from '../../../../../electron/services/disk/fault.ts';
import { fileHash } from '../../../../../electron/services/disk/file-hash.ts';
import { ownMark } from '../../../../../electron/services/disk/is-running.ts';
import { temporaryName } from '../../../../../electron/services/disk/temporary-name.ts';
import { SiteFolder } from '../../../../../electron/services/folder/site-folder.ts';
import { failingFileSystem } from '../../../../kit/failing-file-system.ts';
import { folderWith } from '../../../../kit/folder.ts';

const bytes = (text: string) => Buffer.from(text);
const FAULTS = ['ENOSPC', 'EIO', 'EACCES', 'EBUSY', 'EXDEV', 'EROFS', 'EDQUOT'] as const;

describe('writing', () => {
  test('puts the new bytes in place and says their hash', async () => {
    const folder = await folderWith({ 'a.md': 'old' });
    const written = await new Disk().write(join(folder, 'a.md'), bytes('new'));
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('new');
    expect(written).toMatchObject({ kind: 'written', hash: fileHash(bytes('new')) });
  });

  test('makes the folders above a new file', async () => {
    const folder = await folderWith();
    await new Disk().write(join(folder, '_posts/2025/a.md'), bytes('new'), null);
    expect(await readFile(join(folder, '_posts/2025/a.md'), 'utf8')).toBe('new');
  });

  test('keeps the mode of the file', async () => {
    const folder = await folderWith({ 'a.md': 'old' });
    await chmod(join(folder, 'a.md'), 0o640);
    await new Disk().write(join(folder, 'a.md'), bytes('new'));
    expect((await stat(join(folder, 'a.md'))).mode & 0o777).toBe(0o640);
  });

  test('leaves no other file behind', async () => {
    const folder = await folderWith({ 'a.md': 'old' });
    await new Disk().write(join(folder, 'a.md'), bytes('new'));
    expect(await readdir(folder)).toEqual(['a.md']);
  });

  test('refuses where the disk holds another version than expected, and shows it', async () => {
    const folder = await folderWith({ 'a.md': 'theirs' });
    const outcome = await new Disk().write(join(folder, 'a.md'), bytes('mine'), fileHash(bytes('base')));
    expect(outcome).toEqual({ kind: 'differs', bytes: bytes('theirs') });
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('theirs');
  });

  test('refuses to make a file that is there', async () => {
    const folder = await folderWith({ 'a.md': 'theirs' });
    expect(await new Disk().write(join(folder, 'a.md'), bytes('mine'), null)).toMatchObject({ kind: 'differs' });
  });

  test('refuses to change a file that is gone', async () => {
    const folder = await folderWith();
    const outcome = await new Disk().write(join(folder, 'a.md'), bytes('mine'), fileHash(bytes('base')));
    expect(outcome).toEqual({ kind: 'differs', bytes: null });
  });

  test('counts a file that has the new bytes already as written', async () => {
    const folder = await folderWith({ 'a.md': 'mine' });
    const outcome = await new Disk().write(join(folder, 'a.md'), bytes('mine'), fileHash(bytes('base')));
    expect(outcome).toMatchObject({ kind: 'written' });
  });

  test('refuses to replace a folder', async () => {
    const folder = await folderWith({ 'a.md/b': '' });
    await expect(new Disk().write(join(folder, 'a.md'), bytes('x'))).rejects.toMatchObject({ code: 'NOT_A_FILE' });
  });

  test('writes the file that a link inside the site points to, and keeps the link', async () => {
    const folder = await folderWith({ 'real.md': 'old' });
    await symlink('real.md', join(folder, 'link.md'));
    const site = await SiteFolder.open(folder);
    await new Disk().write(await site.resolve('link.md'), bytes('new'));
    expect(await readFile(join(folder, 'real.md'), 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['link.md', 'real.md']);
  });

  test('takes writes of one file in the order they came', async () => {
    const folder = await folderWith({ 'a.md': '' });
    const disk = new Disk();
    await Promise.all(['1', '2', '3', '4', '5'].map(text => disk.write(join(folder, 'a.md'), bytes(text))));
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('5');
  });
});

describe('when a call of the file system fails', () => {
  const old = 'the old text\n'.repeat(2000);
  const next = 'the new text, which is longer\n'.repeat(2000);

  async function saveWithFault(failAt: number, code: string, expected: boolean) {
    const folder = await folderWith({ 'a.md': old });
    const safe = await folderWith();
    const { fs, calls } = failingFileSystem(failAt, code);
    const disk = new Disk({ fs, safeFolder: safe });
    const outcome = await disk
      .write(join(folder, 'a.md'), bytes(next), expected ? fileHash(bytes(old)) : undefined)
      .catch((error: unknown) => faultCode(error));
    return { folder, outcome, calls: calls.length, text: await readFile(join(folder, 'a.md'), 'utf8') };
  }

  test.each(FAULTS)('%s at any one of them leaves the old or the new text, whole', async code => {
    let reached = 0;
    for (let failAt = 0; ; failAt++) {
      const { outcome, text, calls, folder } = await saveWithFault(failAt, code, true);
      if (calls <= failAt) break;
      reached += 1;
      expect([old, next], `after a fault at call ${failAt}`).toContain(text);
      if (typeof outcome === 'object') expect(text, `said written at call ${failAt}`).toBe(next);
      expect(await readdir(folder)).toContain('a.md');
    }
    expect(reached).toBeGreaterThan(8);
  });

  test('a full disk leaves no unfinished file behind', async () => {
    for (let failAt = 0; failAt < 12; failAt++) {
      const { folder, outcome } = await saveWithFault(failAt, 'ENOSPC', false);
      if (outcome === 'ENOSPC') expect(await readdir(folder)).toEqual(['a.md']);
    }
  });

  test.each(['EXDEV', 'EBUSY'])('a rename that %s always refuses is done by writing into the file', async code => {
    const folder = await folderWith({ 'a.md': old });
    const { fs } = failingFileSystem(Infinity, code);
    const refusing = { ...fs, rename: () => Promise.reject(Object.assign(new Error(code), { code })) };
    const disk = new Disk({ fs: refusing, safeFolder: await folderWith() });
    expect(await disk.write(join(folder, 'a.md'), bytes('short'))).toMatchObject({ kind: 'written' });
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('short');
  });

  test('a file that nobody may write, in a folder that takes none, is refused by that name and leaves no copies', async () => {
    const folder = await folderWith({ 'a.md': old });
    const safeFolder = await folderWith();
    const { fs } = failingFileSystem(Infinity, '');
    const readOnly = {
      ...fs,
      open: (path: string, flags: string | number, mode?: number) =>
        path.startsWith(folder) && flags !== 'r'
          ? Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' }))
          : fs.open(path, flags, mode),
    };
    const write = new Disk({ fs: readOnly, safeFolder }).write(join(folder, 'a.md'), bytes('new'));
    await expect(write).rejects.toMatchObject({ code: 'EACCES' });
    expect(await readdir(safeFolder)).toEqual([]);
  });

  test('a lock that is let go after a moment only delays the save', async () => {
    const folder = await folderWith({ 'a.md': old });
    let refusals = 2;
    const { fs } = failingFileSystem(Infinity, '');
    const busy = {
      ...fs,
      rename: (from: string, to: string) =>
        refusals-- > 0 ? Promise.reject(Object.assign(new Error('EBUSY'), { code: 'EBUSY' })) : fs.rename(from, to),
    };
    await new Disk({ fs: busy }).write(join(folder, 'a.md'), bytes('new'));
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('new');
  });

  test('bytes that the disk gives back altered are not put in place', async () => {
    const folder = await folderWith({ 'a.md': old });
    const { fs } = failingFileSystem(Infinity, '');
    const lying = {
      ...fs,
      readFile: async (path: string) => (path.endsWith('.tmp') ? bytes('rot') : fs.readFile(path)),
    };
    await expect(new Disk({ fs: lying }).write(join(folder, 'a.md'), bytes('new'))).rejects.toMatchObject({
      code: 'MISMATCH',
    });
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe(old);
  });
});

describe('renaming', () => {
  test('moves a file, into a new folder if need be', async () => {
    const folder = await folderWith({ '_drafts/a.md': 'text' });
    await new Disk().rename(join(folder, '_drafts/a.md'), join(folder, '_posts/2025-01-01-a.md'));
    expect(await readFile(join(folder, '_posts/2025-01-01-a.md'), 'utf8')).toBe('text');
    expect(await readdir(join(folder, '_drafts'))).toEqual([]);
  });

  test('never replaces a file', async () => {
    const folder = await folderWith({ 'a.md': 'a', 'b.md': 'b' });
    await expect(new Disk().rename(join(folder, 'a.md'), join(folder, 'b.md'))).rejects.toMatchObject({
      code: 'EEXIST',
    });
    expect(await readFile(join(folder, 'b.md'), 'utf8')).toBe('b');
  });
});

test('sweeping removes what a process that is gone was writing, what another computer left for hours, and nothing else', async () => {
  const gone = temporaryName({ ...ownMark(), started: '1' });
  const own = temporaryName();
  const [fresh, old] = [temporaryName({ pid: 1, host: 'elsewhere' }), temporaryName({ pid: 2, host: 'elsewhere' })];
  const folder = await folderWith({ [gone]: '', [own]: '', [fresh]: '', [old]: '', 'a.md': '' });
  const hoursAgo = new Date(Date.now() - 7_200_000);
  for (const name of [own, old, 'a.md']) await utimes(join(folder, name), hoursAgo, hoursAgo);
  await new Disk().sweep(
    (await readdir(folder)).map(name => join(folder, name)),
    Date.now(),
  );
  expect(await readdir(folder)).toEqual([own, fresh, 'a.md'].sort());
});

describe('the border of the site', () => {
  test.each(['../outside.md', 'a/../../outside.md', '/etc/passwd', 'a\0.md'])('%j leads outside', async path => {
    const site = await SiteFolder.open(await folderWith({ 'a/b.md': '' }));
    await expect(site.resolve(path)).rejects.toMatchObject({ code: 'OUTSIDE' });
  });

  test.each(['file', 'folder'])('a link to a %s elsewhere leads outside', async kind => {
    const elsewhere = await folderWith({ 'secret.md': 'secret' });
    const folder = await folderWith();
    await symlink(kind === 'file' ? join(elsewhere, 'secret.md') : elsewhere, join(folder, 'link'));
    const site = await SiteFolder.open(folder);
    await expect(site.resolve(kind === 'file' ? 'link' : 'link/secret.md')).rejects.toMatchObject({ code: 'OUTSIDE' });
    await expect(site.resolve(kind === 'file' ? 'link' : 'link/new.md')).rejects.toMatchObject({ code: 'OUTSIDE' });
  });

  test.each(['.git/config', '.GIT/hooks/pre-commit', 'sub/.git/config'])('%s is git’s own', async path => {
    const site = await SiteFolder.open(await folderWith());
    await expect(site.resolve(path)).rejects.toMatchObject({ code: 'OUTSIDE' });
  });

  test('a site that is opened by a link has the real folder for its border', async () => {
    const real = await folderWith({ 'a.md': '' });
    const above = await folderWith();
    await symlink(real, join(above, 'site'));
    const site = await SiteFolder.open(join(above, 'site'));
    expect(await site.resolve('a.md')).toBe(join(site.root, 'a.md'));
    await mkdir(join(real, 'deep'));
    await writeFile(join(real, 'deep/b.md'), '');
    expect(site.nameOf(await site.resolve('deep/b.md'))).toBe('deep/b.md');
  });
});
