import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Problem } from '../../../shared/kit/problem.ts';
import { anyText, nullable, objectOf } from '../../../shared/kit/decode.ts';
import { Disk } from '../disk/disk.ts';
import { git, isInRepository } from '../git/git.ts';
import { markShape, ownMark, stateOf } from '../disk/is-running.ts';
import { readRegularFile } from '../disk/regular-file.ts';

/** One of git's own files, while an export has gone to a branch that was there before and is not done. */
const NOTE = 'galley-branch';
const LARGEST = 4096;
const anyNote = objectOf({ ...markShape, from: nullable(anyText), to: anyText });

/**
 * Notes that an export goes to another branch; gives what takes the note away when the export is done, or back. Where git's folder
 * takes no file git itself will say so.
 */
export async function noteBranch(folder: string, from: string | undefined, to: string): Promise<() => Promise<void>> {
  if (from === to) return () => Promise.resolve();
  try {
    const path = await notePath(folder);
    await new Disk().writeOutput(path, Buffer.from(JSON.stringify({ ...ownMark(), from: from ?? null, to })));
    return () => rm(path, { force: true }).catch(() => undefined);
  } catch {
    return () => Promise.resolve();
  }
}

/** Says on which branch an export that was cut off has left a folder's repository; once, unless it is to be said `again`. */
export async function leftBranch(folder: string, again: 'again' | 'once' = 'once'): Promise<Problem | undefined> {
  if (!(await isInRepository(folder))) return undefined;
  const path = await notePath(folder).catch(() => undefined);
  if (path === undefined) return undefined;
  const text = await readRegularFile(path, LARGEST).catch(() => undefined);
  if (!text) return undefined;
  const note = anyNote(parsed(text.toString('utf8')));
  if (note.ok && stateOf(note.value) !== 'gone') return undefined;
  if (again === 'once') await rm(path, { force: true }).catch(() => undefined);
  const branch = await git(folder, ['symbolic-ref', '--short', '-q', 'HEAD']).catch(() => '');
  if (!note.ok || branch.trim() !== note.value.to) return undefined;
  const { from, to } = note.value;
  return {
    severity: 'info',
    code: 'export-left-branch',
    place: { path: folder, line: 1, column: 1 },
    cause: `An export that was cut off had gone to the branch ${to}, which is checked out now${from === null ? '' : `; before it was ${from}`}.`,
    remedy:
      from === null
        ? 'Go on from there, or check out what you want.'
        : `Go on from there, or go back with git switch ${from}.`,
  };
}

async function notePath(folder: string): Promise<string> {
  return resolve(folder, (await git(folder, ['rev-parse', '--git-path', NOTE])).trim());
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
