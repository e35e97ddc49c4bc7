import { readFile } from 'node:fs/promises';
import { expect } from 'playwright/test';
import { openWindow, test } from '../kit/app.ts';
import { plainSite } from '../kit/sites.ts';

const posts = {
  '_posts/2024-01-01-wall.md': '---\ntitle: Quay wall\n---\nThe old quay.\n',
  '_posts/2024-01-02-boats.md': '\uFEFF---\r\ntitle: Boats   # keep\r\n---\r\nA quay, two quays.\r\nThe Quay.\r\n',
  '_posts/2024-01-03-storm.md': '---\ntitle: Storm\n---\nNo quay stood.\n',
};
const [wall, boats, storm] = Object.keys(posts) as [keyof typeof posts, keyof typeof posts, keyof typeof posts];

test('replaces across the site, in files and in an open text, but for what is left out; one undo takes it back', async () => {
  const site = await plainSite({ '_config.yml': 'title: Quay\n', ...posts });
  const onDisk = (path: string) => readFile(`${site.folder}/${path}`, 'utf8');
  const { page } = await openWindow(site.folder, { autosave: 'off' });
  await page.getByRole('option', { name: /^Quay wall/ }).click();
  const markdown = page.getByRole('textbox', { name: 'Markdown' });
  await markdown.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('A new quay.');
  await expect(page.getByRole('status', { name: 'Save status' })).toHaveText('Unsaved');

  await page.keyboard.press('Control+Shift+h');
  const dialog = page.getByRole('dialog', { name: 'Find and replace' });
  await dialog.getByRole('textbox', { name: 'Find' }).fill('(q)uay(?!s)');
  await dialog.getByRole('button', { name: 'Regular expression' }).click();
  await dialog.getByRole('textbox', { name: 'Replace with' }).fill('$1uayside');
  await dialog.getByRole('button', { name: 'Match case' }).click();
  // The titles are no texts, `Quay` is another word, and the open text stands for its file.
  await expect(dialog.getByText('· 4 in 3 files')).toBeVisible();
  await dialog.getByRole('option', { name: /No quay/ }).click();
  await dialog.getByRole('button', { name: 'Replace 3 in 2 files…' }).click();
  const change = dialog.getByRole('region', { name: 'What changes' });
  await expect(change).toContainText('+A new quayside.');
  await dialog.getByRole('button', { name: 'Change 2 posts' }).click();
  await expect(dialog.getByText('2 posts changed, read back and found as planned.')).toBeVisible();
  expect(await onDisk(boats)).toBe(posts[boats].replace('A quay', 'A quayside'));
  expect(await onDisk(storm)).toBe(posts[storm]);
  expect(await onDisk(wall)).toBe(posts[wall]);
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(markdown).toContainText('A new quayside.');

  await markdown.click();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Taken back: 2 posts as before.')).toBeVisible();
  expect(await onDisk(boats)).toBe(posts[boats]);
  await page.getByRole('dialog', { name: 'Undo' }).getByRole('button', { name: 'Done' }).click();
  await page.keyboard.press('Control+s');
  await expect.poll(() => onDisk(wall)).toBe(`${posts[wall]}A new quay.`);
});
