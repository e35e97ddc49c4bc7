import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { leftBranch, noteBranch } from '../../../../../electron/services/export/left-branch.ts';
import { ownMark } from '../../../../../electron/services/disk/is-running.ts';
import { galley } from '../../../../kit/cli.ts';
import { folderWith } from '../../../../kit/folder.ts';

/** A repository with the branches `main`, which is checked out, and `news`. */
async function opened() {
  const folder = await folderWith({ 'a.md': 'a' });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
  git('init', '-q', '-b', 'main');
  git('-c', 'user.name=N', '-c', 'user.email=n@example.org', 'commit', '-q', '--allow-empty', '-m', 'Begin');
  git('branch', 'news');
  return { folder, git };
}

/** What the note of an export says that was killed: its process is another one. */
async function orphan(folder: string, from: string, to: string): Promise<void> {
  const note = { ...ownMark(), started: '1', from, to };
  await writeFile(join(folder, '.git', 'galley-branch'), JSON.stringify(note));
}

test('an export that was killed on another branch is told once', async () => {
  const { folder, git } = await opened();
  await orphan(folder, 'main', 'news');
  git('switch', '-q', 'news');
  const problem = await leftBranch(folder);
  expect(problem?.code).toBe('export-left-branch');
  expect(problem?.cause).toContain('the branch news');
  expect(problem?.remedy).toContain('git switch main');
  expect(await leftBranch(folder)).toBeUndefined();
});

test('nothing is told where the branch is another one again, or while the export is at it', async () => {
  const { folder, git } = await opened();
  await orphan(folder, 'main', 'news');
  expect(await leftBranch(folder)).toBeUndefined();
  const forget = await noteBranch(folder, 'main', 'news');
  git('switch', '-q', 'news');
  expect(await leftBranch(folder)).toBeUndefined();
  await forget();
  await orphan(folder, 'main', 'news');
  expect((await leftBranch(folder))?.code).toBe('export-left-branch');
});

test('an export goes on where its branch cannot be noted', async () => {
  const { folder } = await opened();
  await mkdir(join(folder, '.git', 'galley-branch'));
  const forget = await noteBranch(folder, 'main', 'news');
  await expect(forget()).resolves.toBeUndefined();
});

test('the command line tells it before it exports; a dry run leaves it to be told again', async () => {
  const { folder, git } = await opened();
  await writeFile(join(folder, '_config.yml'), 'title: Quay\n');
  await mkdir(join(folder, '_drafts'));
  await writeFile(join(folder, '_drafts', 'boats.md'), '---\ntitle: Boats\n---\n\nDry.\n');
  await orphan(folder, 'main', 'news');
  git('switch', '-q', 'news');
  const run = (...more: string[]) =>
    galley(['export', '--site', '.', '--to', '.', '_drafts/boats.md', ...more], folder);
  const told = 'An export that was cut off had gone to the branch news';
  expect((await run('--dry-run')).errors).toContain(told);
  expect((await run()).errors).toContain(told);
  expect((await run('--dry-run')).errors).not.toContain(told);
});
