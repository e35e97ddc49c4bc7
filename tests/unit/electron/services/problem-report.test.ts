import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LogFile } from '../../../../electron/services/log-file.ts';
import { problemReport } from '../../../../electron/services/problem-report.ts';
import { folderWith } from '../../../kit/folder.ts';

test('a report has the versions, the end of the log and no name of a home folder', () => {
  const report = problemReport({ Galley: '1.2.3' }, 'could not read /home/nadia/site/a.md\n', '/home/nadia');
  expect(report).toContain('Galley: 1.2.3');
  expect(report).toContain('could not read ~/site/a.md');
  expect(report).not.toContain('nadia');
});

test('of a long log the report has whole lines of its end', () => {
  const log = Array.from({ length: 20_000 }, (_, at) => `line ${at}\n`).join('');
  const report = problemReport({}, log, '/root');
  expect(report).toContain('line 19999');
  expect(report).not.toContain('line 1\n');
  expect(report.length).toBeLessThan(70_000);
});

test('the log is kept small: one former file, and no more', async () => {
  const folder = await folderWith();
  const path = join(folder, 'galley.log');
  const log = new LogFile(path, () => new Date(0));
  for (let at = 0; at < 2500; at++) log.write('x'.repeat(1000));
  expect((await stat(path)).size).toBeLessThan(600_000);
  expect((await stat(`${path}.1`)).size).toBeLessThan(600_000);
  expect(await readFile(path, 'utf8')).toMatch(/^1970-01-01T00:00:00.000Z x/);
});
