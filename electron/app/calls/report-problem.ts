import { app, shell } from 'electron';
import { readFile } from 'node:fs/promises';
import { homedir, release } from 'node:os';
import { join } from 'node:path';
import type { Disk } from '../../services/disk/disk.ts';
import { problemReport } from '../../services/profile/problem-report.ts';

/** Writes what a report of a problem needs into a file beside the log, and shows it: it is the person who sends it. */
export async function reportProblem(disk: Disk): Promise<void> {
  const logs = join(app.getPath('userData'), 'logs');
  const log = await readFile(join(logs, 'galley.log'), 'utf8').catch(() => '');
  const { electron = '', chrome = '', node = '' } = process.versions;
  const facts = {
    Galley: app.getVersion(),
    Electron: electron,
    Chromium: chrome,
    Node: node,
    System: `${process.platform} ${release()} ${process.arch}`,
    Language: app.getLocale(),
  };
  const file = join(logs, 'problem-report.txt');
  await disk.write(file, Buffer.from(problemReport(facts, log, homedir())));
  await shell.openPath(file);
}
