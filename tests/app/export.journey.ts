import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Locator, type Page } from 'playwright/test';
import { type OpenedWindow, openWindow, temporaryFolder, test } from '../kit/app.ts';
import { plainSite, starterSite, type TemporarySite } from '../kit/sites.ts';

const there = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

const draft = '---\nlayout: post\ntitle: Harbour reopens\ndate: 2026-02-03 08:00:00 +0000\n---\n\nThe quay is dry.\n';
const published = '_posts/2026-02-03-harbour-reopens.md';

async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['-C', folder, ...args]);
  return stdout.trim();
}

/** Makes a site a repository with one commit, whose remote is a bare repository beside it. */
async function withRemote(site: TemporarySite): Promise<string> {
  const remote = await temporaryFolder('remote');
  await git(remote, 'init', '--bare', '--quiet', '--initial-branch=main');
  await git(site.folder, 'init', '--quiet', '--initial-branch=main');
  await git(site.folder, 'config', 'user.name', 'Nadia');
  await git(site.folder, 'config', 'user.email', 'nadia@example.org');
  await git(site.folder, 'add', '--all');
  await git(site.folder, 'commit', '--quiet', '--message', 'Begin');
  await git(site.folder, 'remote', 'add', 'origin', remote);
  await git(site.folder, 'push', '--quiet', '--set-upstream', 'origin', 'main');
  return remote;
}

async function openExport(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Publish…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByText('Pages that change')).toBeVisible({ timeout: 30_000 });
  return dialog;
}

/** What the system's folder dialog would answer. */
async function choosing({ app }: OpenedWindow, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);
}

const button = (dialog: Locator, name: string) => dialog.getByRole('button', { name, exact: true });

test('publishes a draft of the open site, commits and pushes it', async () => {
  const site = await starterSite();
  const remote = await withRemote(site);
  await site.write('_drafts/harbour-reopens.md', `${draft}\n![The quay](/assets/images/quay.svg)\n\n`);
  await site.write('assets/images/quay.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>');
  const { page } = await openWindow(`${site.folder}/_drafts/harbour-reopens.md`);
  const text = page.getByRole('textbox', { name: 'Markdown' });
  await expect(text).toContainText('The quay is dry.');
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Boats came at noon.');

  const dialog = await openExport(page);
  await expect(dialog).toContainText(published);
  await expect(dialog.getByRole('button', { name: /harbour-reopens.*new/ })).toBeVisible({ timeout: 30_000 });
  // The picture lies where it belongs, and git does not have it.
  await expect(dialog.getByRole('list', { name: 'Committed with it' })).toHaveText('assets/images/quay.svg');
  await expect(dialog.getByLabel('Commit message')).toHaveValue('Publish: Harbour reopens');
  await button(dialog, 'Export and commit').click();
  await expect(dialog.getByText('Committed as')).toBeVisible();
  expect(await site.read(published)).toContain('Boats came at noon.');
  expect(await there(join(site.folder, '_drafts/harbour-reopens.md'))).toBe(false);
  expect(await git(site.folder, 'show', '--name-only', '--format=%s', 'HEAD')).toBe(
    `Publish: Harbour reopens\n\n${published}\nassets/images/quay.svg`,
  );

  await button(dialog, 'Push').click();
  await expect(dialog.getByText('Pushed.')).toBeVisible();
  expect(await git(remote, 'show', `main:${published}`)).toContain('Boats came at noon.');
  await button(dialog, 'Done').click();
  await expect(page.getByRole('option', { name: /^Harbour reopens Published/ })).toBeVisible();
  await expect(text).toContainText('Boats came at noon.');
  await expect(page.getByRole('status', { name: 'Save status' })).toHaveText('Saved');
});

