import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChangeSets } from '../../../../../electron/services/change-set/change-sets.ts';
import type { ExportOutcome } from '../../../../../electron/services/export/exporter.ts';
import { SiteFolder } from '../../../../../electron/services/folder/site-folder.ts';
import { changeSource, exportAll, exportFolders, planAll, resetTo, targetFiles } from '../../../../kit/export-twice.ts';
import { failingFileSystem } from '../../../../kit/failing-file-system.ts';

type Files = Readonly<Record<string, string>>;
let base: string;
let template: string;
let folder: string;
let before: Files;
let after: Files;
let total: number;
let carryOut: Awaited<ReturnType<typeof planAll>>;

/** Exports with a file system whose call number `at` fails, and every later one if it crashes. */
async function exportWith(at: number, code: string, times?: number): Promise<ExportOutcome | 'thrown'> {
  await resetTo(template, folder);
  return carryOut(failingFileSystem(at, code, times).fs).catch(() => 'thrown' as const);
}

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'galley-faults-'));
  [template, folder] = [join(base, 'template'), join(base, 'work')];
  for (const [path, text] of Object.entries(exportFolders)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await exportAll(folder);
  await changeSource(folder);
  before = await targetFiles(folder);
  // What was exported is remembered by the target's place, so the folder is always the same one.
  await resetTo(folder, template);
  carryOut = await planAll(folder);
  const counted = failingFileSystem(Infinity, '');
  expect(await carryOut(counted.fs)).toMatchObject({ kind: 'done', notRemembered: undefined });
  after = await targetFiles(folder);
  total = counted.calls.length;
}, 300_000);
afterAll(() => rm(base, { recursive: true, force: true }));

it('an export of the kit adds, changes, renames and deletes files', () => {
  const names = (files: Files) => Object.keys(files).sort().join(' ');
  expect(names(after)).not.toBe(names(before));
  expect(Object.keys(after).some(name => name.endsWith('-high-tide.md'))).toBe(true);
  expect(Object.keys(after).some(name => name.endsWith('-tide.md') && !name.includes('high'))).toBe(false);
  expect(Object.values(after)).not.toContain('the bytes of dawn');
});

describe('a fault at one call of an export', () => {
  it('leaves the target as it was or as it should be, says which, and the next export completes it', async () => {
    for (let at = 0; at < total; at++) {
      const outcome = await exportWith(at, 'ENOSPC');
      const where = `call ${at} of ${total}`;
      expect(outcome, where).not.toBe('thrown');
      const found = await targetFiles(folder);
      expect(found, where).toEqual(outcome !== 'thrown' && outcome.kind === 'done' ? after : before);
      if (at % 20 !== 0) continue;
      await exportAll(folder);
      expect(await targetFiles(folder), where).toEqual(after);
    }
  }, 300_000);
});

describe('a disk that stays full in the middle of an export', () => {
  it('leaves the target as it was, or complete', async () => {
    for (let at = 0; at < total; at += 2) {
      await resetTo(template, folder);
      const full = failingFileSystem(at, 'ENOSPC', Infinity, ['open', 'write', 'copyFile', 'mkdir', 'link']);
      await carryOut(full.fs).catch(() => undefined);
      expect([before, after], `call ${at} of ${total}`).toContainEqual(await targetFiles(folder));
    }
  }, 300_000);
});

describe('a crash at one call of an export', () => {
  it('is followed by all or nothing at the next start, and the next export completes it', async () => {
    for (let at = 0; at < total; at++) {
      await exportWith(at, 'EIO', Infinity);
      const where = `call ${at} of ${total}`;
      await new ChangeSets().recover(await SiteFolder.open(join(folder, 'site')));
      expect([before, after], where).toContainEqual(await targetFiles(folder));
      if (at % 20 !== 0) continue;
      expect(await exportAll(folder), where).toMatchObject({ kind: 'done', notRemembered: undefined });
      expect(await targetFiles(folder), where).toEqual(after);
      const [record] = await recordsOf(folder);
      expect(record, where).toContain('_drafts/high-tide.md');
    }
  }, 300_000);
});

async function recordsOf(root: string): Promise<readonly string[]> {
  const records = join(root, 'source', '.galley', 'exports');
  const names = await readdir(records);
  return Promise.all(names.map(name => readFile(join(records, name), 'utf8')));
}
