import { readFile } from 'node:fs/promises';
import { expect } from 'playwright/test';
import { launchGalley, openWindow, test } from '../kit/app.ts';
import { plainSite } from '../kit/sites.ts';

const posts = {
  '_posts/2024-01-01-wall.md': '---\ntitle: Quay wall\ntags: [harbor, council]   # keep in sync\n---\nharbor\n',
  '_posts/2024-01-02-boats.md': '\uFEFF---\r\ntitle: Boats\r\ntags:\r\n  - Harbour # old\r\n---\r\nBoats\r\n',
  '_posts/2024-01-03-storm.md': '---\ntitle: Storm\ntags: harbour storms\n---\nStorm\n',
  '_posts/2024-01-04-tide.md': '---\ntitle: Tide\ntags: [harbour, tides]\n---\nTide\n',
  '_posts/2024-01-05-broken.md': '---\ntitle: Broken\ntags: [harbor\n---\nBroken\n',
};
const { wall, boats } = {
  wall: '_posts/2024-01-01-wall.md',
  boats: '_posts/2024-01-02-boats.md',
} as const;

test('merges tags that look alike in the files and in an open text, and one undo takes it all back', async () => {
  const site = await plainSite({ '_config.yml': 'title: Quay\n', ...posts });
  const onDisk = (path: string) => readFile(`${site.folder}/${path}`, 'utf8');
  const { page } = await openWindow(site.folder, { autosave: 'off' });

  // One of the posts lies open with text that no disk holds.
  await page.getByRole('option', { name: /^Quay wall/ }).click();
  const markdown = page.getByRole('textbox', { name: 'Markdown' });
  await markdown.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('More.');
  await expect(page.getByRole('status', { name: 'Save status' })).toHaveText('Unsaved');

  await page.keyboard.press('Control+Alt+g');
  const dialog = page.getByRole('dialog', { name: 'Tags' });
  await dialog.getByRole('button', { name: 'Merge 2 posts…' }).click();
  const change = dialog.getByRole('region', { name: 'What changes' });
  await expect(change).toContainText('1 of 2 · only this line changes');
  await expect(change).toContainText('-tags: [harbor, council]   # keep in sync');
  await expect(change).toContainText('+tags: [harbour, council]   # keep in sync');
  await dialog.getByRole('button', { name: 'Next post' }).click();
  await expect(change).toContainText('-  - Harbour # old');
  expect(await onDisk(boats)).toBe(posts[boats]);

  // Another program changes one of the files meanwhile: nothing is done, and it is named.
  const later = posts[boats].replace(/Boats\r\n$/, 'Boats, later\r\n');
  await site.write(boats, later);
  await dialog.getByRole('button', { name: 'Change 2 posts' }).click();
  await expect(dialog.getByRole('alert')).toContainText(boats);
  expect(await onDisk(boats)).toBe(later);
  await dialog.getByRole('button', { name: 'Look again' }).click();

  await dialog.getByRole('button', { name: 'Change 2 posts' }).click();
  await expect(dialog.getByText('2 posts changed, read back and found as planned.')).toBeVisible();
  expect(await onDisk(boats)).toBe(later.replace('- Harbour', '- harbour'));
  // The open text took the change, with what was typed; the file waits for its own save.
  expect(await onDisk(wall)).toBe(posts[wall]);
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(page.getByRole('form', { name: 'Details' })).toContainText('harbour');

  await markdown.click();
  await page.keyboard.press('Control+z');
  const undo = page.getByRole('dialog', { name: 'Undo' });
  await expect(undo.getByText('Taken back: 2 posts as before.')).toBeVisible();
  await undo.getByRole('button', { name: 'Done' }).click();
  expect(await onDisk(boats)).toBe(later);
  await expect(markdown).toContainText('More.');
  await page.keyboard.press('Control+s');
  await expect.poll(() => onDisk(wall)).toBe(`${posts[wall]}More.`);

  // One press of Delete is enough, and what is at the keyboard's place is meant.
  await page.keyboard.press('Control+Alt+g');
  await dialog.getByRole('searchbox').fill('tides');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(change).toContainText('-tags: [harbour, tides]');
});

test('a change of 1,000 posts tells how far it is, changes none when it is cancelled, and is completed after a kill', async () => {
  const name = (at: number) => `_posts/2024-01-01-post-${at}.md`;
  const old = (at: number) => `---\ntitle: Post ${at}\ntags: [harbor, t${at}] # ${at}\n---\nPost ${at}\n`;
  const every = Array.from({ length: 1000 }, (_, at) => at);
  const site = await plainSite({
    '_config.yml': 'title: Quay\n',
    ...Object.fromEntries(every.map(at => [name(at), old(at)])),
  });
  const changed = async () => {
    const texts = await Promise.all(every.map(at => site.read(name(at))));
    const fresh = (at: number) => old(at).replace('[harbor', '[port');
    expect(texts.filter((text, at) => text !== old(at) && text !== fresh(at))).toEqual([]);
    return texts.filter((text, at) => text === fresh(at)).length;
  };
  const first = await launchGalley({ site: site.folder });
  const { page } = first;
  await expect(page.getByRole('button', { name: 'Published 1,000' })).toBeVisible({ timeout: 40_000 });
  await page.keyboard.press('Control+Alt+g');
  const dialog = page.getByRole('dialog', { name: 'Tags' });
  await dialog.getByRole('option', { name: /^harbor/ }).click();
  await dialog.getByRole('button', { name: 'Rename…' }).click();
  await dialog.getByRole('combobox', { name: 'New name' }).fill('port');
  await page.keyboard.press('Enter');
  const change = dialog.getByRole('button', { name: 'Change 1,000 posts' });
  await change.click({ timeout: 40_000 });
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(change).toBeVisible();
  expect(await changed()).toBe(0);

  await change.click();
  await expect(dialog.getByText('1,000 posts changed, read back and found as planned.')).toBeVisible({
    timeout: 60_000,
  });
  expect(await changed()).toBe(1000);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByText('Taken back: 1,000 posts as before.')).toBeVisible({ timeout: 60_000 });
  expect(await changed()).toBe(0);

  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.getByRole('option', { name: /^harbor/ }).click();
  await dialog.getByRole('button', { name: 'Rename…' }).click();
  await dialog.getByRole('combobox', { name: 'New name' }).fill('port');
  await page.keyboard.press('Enter');
  await change.click({ timeout: 40_000 });
  await expect.poll(() => site.read(name(0)), { intervals: [5], timeout: 60_000 }).toContain('[port');
  await first.close();
  // Each file is old or new; how many are new is the machine's affair.
  const cut = await changed();
  const second = await launchGalley({ site: site.folder, userData: first.userData });
  await expect(second.page.getByRole('button', { name: 'Published 1,000' })).toBeVisible({ timeout: 40_000 });
  await expect.poll(changed, { timeout: 60_000 }).toBe(1000);
  if (cut === 1000) return;
  await second.page.keyboard.press('Control+Shift+m');
  await expect(second.page.getByRole('region', { name: 'Problems' })).toContainText('has been completed');
});
