import { expect } from 'playwright/test';
import { openWindow, test } from '../kit/app.ts';
import { starterSite } from '../kit/sites.ts';

test('checks a post while it is written, leads to each finding, and mends one by a key or its button', async () => {
  const path = '_drafts/low-tide.md';
  const site = await starterSite({
    [path]: '---\ntitle: Low tide\n---\n\n![](/assets/images/frost.jpg)\n\nDry {++and cold++} at noon.\n',
  });
  const { page } = await openWindow(`${site.folder}/${path}`);
  const text = page.getByRole('textbox', { name: 'Markdown' });
  await expect(text).toContainText('at noon.');
  await page.keyboard.press('Control+Shift+M');
  const problems = page.getByRole('region', { name: 'Problems' });
  await expect(problems.getByText('no alternative text')).toBeVisible({ timeout: 30_000 });
  await problems.getByRole('button', { name: /^Fix.*Accept all marks$/ }).click();
  await expect(text).toContainText('Dry and cold at noon.');
  await expect(problems.getByText('suggested insertion')).toHaveCount(0);

  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('![Boats](http://example.org/boats.jpg)');
  await expect(problems.getByText('over plain http')).toBeVisible();
  await page.keyboard.press('Control+Alt+.');
  await expect(text).toContainText('https://example.org/boats.jpg');
  await expect(problems.getByText('over plain http')).toHaveCount(0);
  await page.keyboard.press('F8');
  await expect(page.getByRole('contentinfo')).toContainText('Ln 5');
});

test('tells what is wrong with front matter once, and closes it', async () => {
  const path = '_drafts/low-tide.md';
  const site = await starterSite({ [path]: '---\ntitle: "Low tide\n---\n\n![](/assets/images/frost.jpg)\n' });
  const { page } = await openWindow(`${site.folder}/${path}`);
  const text = page.getByRole('textbox', { name: 'Markdown' });
  await expect(text).toContainText('frost.jpg');
  await page.keyboard.press('Control+Shift+M');
  const problems = page.getByRole('region', { name: 'Problems' });
  const found = problems.getByRole('listitem').filter({ hasText: /YAML|not closed/ });
  // Page and checks have both been there.
  await expect(problems.getByText('no alternative text')).toBeVisible({ timeout: 30_000 });
  await expect(found).toHaveText([/not valid YAML/]);
  await site.write(path, '---\ntitle: Low tide\n\nDry.\n');
  const close = found.getByRole('button', { name: /^Fix/ });
  await expect(close).toHaveCount(1, { timeout: 30_000 });
  await expect(found).toHaveText([/not closed/]);
  await close.click();
  await expect(text).toContainText('title: Low tide---');
  await expect(found).toHaveCount(0);
});
