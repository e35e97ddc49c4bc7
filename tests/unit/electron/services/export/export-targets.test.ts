import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Disk } from '../../../../../electron/services/disk/disk.ts';
import { ExportTargets } from '../../../../../electron/services/export/export-targets.ts';
import { folderWith } from '../../../../kit/folder.ts';

test('the targets of two sites that are chosen at the same time are both kept', async () => {
  const targets = new ExportTargets(new Disk(), join(await folderWith(), 'targets.json'));
  await Promise.all([targets.remember('/a', '/x'), targets.remember('/b', '/y')]);
  expect([await targets.of('/a'), await targets.of('/b')]).toEqual(['/x', '/y']);
});

test('a file that cannot be read names no target, and takes the next one', async () => {
  const targets = new ExportTargets(new Disk(), join(await folderWith({ 'targets.json': '[{' }), 'targets.json'));
  expect(await targets.of('/a')).toBeUndefined();
  await targets.remember('/a', '/x');
  expect(await targets.of('/a')).toBe('/x');
});
