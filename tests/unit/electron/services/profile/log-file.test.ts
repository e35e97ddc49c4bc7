import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LogFile } from '../../../../../electron/services/profile/log-file.ts';
import { folderWith } from '../../../../kit/folder.ts';

const noon = () => new Date('2025-12-02T12:00:00Z');

test('lines carry their time, and further lines of one are set in', async () => {
  const path = join(await folderWith(), 'logs', 'galley.log');
  new LogFile(path, noon).write('one\ntwo');
  expect(await readFile(path, 'utf8')).toBe('2025-12-02T12:00:00.000Z one\n  two\n');
});

test('what is said again and again is written once, and counted', async () => {
  const path = join(await folderWith(), 'galley.log');
  const log = new LogFile(path, noon);
  for (let times = 0; times < 100_000; times++) log.write('refused');
  log.write('another');
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  expect(lines.map(line => line.replace(/^\S+Z /, ''))).toEqual(['refused', 'the same 99999 times more', '  another']);
});

test('however much is said, two files of half a megabyte are kept, with the newest lines', async () => {
  const path = join(await folderWith(), 'galley.log');
  const log = new LogFile(path, noon);
  for (let at = 0; at < 3000; at++) log.write(`${at} ${'x'.repeat(1000)}`);
  log.write('x'.repeat(5_000_000));
  log.write('the last');
  const limit = 512 * 1024 + 10_000;
  expect((await stat(path)).size).toBeLessThan(limit);
  expect((await stat(`${path}.1`)).size).toBeLessThan(limit);
  expect(await readFile(path, 'utf8')).toMatch(/ the last\n$/);
  expect(await readFile(`${path}.1`, 'utf8')).toMatch(/\n\S+Z 2\d\d\d /);
});

test('a log that cannot be written is done without', async () => {
  const folder = await folderWith({ logs: 'a file' });
  expect(() => new LogFile(join(folder, 'logs', 'galley.log'), noon).write('x')).not.toThrow();
});
