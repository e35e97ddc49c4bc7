import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { launchGalley, openWindow, test } from '../kit/app.ts';
import { starterSite } from '../kit/sites.ts';

const there = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

test('begins a draft, publishes it under its date, and takes it back', async () => {
  const site = await starterSite();
  const { page } = await openWindow(site.folder);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Control+n');
  const dialog = page.getByRole('dialog', { name: 'New post' });
  await dialog.getByLabel('Title').fill('Fog over the bay: a day');
  await expect(dialog).toContainText('_drafts/fog-over-the-bay-a-day.md');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('form', { name: 'Details' }).getByLabel('Title')).toHaveValue('Fog over the bay: a day');
  const draft = '_drafts/fog-over-the-bay-a-day.md';
  expect(await site.read(draft)).toContain('Fog over the bay: a day');
  await page.getByRole('form', { name: 'Details' }).getByLabel('Date').fill('2026-02-03 08:00:00 +0000');
  await page.keyboard.press('Tab');

  await page.getByRole('button', { name: 'Publish…' }).click();
  const plan = page.getByRole('dialog', { name: 'Export' });
  await expect(plan).toContainText('_posts/2026-02-03-fog-over-the-bay-a-day.md');
  await plan.getByRole('button', { name: 'Export', exact: true }).click();
  await plan.getByRole('button', { name: 'Done' }).click();
  await expect(plan).toHaveCount(0);
  const published = join(site.folder, '_posts/2026-02-03-fog-over-the-bay-a-day.md');
  await expect.poll(() => there(published)).toBe(true);
  expect(await there(join(site.folder, draft))).toBe(false);
  await expect(page.getByRole('option', { name: /^Fog over the bay: a day Published/ })).toBeVisible();
  // Its page is that of its new place.
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByText('As published')).toBeVisible();

  await page.keyboard.press('Control+Shift+p');
  await page.keyboard.type('back to drafts');
  await page.keyboard.press('Enter');
  await expect.poll(() => there(join(site.folder, draft))).toBe(true);
  await expect(page.getByRole('option', { name: /^Fog over the bay: a day Draft/ })).toBeVisible();
});

test('a problem leads to its place', async () => {
  const site = await starterSite({
    '_posts/2025-12-02-broken.md': '---\ntitle: Broken\n---\n\nOne\n\n{% include nowhere.html %}\n',
  });
  const { page } = await openWindow(`${site.folder}/_posts/2025-12-02-broken.md`);
  await page
    .getByRole('contentinfo')
    .getByRole('button', { name: /problem/ })
    .click();
  const problems = page.getByRole('region', { name: 'Problems' });
  await problems
    .getByRole('button', { name: /nowhere\.html/ })
    .first()
    .click();
  await expect(page.getByRole('contentinfo')).toContainText('Ln 7');
});

test('settings take effect at once and last', async () => {
  const site = await starterSite();
  const first = await launchGalley({ site: site.folder });
  await expect(first.page.getByRole('option').first()).toBeVisible();
  await first.page.keyboard.press('Control+,');
  const settings = first.page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('radio', { name: 'Dark' }).click();
  await expect(first.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // Everything goes back to how it was at first only when that is said twice, and is seen at once.
  const size = settings.getByRole('spinbutton', { name: 'Text size' });
  await size.fill('21');
  await settings.getByRole('button', { name: 'Reset all…' }).click();
  await settings.getByRole('button', { name: 'Cancel' }).click();
  await expect(size).toHaveValue('21');
  await settings.getByRole('button', { name: 'Reset all…' }).click();
  await settings.getByRole('button', { name: 'Reset All' }).click();
  await expect(size).toHaveValue('17');
  await settings.getByRole('radio', { name: 'Dark' }).click();
  await first.page.waitForTimeout(1000);
  await first.close();
  const { page } = await launchGalley({ site: site.folder, userData: first.userData });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
