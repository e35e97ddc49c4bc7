import { readdir } from 'node:fs/promises';
import { expect, type Page } from 'playwright/test';
import { launchGalley, openWindow, test } from '../kit/app.ts';
import { plainSite } from '../kit/sites.ts';

const post = (title: string, keys: string, body: string) => `---\ntitle: ${title}\n${keys}---\n\n${body}\n`;
const files = {
  '_config.yml': 'title: Quay\n',
  '_posts/2024-01-02-ferry.md': post('Ferry', 'author: nadia\ntags: [sea]\n', 'It is late. The harbour waits.'),
  '_posts/2025-03-04-harbour.md': post('Harbour', 'author: teo\n', 'See [it]({% post_url 2024-01-02-ferry %}).'),
  '_drafts/tide.md': post('Tide', 'author: nadia # who\n', 'It comes in to the harbour {++soon++}.'),
  '_drafts/fog.md': post('Fog', '', 'Grey.'),
};
const list = (page: Page) => page.getByRole('listbox', { name: 'Posts' });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search posts' });

async function pick(page: Page, menu: string, item: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  const choice = page.getByRole('menu', { name: menu }).getByText(item, { exact: true });
  await choice.click();
}

test('ranks and shows what is found, filters, groups, and keeps a filter for the next start', async () => {
  const site = await plainSite(files);
  const first = await launchGalley({ site: site.folder });
  await search(first.page).fill('harb');
  await expect(list(first.page).getByRole('option')).toHaveText([/^Harbour/, /waits/, /comes in/], {});
  await expect(list(first.page).locator('mark')).toContainText(['Harbour', 'harbour', 'harbour']);
  await search(first.page).fill('');
  await pick(first.page, 'Sort and filter', 'With suggestions');
  await expect(search(first.page)).toHaveValue('has:suggestions');
  await expect(list(first.page).getByRole('option')).toHaveText([/^Tide/]);
  await pick(first.page, 'Sort and filter', 'With suggestions');
  await pick(first.page, 'Sort and filter', 'nadia');
  await pick(first.page, 'Sort and filter', 'Title');
  await pick(first.page, 'Sort and filter', 'Group by state');
  await expect(list(first.page).locator('.post-group')).toHaveText(['Draft1', 'Published1']);
  await list(first.page).focus();
  await first.page.keyboard.press('Control+a');
  await expect(first.page.getByRole('heading', { name: '2 selected' })).toBeVisible();
  await first.page.keyboard.press('Escape');
  await pick(first.page, 'Saved filters', 'Save This Filter…');
  await first.page.keyboard.type('Nadia’s');
  await first.page.keyboard.press('Enter');
  await expect(first.page.getByRole('dialog')).toHaveCount(0);
  await first.page.waitForTimeout(700);
  await first.close();

  const { page } = await launchGalley({ site: site.folder, userData: first.userData });
  await expect(list(page).getByRole('option')).toHaveCount(4);
  await pick(page, 'Saved filters', /^Nadia’s/);
  await expect(search(page)).toHaveValue('author:nadia');
  await pick(page, 'Saved filters', 'Rename “Nadia’s”…');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Hers');
  await page.keyboard.press('Enter');
  await pick(page, 'Saved filters', /^Hers/);
  await expect(list(page).getByRole('option')).toHaveText([/^Tide/, /^Ferry/]);
  await page.keyboard.press('Escape');

  await list(page)
    .getByRole('option', { name: /^Ferry/ })
    .click();
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('late');
  await page.keyboard.press('Control+Alt+l');
  const related = page.getByRole('dialog', { name: 'Related posts' });
  await related
    .getByRole('region', { name: 'Link here' })
    .getByRole('button', { name: /^Harbour/ })
    .click();
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('See');
});

