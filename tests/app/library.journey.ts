import { expect } from 'playwright/test';
import { openWindow, test } from '../kit/app.ts';
import { starterSite } from '../kit/sites.ts';

const posts = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `_posts/2020-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}-post-${at}.md`,
      `---\ntitle: Post number ${at}\ntags: [tag-${at % 7}]\n---\n\nText ${at}.\n`,
    ]),
  );

test('lists posts and drafts with their states, and opens one by mouse or keyboard', async () => {
  const site = await starterSite({ '_drafts/tide.md': '---\ntitle: The tide\n---\n\nComes in.\n' });
  const { page } = await openWindow(site.folder);
  const list = page.getByRole('region', { name: 'Library' }).getByRole('listbox', { name: 'Posts' });
  await expect(list.getByRole('option', { name: /^The tide Draft/ })).toBeVisible();
  await list.getByRole('option', { name: /^The tide/ }).click();
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('Comes in.');
  await expect(page).toHaveTitle(/^The tide – .* – Galley$/);

  await list.focus();
  await page.keyboard.press('End');
  const last = await list.getAttribute('aria-activedescendant');
  await page.keyboard.press('Enter');
  await expect(list.locator(`[id="${last}"]`)).toHaveAttribute('aria-current', 'true');

  // The worker behind the list ends, and the list answers again.
  const worker = page.workers().find(one => one.url().endsWith('/library.worker.js'));
  await worker!.evaluate(() => {
    setTimeout(() => {
      throw new Error('ended by a test');
    });
  });
  await expect.poll(() => page.workers().includes(worker!)).toBe(false);
  await page.getByRole('searchbox', { name: 'Search posts' }).fill('path:tide');
  await expect(list.getByRole('option')).toHaveCount(1);
});

test('a row has the title and the author of its post as they are in the window, saved or not', async () => {
  const path = '_posts/2024-05-01-fog.md';
  const site = await starterSite({ [path]: '---\ntitle: Fog\nauthor: teo\n---\n\nThick.\n' });
  const { page } = await openWindow(`${site.folder}/${path}`, { autosave: 'off' });
  const row = page.getByRole('listbox', { name: 'Posts' }).locator('[aria-current=true]');
  await expect(row).toHaveAccessibleName(/^Fog Published .* teo/);
  const form = page.getByRole('form', { name: 'Details' });
  await form.getByLabel('Title').fill('Mist');
  await form.getByLabel('Author').fill('nadia');
  await expect(row).toHaveAccessibleName(/^Mist Published .* nadia Unsaved$/);
  await page.keyboard.press('Control+s');
  await expect(row).toHaveAccessibleName(/^Mist Published .* nadia$/);
  // What another program writes counts again.
  await site.write(path, '---\ntitle: Haze\nauthor: bo\n---\n\nThick.\n');
  await expect(row).toHaveAccessibleName(/^Haze Published .* bo$/);
});

test('narrows the list by state, by words and by terms', async () => {
  const site = await starterSite(posts(300));
  const { page } = await openWindow(site.folder);
  const list = page.getByRole('listbox', { name: 'Posts' });
  await page.getByRole('searchbox', { name: 'Search posts' }).fill('number 299');
  await expect(list.getByRole('option').first()).toHaveAccessibleName(/^Post number 299 /);
  await page.getByRole('searchbox', { name: 'Search posts' }).fill('tag:tag-3');
  await expect(page.getByRole('heading', { name: '43 found' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search posts' }).fill('nowhere to be found');
  await expect(page.getByText('No post is like that.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all posts' }).click();
  await page
    .getByRole('group', { name: 'Filter by state' })
    .getByRole('button', { name: /^Drafts/ })
    .click();
  await expect(list.getByRole('option').first()).toHaveAccessibleName(/ Draft /);
});

test('walks and selects a list that is longer than what is drawn', async () => {
  const site = await starterSite(posts(1873));
  const { page } = await openWindow(site.folder);
  const list = page.getByRole('listbox', { name: 'Posts' });
  await expect(page.getByRole('button', { name: /^Published/ })).toContainText(/1,8\d\d/);
  await list.focus();
  await page.keyboard.press('End');
  await expect(list.locator('.post-row-active')).toHaveAccessibleName(/\S/);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('heading', { name: '3 selected' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Recently edited' })).toBeVisible();
});

test('what is clicked and Ctrl+clicked goes to the trash together, and comes back together', async () => {
  const drafts = ['fog', 'rain', 'tide'].map(name => [
    `_drafts/${name}.md`,
    `---\ntitle: The ${name}\n---\n\n${name}\n`,
  ]);
  const site = await starterSite(Object.fromEntries(drafts));
  const { page } = await openWindow(site.folder);
  const list = page.getByRole('listbox', { name: 'Posts' });
  const row = (name: string) => list.getByRole('option', { name: `The ${name} Draft` });
  await row('fog').click();
  await row('rain').click({ modifiers: ['Control'] });
  await row('rain').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Move 2 Posts to Trash…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move to trash?' });
  await expect(dialog.getByRole('list', { name: 'Posts to move' })).toHaveText('_drafts/fog.md_drafts/rain.md');
  await dialog.getByRole('button', { name: 'Move to Trash' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row('tide')).toBeVisible();
  await expect(row('fog')).toHaveCount(0);
  await expect(row('rain')).toHaveCount(0);
  await expect(page.getByText('Open a post to see its page.')).toBeVisible();

  await page.keyboard.press('Control+Shift+p');
  await page.getByRole('combobox').fill('Restore from Trash');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Trash' }).getByRole('button', { name: 'Restore 2' }).click();
  await expect(row('fog')).toBeVisible();
  await expect(row('rain')).toBeVisible();
});

test('goes to a post by a part of its name', async () => {
  const site = await starterSite(posts(50));
  const { app, page } = await openWindow(site.folder);
  await expect(page.getByRole('option', { name: /^Post number/ }).first()).toBeVisible();
  await page.keyboard.press('Control+p');
  await page.keyboard.type('number 41');
  await expect(page.getByRole('dialog', { name: 'Go to post' }).getByRole('option').first()).toContainText('number 41');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('Text 41.');

  // In the smallest window no pane lies over another.
  await (await app.browserWindow(page)).evaluate(window => window.setContentSize(720, 480));
  await page.getByRole('button', { name: 'Publish…' }).click({ trial: true });
});
