import { execFileSync } from 'node:child_process';
import { access, chmod, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator } from 'playwright/test';
import { launchGalley, newProfile, temporaryFolder, test, type RunningGalley } from '../kit/app.ts';
import { plainSite, starterSite } from '../kit/sites.ts';

const POSTS = 200;
const named = (at: number): string => `note-${String(at).padStart(3, '0')}`;
const svg = (at: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${at + 1}" height="9"><rect width="9" height="9"/></svg>`;
const post = (at: number): string =>
  `---\nlayout: post\ntitle: Note ${at}\nexcerpt: The note of day ${at}.\ndate: 2026-02-03 08:00:00 +0000\n---\n\n![Plan ${at}](../pictures/${named(at)}.svg)\n`;

const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=Nadia', '-c', 'user.email=nadia@example.org', ...args], {
    encoding: 'utf8',
  }).trim();

const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);

/** Looks at the disk as often as it can until `there` says so. */
async function seen(there: () => Promise<boolean>): Promise<void> {
  while (!(await there())) await new Promise(resolve => setImmediate(resolve));
}

/** Opens the dialog for every post of the folder; gives its one button. */
async function publishAll({ app, page }: RunningGalley, target: string): Promise<Locator> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, target);
  await page.getByRole('option').first().focus();
  await page.getByRole('option').first().click();
  await page.keyboard.press('Control+a');
  await expect(page.getByText(`${POSTS} selected`)).toBeVisible();
  await page.keyboard.press('ContextMenu');
  await page.getByRole('menuitem', { name: `Publish ${POSTS} Posts…` }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const choose = dialog.getByRole('button', { name: 'Choose Folder…' });
  const change = dialog.getByRole('button', { name: 'Change…' });
  await expect(choose.or(change)).toBeVisible();
  if (await choose.isVisible()) await choose.click();
  await expect(dialog).toContainText(`${POSTS} posts`, { timeout: 300_000 });
  return dialog;
}

test('an export that is killed leaves all or nothing, and the next start says how to go on', async () => {
  test.setTimeout(900_000);
  const drafts = await plainSite(
    Object.fromEntries(
      Array.from({ length: POSTS }, (_, at) => [
        [`_drafts/${named(at)}.md`, post(at)],
        [`pictures/${named(at)}.svg`, svg(at)],
      ]).flat(),
    ),
  );
  const { folder: target } = await starterSite();
  git(target, 'init', '--quiet', '--initial-branch=main');
  git(target, 'config', 'user.name', 'Nadia');
  git(target, 'config', 'user.email', 'nadia@example.org');
  git(target, 'add', '--all');
  git(target, 'commit', '--quiet', '--message', 'Begin');
  const signs = await temporaryFolder('signs');
  const hook = join(target, '.git/hooks/pre-commit');
  // A hook that works as long as the sign stands.
  await writeFile(join(signs, 'wait'), '');
  await writeFile(hook, `#!/bin/sh\ntouch '${signs}/begun'\nwhile [ -e '${signs}/wait' ]; do sleep 0.1; done\n`);
  await chmod(hook, 0o755);
  const userData = await newProfile();
  const written = async () =>
    (await namesIn(join(target, '_posts'))).filter(name => /note-\d{3}\.md$/.test(name)).length;
  const stages = async () => (await namesIn(target)).filter(name => name.startsWith('.galley-'));
  const inStage = async (wanted: string) => {
    const [stage] = await stages();
    return stage !== undefined && (await namesIn(join(target, stage))).includes(wanted);
  };
  const start = () => launchGalley({ site: drafts.folder, userData, patience: 120_000 });
  const said = async ({ page }: RunningGalley, words: RegExp) => {
    const bar = page.getByRole('contentinfo');
    await bar.getByRole('button', { name: /problem|note/ }).click({ timeout: 60_000 });
    await expect(page.getByRole('region', { name: 'Problems' })).toContainText(words, { timeout: 60_000 });
  };
  const nothing = await written();

  // While the new files are made ready.
  let galley = await start();
  let dialog = await publishAll(galley, target);
  await dialog.getByRole('button', { name: 'Export and commit' }).click();
  await seen(() => inStage('new-60'));
  await galley.close();
  expect(await written()).toBe(nothing);
  expect(git(target, 'status', '--porcelain')).toBe('');
  galley = await start();
  await said(galley, /An export was cut off before it changed a file\..*Export again\./s);
  expect(await stages()).toEqual([]);

  // While they are put into place.
  dialog = await publishAll(galley, target);
  await dialog.getByRole('button', { name: 'Export and commit' }).click();
  await seen(() => inStage('begun.json'));
  await galley.close();
  galley = await start();
  await said(galley, /An export that was cut off has been completed: .*Export the same posts again/s);
  expect(await written()).toBe(nothing + POSTS);
  expect(await stages()).toEqual([]);
  expect(git(target, 'log', '--format=%s')).toBe('Begin');

  // While git commits what is there.
  dialog = await publishAll(galley, target);
  await expect(dialog.getByRole('list', { name: 'Committed with it' }).getByRole('listitem')).toHaveCount(2 * POSTS);
  await rm(join(signs, 'begun'), { force: true });
  await dialog.getByRole('button', { name: 'Commit', exact: true }).click();
  await seen(() =>
    access(join(signs, 'begun')).then(
      () => true,
      () => false,
    ),
  );
  await galley.close();
  await rm(join(signs, 'wait'));
  // Git is a program of its own, and comes to its end.
  await expect.poll(() => git(target, 'log', '--format=%s'), { timeout: 60_000 }).toMatch(/^Publish.*\nBegin$/);
  galley = await start();
  dialog = await publishAll(galley, target);
  await expect(dialog.getByText('Nothing to do: everything is there already.')).toBeVisible({ timeout: 60_000 });
  expect(git(target, 'status', '--porcelain')).toBe('');
  expect(git(target, 'show', '--name-only', '--format=', 'HEAD').split('\n')).toHaveLength(2 * POSTS);
});