test('moves posts from state to state on the board, by the site’s own key and words', async () => {
  const site = await plainSite(files);
  const { page } = await openWindow(site.folder);
  await expect(list(page).getByRole('option')).toHaveCount(4);
  await page.keyboard.press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('textbox', { name: 'Front-matter key of the state' }).fill('status');
  await page.keyboard.press('Enter');
  await expect.poll(() => site.read('.galley.yml').catch(() => '')).toBe('review:\n  key: status\n');
  await settings.getByRole('textbox', { name: 'Words for “In review”' }).fill('with editor, review');
  await page.keyboard.press('Enter');
  await expect.poll(() => site.read('.galley.yml')).toContain('in-review: [with editor, review]');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+Alt+b');
  const board = page.getByRole('dialog', { name: 'Board' });
  const column = (name: string) => board.getByRole('region', { name, exact: true });
  const card = (name: string) => board.getByRole('button', { name: new RegExp(`^${name}`) });
  await expect(column('Draft').getByRole('listitem')).toHaveCount(2);
  // By keys: into review, its key with the site's first word, and nothing else of the file.
  await card('Tide').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(column('In review').getByRole('button', { name: /^Tide/ })).toBeFocused();
  expect(await site.read('_drafts/tide.md')).toBe(
    files['_drafts/tide.md'].replace('# who\n', '# who\nstatus: with editor\n'),
  );
  // Several at once, which Undo takes back together.
  const tide = await site.read('_drafts/tide.md');
  await card('Fog').click({ modifiers: ['Control'] });
  await card('Tide').press(' ');
  await card('Tide').press('Shift+ArrowRight');
  await expect(column('Ready').getByRole('listitem')).toHaveCount(2);
  await expect(board.getByRole('status')).toContainText('2 posts are now: Ready.');
  expect(await site.read('_drafts/fog.md')).toContain('status: ready\n');
  await board.getByRole('button', { name: 'Undo' }).click();
  await expect(column('Ready').getByRole('listitem')).toHaveCount(0);
  expect([await site.read('_drafts/tide.md'), await site.read('_drafts/fog.md')]).toEqual([
    tide,
    files['_drafts/fog.md'],
  ]);
  // By mouse: a published post back to its writer, out of its folder.
  await card('Ferry').dragTo(column('Draft'));
  await expect(column('Draft').getByRole('button', { name: /^Ferry/ })).toBeVisible();
  expect(await readdir(`${site.folder}/_posts`)).toEqual(['2025-03-04-harbour.md']);
  expect(await site.read('_drafts/ferry.md')).toBe(files['_posts/2024-01-02-ferry.md']);
  await board.getByRole('button', { name: 'Undo' }).click();
  await expect(board.getByRole('status')).toHaveText('Taken back.');
  await expect(column('Published').getByRole('button', { name: /^Ferry/ })).toBeVisible();
  expect(await site.read('_posts/2024-01-02-ferry.md')).toBe(files['_posts/2024-01-02-ferry.md']);
  // The date decides what is scheduled; unpublished is a key.
  // Until the folder's own news of the undo has come, the card may be drawn anew under the pointer, which ends a drag.
  await expect(async () => {
    await card('Ferry').dragTo(column('Scheduled'));
    await expect(board.getByRole('status')).toContainText('Its date says', { timeout: 2000 });
  }).toPass();
  await card('Ferry').dragTo(column('Unpublished'));
  await expect(column('Unpublished').getByRole('button', { name: /^Ferry/ })).toBeVisible();
  expect(await site.read('_posts/2024-01-02-ferry.md')).toContain('published: false\n');
  await card('Ferry').dragTo(column('Published'));
  await expect(column('Published').getByRole('button', { name: /^Ferry/ })).toBeVisible();
  expect(await site.read('_posts/2024-01-02-ferry.md')).toBe(files['_posts/2024-01-02-ferry.md']);
  await card('Fog').dragTo(column('Published'));
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
});

test('lets a person choose what git could not merge', async () => {
  const path = '_posts/2024-05-06-pulled.md';
  const text =
    '---\ntitle: Pulled\n<<<<<<< HEAD\ntags: [a] # mine\n=======\ntags: [b]\n>>>>>>> origin\n---\n\nOne.\n' +
    '<<<<<<< HEAD\nMine.\n=======\nTheirs.\n>>>>>>> origin\nThree.\n';
  const site = await plainSite({ ...files, [path]: text });
  const { page } = await openWindow(`${site.folder}/${path}`);
  await page.getByRole('alert').getByRole('button', { name: 'Choose…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Unfinished merge' });
  await dialog.getByRole('radiogroup', { name: 'Key tags' }).getByText('Both').click();
  await dialog.getByRole('radiogroup', { name: 'Difference 1 of 1' }).getByText('Theirs').click();
  await dialog.getByRole('button', { name: 'Keep what is chosen' }).click();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('status', { name: 'Save status' })).toHaveText('Saved');
  expect(await site.read(path)).toBe('---\ntitle: Pulled\ntags: [a, b] # mine\n---\n\nOne.\nTheirs.\nThree.\n');
  await expect(page.getByRole('alert')).toHaveCount(0);
});
