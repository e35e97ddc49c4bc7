import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { launchGalley, openWindow, test } from '../kit/app.ts';
import { starterSite } from '../kit/sites.ts';

const path = '_posts/2025-12-02-ferry.md';
const post = '---\ntitle: Ferry\n---\n\nThe ferry is late.\n';
const status = (page: Page) => page.getByRole('status', { name: 'Save status' });
const text = (page: Page) => page.getByRole('textbox', { name: 'Markdown' });

async function type(page: Page, words: string): Promise<void> {
  await text(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
}

test('saves by itself after a pause, keeping line breaks and mark', async () => {
  const marked = `\uFEFF${post.replaceAll('\n', '\r\n')}`;
  const site = await starterSite({ [path]: marked });
  const { page } = await openWindow(`${site.folder}/${path}`);
  await type(page, 'So it is.');
  await expect(status(page)).toHaveText('Unsaved');
  await expect(page).toHaveTitle(/^● Ferry/);
  await expect(status(page)).toHaveText('Saved');
  await expect(page).toHaveTitle(/^Ferry/);
  expect(await site.read(path)).toBe(`${marked}So it is.`);
});

test('takes over what another program wrote while nothing is unsaved', async () => {
  const site = await starterSite({ [path]: post });
  const { page } = await openWindow(`${site.folder}/${path}`);
  await expect(text(page)).toContainText('The ferry is late.');
  await site.write(path, post.replace('late', 'early'));
  await expect(text(page)).toContainText('The ferry is early.');
  await expect(status(page)).toHaveText('Saved');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

for (const [button, expected] of [
  ['Keep mine', `${post}Mine.`],
  ['Use disk version', post.replace('late', 'early')],
] as const) {
  test(`offers a choice when both changed: ${button}`, async () => {
    const site = await starterSite({ [path]: post });
    const { page } = await openWindow(`${site.folder}/${path}`);
    await type(page, 'Mine.');
    await site.write(path, post.replace('late', 'early'));
    await page.getByRole('alert').getByRole('button', { name: button }).click();
    await expect(status(page)).toHaveText('Saved');
    expect(await site.read(path)).toBe(expected);
  });
}

test('compares both versions and takes a part of the other one', async () => {
  const site = await starterSite({ [path]: post });
  const { page } = await openWindow(`${site.folder}/${path}`);
  await type(page, 'Mine.');
  await site.write(path, post.replace('title: Ferry', 'title: Ferries'));
  await page.getByRole('button', { name: 'Compare…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare versions' });
  // What the other program takes back needs no choice any more, and keys go to the window again.
  await site.write(path, post);
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Control+Shift+o');
  await page.getByRole('dialog', { name: 'Outline' }).press('Escape');
  await type(page, ' ');
  await site.write(path, post.replace('title: Ferry', 'title: Ferries'));
  await page.getByRole('button', { name: 'Compare…' }).click();
  await dialog.getByRole('radio', { name: 'Side by side' }).click();
  await dialog.locator('.cm-merge-revert button').first().click();
  await dialog.getByRole('button', { name: 'Keep the right side' }).click();
  await expect(status(page)).toHaveText('Saved');
  expect(await site.read(path)).toBe(`${post.replace('title: Ferry', 'title: Ferries')}Mine. `);
});

test('merges what both changed by a choice for each difference, front matter by key', async () => {
  const text = '---\ntitle: Ferry # t\ntags: [a]\n---\n\nOne.\n\nTwo.\n\nThree.\n';
  const site = await starterSite({ [path]: text });
  const { page } = await openWindow(`${site.folder}/${path}`);
  await page.getByRole('textbox', { name: 'Title' }).fill('Boat');
  await type(page, 'Mine.');
  await expect(status(page)).toHaveText('Unsaved');
  await site.write(
    path,
    text
      .replace('Ferry', 'Ship')
      .replace('[a]', '[a, b]')
      .replace('One.', 'First.')
      .replace('Three.\n', 'Three.\nTheirs.'),
  );
  await page.getByRole('alert').getByRole('button', { name: 'Merge' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare versions' });
  await expect(dialog).toContainText('2 differences to choose');
  await expect(dialog.getByRole('button', { name: 'Keep what is chosen' })).toBeDisabled();
  const choose = (name: string, side: string) =>
    dialog.getByRole('radiogroup', { name }).getByRole('radio', { name: side }).click();
  await choose('Key title', 'On disk');
  await choose('Difference 2 of 2', 'Both');
  await choose('Difference 1 of 2', 'Mine');
  await dialog.getByRole('button', { name: 'Keep what is chosen' }).click();
  await expect(status(page)).toHaveText('Saved');
  expect(await site.read(path)).toBe(
    '---\ntitle: Ship # t\ntags: [a, b]\n---\n\nOne.\n\nTwo.\n\nThree.\nMine.\nTheirs.',
  );
});

test('a file that was deleted meanwhile can be written again', async () => {
  const site = await starterSite({ [path]: post });
  const { page } = await openWindow(`${site.folder}/${path}`);
  await expect(text(page)).toContainText('The ferry is late.');
  await rm(join(site.folder, path));
  await page.getByRole('button', { name: 'Write it again' }).click();
  await expect(status(page)).toHaveText('Saved');
  expect(await site.read(path)).toBe(post);
});

test('text that was not saved when the program died is offered at the next start', async () => {
  const site = await starterSite({ [path]: post });
  const first = await launchGalley({ site: `${site.folder}/${path}` });
  await expect(first.page.getByRole('option').first()).toBeVisible();
  await first.page.keyboard.press('Control+,');
  await first.page.getByRole('radiogroup', { name: 'Save by itself' }).getByRole('radio', { name: 'Never' }).click();
  await first.page.keyboard.press('Escape');
  await type(first.page, 'Not saved.');
  await first.page.waitForTimeout(2000);
  await first.close();
  expect(await site.read(path)).toBe(post);

  const { page } = await launchGalley({ site: site.folder, userData: first.userData });
  await page
    .getByRole('dialog', { name: 'Unsaved text was recovered' })
    .getByRole('button', { name: 'Recover my text' })
    .click();
  await expect(status(page)).toHaveText('Saved');
  expect(await site.read(path)).toBe(`${post}Not saved.`);
});

test('asks before it closes, or opens another site, over unsaved text when saving by itself is off', async () => {
  const site = await starterSite({ [path]: post });
  const { page, app } = await launchGalley({ site: `${site.folder}/${path}` });
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Control+,');
  await page.getByRole('radiogroup', { name: 'Save by itself' }).getByRole('radio', { name: 'Never' }).click();
  await page.keyboard.press('Escape');
  await type(page, 'Kept.');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const dialog = page.getByRole('dialog', { name: 'Save before closing?' });
  await expect(dialog).toContainText(path);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  await app.evaluate(({ dialog: system }) => {
    system.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
  });
  await page.keyboard.press('Control+Shift+n');
  const leaving = page.getByRole('dialog', { name: 'Save before opening another site?' });
  await leaving.getByRole('button', { name: 'Don’t Save' }).click();
  await expect(leaving).toHaveCount(0);
  // No other site was chosen: the text is here as it was.
  await expect(status(page)).toHaveText('Unsaved');
  expect(await site.read(path)).toBe(post);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const closed = page.waitForEvent('close');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await closed;
  expect(await site.read(path)).toBe(`${post}Kept.`);
});