test('exports a draft with its image into another site on a branch of its own, and takes it back', async () => {
  const target = await starterSite();
  await withRemote(target);
  const drafts = await plainSite({
    '_drafts/harbour-reopens.md': `${draft}<script>document.body.remove()</script>\n\n![The quay](../pictures/the quay.svg)\n`,
    'pictures/the quay.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>',
  });
  const galley = await openWindow(`${drafts.folder}/_drafts/harbour-reopens.md`);
  const { page } = galley;
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('The quay is dry.');
  await choosing(galley, target.folder);
  await page.getByRole('button', { name: 'Publish…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await button(dialog, 'Choose Folder…').click();
  const image = dialog.getByRole('button', { name: /\.svg new$/ });
  await image.click();
  const picture = dialog.getByRole('img', { name: 'pictures/the quay.svg' });
  await expect.poll(() => picture.evaluate(element => (element as HTMLImageElement).naturalWidth)).toBe(40);
  await dialog.getByRole('button', { name: /^\/.*harbour-reopens.* new$/ }).click({ timeout: 60_000 });
  const frame = dialog.frameLocator('iframe[title="As it will be published"]');
  await expect(frame.getByText('The quay is dry.')).toBeVisible();
  const shown = frame.getByRole('img', { name: 'The quay' });
  await expect.poll(() => shown.evaluate(element => (element as HTMLImageElement).naturalWidth)).toBe(40);
  expect(await shown.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px');
  await dialog.getByLabel('Branch').selectOption('post/harbour-reopens');
  await button(dialog, 'Export and commit').click();
  await expect(dialog.getByText('on post/harbour-reopens')).toBeVisible();
  expect(await target.read(published)).toContain('The quay is dry.');
  expect(await git(target.folder, 'branch', '--show-current')).toBe('post/harbour-reopens');
  expect((await git(target.folder, 'show', '--name-only', '--format=', 'HEAD')).split('\n')).toHaveLength(2);
  expect(await there(join(drafts.folder, '_drafts/harbour-reopens.md'))).toBe(true);

  await button(dialog, 'Undo').click();
  await expect(dialog.getByText('Taken back')).toBeVisible();
  expect(await there(join(target.folder, published))).toBe(false);
  expect(await git(target.folder, 'diff', '--name-only', 'main')).toBe('');
});

test('asks about a post that the target holds in another version', async () => {
  const target = await starterSite({ [published]: draft.replace('dry', 'wet') });
  const drafts = await plainSite({ '_drafts/harbour-reopens.md': draft });
  const galley = await openWindow(`${drafts.folder}/_drafts/harbour-reopens.md`);
  const { page } = galley;
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('The quay is dry.');
  await choosing(galley, target.folder);
  await page.getByRole('button', { name: 'Publish…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await button(dialog, 'Choose Folder…').click();
  await expect(dialog.getByText('1 conflict to decide first.')).toBeVisible();
  await expect(button(dialog, 'Export')).toBeDisabled();
  expect(await target.read(published)).toContain('The quay is wet.');
  await button(dialog, 'Replace').click();
  await button(dialog, 'Export').click();
  await expect(dialog.getByText('Exported 1 file')).toBeVisible();
  expect(await target.read(published)).toContain('The quay is dry.');
});

test('does not publish a post that would be broken', async () => {
  const site = await starterSite({ '_drafts/broken.md': draft.replace('dry.', 'dry. {++Really?++}') });
  const { page } = await openWindow(`${site.folder}/_drafts/broken.md`);
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('The quay is dry.');
  const dialog = await openExport(page);
  await expect(dialog.getByText('1 error to mend first.')).toBeVisible();
  await expect(button(dialog, 'Export')).toBeDisabled();
  await button(dialog, 'Cancel').click();
  expect(await there(join(site.folder, '_drafts/broken.md'))).toBe(true);
});

test('completes an export that was cut off, and says so', async () => {
  const site = await starterSite();
  const stage = '.galley-changes-0123456789abcdef';
  const after = createHash('sha256').update(draft).digest('hex');
  // A process of this number cannot be: it is above what the system gives out.
  const record = {
    version: 1,
    pid: 2 ** 22 + 1,
    host: hostname(),
    changes: [{ path: published, before: null, after }],
  };
  await site.write(`${stage}/new-0`, draft);
  await site.write(`${stage}/begun.json`, JSON.stringify(record));
  const { page } = await openWindow(site.folder);
  await expect(page.getByRole('option', { name: /^Harbour reopens Published/ })).toBeVisible();
  expect(await site.read(published)).toBe(draft);
  expect(await there(join(site.folder, stage))).toBe(false);
  await page
    .getByRole('contentinfo')
    .getByRole('button', { name: /problem|note/ })
    .click();
  await expect(page.getByRole('region', { name: 'Problems' })).toContainText('has been completed');
});
