import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, type Page } from 'playwright/test';
import { launchGalley, openWindow, test } from '../kit/app.ts';
import { starterSite } from '../kit/sites.ts';

const run = promisify(execFile);
const path = '_posts/2025-12-02-ferry.md';
const post = '---\ntitle: Ferry\n---\n\nThe ferry is late.\n\nNobody knows why.\n';
const status = (page: Page) => page.getByRole('status', { name: 'Save status' });
const text = (page: Page) => page.getByRole('textbox', { name: 'Markdown' });
const history = (page: Page) => page.getByRole('region', { name: 'History' });
const openHistory = (page: Page) => page.getByRole('button', { name: 'History', exact: true }).click();

async function write(page: Page, words: string): Promise<void> {
  await text(page).getByText('The ferry is late.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('The end.');
  await page.keyboard.press('Control+s');
  await expect(status(page)).toHaveText('Saved');
}

test('brings the text before the first change back, also after a restart, as one step of undo', async () => {
  const site = await starterSite({ [path]: post });
  const first = await launchGalley({ site: `${site.folder}/${path}` });
  await write(first.page, ' Again.');
  const written = await site.read(path);
  expect(written).toContain('late. Again.');
  await first.close();
  const { page } = await launchGalley({ site: `${site.folder}/${path}`, userData: first.userData });
  await openHistory(page);
  await expect(history(page).locator('ins')).toContainText(['Again', 'The end']);
  await history(page).getByRole('button', { name: 'Restore', exact: true }).click();
  await page.keyboard.press('Control+s');
  await expect(status(page)).toHaveText('Saved');
  expect(await site.read(path)).toBe(post);
  await history(page).getByRole('button', { name: 'Back to Writing' }).click();
  await expect(text(page)).toBeFocused();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+s');
  await expect(status(page)).toHaveText('Saved');
  expect(await site.read(path)).toBe(written);
});

test('brings one paragraph back, and takes the keyboard along', async () => {
  const site = await starterSite({ [path]: post });
  const { page } = await openWindow(`${site.folder}/${path}`);
  await write(page, ' Again.');
  await page.keyboard.press('Control+Alt+h');
  await expect(history(page).locator('.history-list [aria-current]')).toBeFocused();
  await history(page).getByRole('button', { name: 'Restore this part' }).first().click();
  await page.keyboard.press('Control+s');
  await expect(status(page)).toHaveText('Saved');
  expect(await site.read(path)).toBe(`${post}The end.`);
  await history(page).getByRole('button').first().focus();
  await page.keyboard.press('Escape');
  await expect(text(page)).toBeFocused();
});

test('keeps the text that another program is about to replace', async () => {
  const site = await starterSite({ [path]: post });
  const { page } = await openWindow(`${site.folder}/${path}`);
  await expect(text(page)).toContainText('late');
  await site.write(path, post.replace('late', 'early'));
  await expect(text(page)).toContainText('early');
  await openHistory(page);
  await expect(history(page).locator('del')).toHaveText('late');
});

test('shows what was committed under an earlier name', async () => {
  const site = await starterSite({ '_drafts/ferry.md': post });
  const git = (...args: string[]) =>
    run('git', ['-c', 'user.name=Nadia', '-c', 'user.email=n@example.org', ...args], { cwd: site.folder });
  await git('init', '-q');
  await git('add', '.');
  await git('commit', '-qm', 'Begin the ferry');
  await git('mv', '_drafts/ferry.md', path);
  await git('commit', '-qm', 'Publish the ferry');
  await site.write(path, post.replace('late', 'early'));
  const { page } = await openWindow(`${site.folder}/${path}`);
  await openHistory(page);
  await history(page)
    .getByRole('button', { name: /Nadia: Begin the ferry/ })
    .click();
  await expect(history(page).locator('del')).toHaveText('late');
});

test('merges what changed here and on disk', async () => {
  const site = await starterSite({ [path]: post });
  const { page } = await openWindow(`${site.folder}/${path}`);
  await text(page).getByText('Nobody knows why.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Yet.');
  await site.write(path, post.replace('late', 'early').replace('title: Ferry', 'title: Ferries'));
  await page.getByRole('alert').getByRole('button', { name: 'Merge' }).click();
  await expect(status(page)).toHaveText('Saved');
  expect(await site.read(path)).toBe('---\ntitle: Ferries\n---\n\nThe ferry is early.\n\nNobody knows why. Yet.\n');
});

test('compares where the same lines changed', async () => {
  const site = await starterSite({ [path]: post });
  const { page } = await openWindow(`${site.folder}/${path}`);
  await text(page).getByText('The ferry is late.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Again.');
  await site.write(path, post.replace('late', 'early'));
  await page.getByRole('alert').getByRole('button', { name: 'Merge' }).click();
  await expect(page.getByRole('dialog', { name: 'Compare versions' })).toBeVisible();
});
