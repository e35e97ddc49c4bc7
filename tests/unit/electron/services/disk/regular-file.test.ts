import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readBeginning, readRegularFile } from '../../../../../electron/services/disk/regular-file.ts';
import { folderWith } from '../../../../kit/folder.ts';

test('a file is read whole, also up to a limit', async () => {
  const folder = await folderWith({ 'a.md': 'text', empty: '' });
  expect(String(await readRegularFile(join(folder, 'a.md')))).toBe('text');
  expect(String(await readRegularFile(join(folder, 'a.md'), 4))).toBe('text');
  expect(String(await readRegularFile(join(folder, 'empty'), 4))).toBe('');
});

test('of a file its beginning is read, as far as there is one', async () => {
  const folder = await folderWith({ 'a.md': 'text' });
  expect(String(await readBeginning(join(folder, 'a.md'), 2))).toBe('te');
  expect(String(await readBeginning(join(folder, 'a.md'), 9))).toBe('text');
});

test('a file beyond the limit is too large', async () => {
  const folder = await folderWith({ 'a.md': 'text!' });
  await expect(readRegularFile(join(folder, 'a.md'), 4)).rejects.toMatchObject({ code: 'TOO_LARGE' });
});

test('a pipe, a socket, a folder and a device are no files, and nobody waits for them', async () => {
  const folder = await folderWith();
  execFileSync('mkfifo', [join(folder, 'pipe.md')]);
  const server = createServer().listen(join(folder, 'socket.md'));
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  for (const path of [join(folder, 'pipe.md'), join(folder, 'socket.md'), folder, '/dev/zero', '/dev/tty']) {
    for (const read of [readRegularFile, readBeginning]) {
      await expect(read(path, 1000), path).rejects.toMatchObject({ code: 'NOT_A_FILE' });
    }
  }
});

test('a file that is said to be empty and is not is read to its end, or to the limit', async () => {
  expect(String(await readRegularFile('/proc/self/status', 100_000))).toContain('Name:');
  await expect(readRegularFile('/proc/self/maps', 10)).rejects.toMatchObject({ code: 'TOO_LARGE' });
});
