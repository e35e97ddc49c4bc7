import { access, stat, chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { openWindow, test } from '../kit/app.ts';
import { starterSite } from '../kit/sites.ts';

const path = '_posts/2025-12-02-ferry.md';
const post = `---
layout: post
title: "Ferry: late again"   # as printed
date: 2025-12-02 05:19:31 +0000
gallery:
  - src: a.png # first
    alt: "A"
  - src: b.png
meta: { mood: calm, score: 3 }
---

The ferry is late.
`;
const linking = `---
title: Walk
---

[by ferry](/2025/12/02/ferry/ "t") and {% post_url 2025-12-02-ferry %}.\r
`;

const there = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

async function run(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+Shift+p');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

test('a post gets another address: redirect and links are shown, changed as one, and taken back', async () => {
  const other = '_posts/2025-12-09-walk.md';
  const site = await starterSite({ [path]: post, [other]: linking });
  const config = (await site.read('_config.yml')).replace(/\/:categories/, '');
  await site.write('_config.yml', `${config}plugins: [jekyll-redirect-from]\n`);
  await chmod(join(site.folder, path), 0o640);
  const { page } = await openWindow(`${site.folder}/${path}`);
  const form = page.getByRole('form', { name: 'Details' });
  await expect(form.getByRole('group', { name: 'Address of the page' })).toContainText(
    '/2025/12/02/ferry/2 Dec 2025, UTC',
  );
  // Unsaved text goes along.
  await page.getByRole('textbox', { name: 'Markdown' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Still.');
  await page.keyboard.press('F2');
  const dialog = page.getByRole('dialog', { name: 'Change address' });
  await dialog.getByLabel('Name', { exact: true }).fill('late-ferry');
  await expect(dialog.getByRole('status', { name: 'Address' })).toContainText('/2025/12/02/late-ferry/');
  await expect(dialog.getByRole('region', { name: 'Links to it' })).toContainText('2 links in 1 file');
  await expect(dialog.getByRole('checkbox')).toBeChecked();
  await dialog.getByRole('button', { name: 'Show Changes…' }).click();
  await expect(dialog.getByLabel('Changed lines')).toContainText('redirect_from');
  await dialog.getByRole('button', { name: 'Change 2 posts' }).click();
  await expect(dialog).toContainText('found as planned');

  const moved = '_posts/2025-12-02-late-ferry.md';
  expect(await site.read(moved)).toBe(
    `${post.replace('\n---\n\n', '\nredirect_from:\n  - /2025/12/02/ferry/\n---\n\n')}Still.`,
  );
  expect((await stat(join(site.folder, moved))).mode & 0o777).toBe(0o640);
  expect(await there(join(site.folder, path))).toBe(false);
  expect(await site.read(other)).toBe(
    linking.replace('02/ferry/', '02/late-ferry/').replace('02-ferry', '02-late-ferry'),
  );
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog).toContainText('Taken back');
  expect(await site.read(path)).toBe(`${post}Still.`);
  expect(await site.read(other)).toBe(linking);
  expect(await there(join(site.folder, moved))).toBe(false);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('2025-12-02-ferry.md').first()).toBeVisible();
  await expect(page.getByRole('status', { name: 'Save status' })).toHaveText('Saved');
});

test('values inside values, inherited ones and the last change; the site’s own fields; trash and back', async () => {
  const site = await starterSite({ [path]: post });
  const { page } = await openWindow(`${site.folder}/${path}`);
  const form = page.getByRole('form', { name: 'Details' });
  const status = page.getByRole('status', { name: 'Save status' });
  await form.getByLabel('Gallery 1: Alt').fill('A pier');
  await form.getByLabel('Meta: Score').fill('42');
  await form.getByRole('button', { name: 'Remove Gallery 2' }).click();
  await form.getByRole('button', { name: /^Reset Layout/ }).click();
  await form.getByRole('button', { name: /removed in layout$/ }).click();
  const last = page.getByRole('dialog', { name: 'Last change' });
  await expect(last.getByLabel('Changed lines')).toContainText('-layout: post');
  await page.keyboard.press('Escape');
  await form.getByRole('button', { name: 'Calendar' }).click();
  const calendar = page.getByRole('dialog', { name: 'Choose a day' });
  await calendar.getByLabel('Time').fill('07:30');
  await calendar.getByLabel('Zone').selectOption('60');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+s');
  await expect(status).toHaveText('Saved');
  expect(await site.read(path)).toBe(
    post
      .replace('layout: post\n', '')
      .replace('05:19:31 +0000', '07:30:31 +0100')
      .replace('"A"', '"A pier"')
      .replace('  - src: b.png\n', '')
      .replace('score: 3', 'score: 42'),
  );

  await run(page, 'Fields of This Site');
  const fields = page.getByRole('dialog', { name: 'Fields of this site' });
  await fields
    .getByRole('listbox')
    .getByRole('option', { name: /^author/ })
    .click();
  await fields.getByLabel('Every post needs it').check();
  await fields.getByLabel('Another key').fill('updated');
  await page.keyboard.press('Enter');
  await fields.getByLabel('Kind').selectOption('date');
  await fields.getByLabel('Set to the present time').check();
  await fields.getByRole('button', { name: 'Save' }).click();
  await expect(fields).toHaveCount(0);
  expect(await site.read('.galley.yml')).toBe(
    'fields:\n  author:\n    required: true\n  updated:\n    kind: date\n    on_save: now\norder: [updated]\n',
  );
  await expect(form).toContainText('required here');
  await page.getByRole('textbox', { name: 'Markdown' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Still.');
  await page.keyboard.press('Control+s');
  await expect.poll(() => site.read(path)).toMatch(/\nupdated: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000\n/);
  await expect(status).toHaveText('Saved');

  const before = await site.read(path);
  await run(page, 'Move to Trash');
  await page.getByRole('button', { name: 'Move to Trash' }).click();
  await expect.poll(() => there(join(site.folder, path))).toBe(false);
  await run(page, 'Restore from Trash');
  await page.getByRole('dialog', { name: 'Trash' }).getByRole('button', { name: 'Restore' }).click();
  await expect(form.getByLabel('Title')).toHaveValue('Ferry: late again');
  expect(await site.read(path)).toBe(before);
});

test('a new post is made from a template of the site', async () => {
  const site = await starterSite({
    '_templates/review.md':
      "---\nkind: review # fixed\ntitle: '{{ title }}'\nslugged: {{ slug }}\n---\n\n## {{ title }}\n\n{{ site.title }}\n",
  });
  const { page } = await openWindow(site.folder);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Control+n');
  const dialog = page.getByRole('dialog', { name: 'New post' });
  await dialog.getByLabel('Title').fill('It’s: fog');
  await dialog.getByLabel('Template').selectOption({ label: 'review' });
  await dialog.getByLabel('Name in the address').fill('fog');
  await dialog.getByLabel('Name in the address').press('Enter');
  await expect(page.getByRole('form', { name: 'Details' }).getByLabel('Title')).toHaveValue('It’s: fog');
  expect(await site.read('_drafts/fog.md')).toBe(
    "---\nkind: review # fixed\ntitle: 'It’s: fog'\nslugged: it-s-fog\n---\n\n## It’s: fog\n\n{{ site.title }}\n",
  );
});
