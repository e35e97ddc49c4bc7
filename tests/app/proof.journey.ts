import { writeFile } from 'node:fs/promises';
import { expect } from 'playwright/test';
import { launchGalley, temporaryFolder, test } from '../kit/app.ts';
import { plainSite } from '../kit/sites.ts';
import { standInJekyll } from '../kit/stand-in-jekyll.ts';

test('the machine’s own Jekyll builds the site; the page that differs is shown and opened', async () => {
  const site = await plainSite({
    '_config.yml': 'title: Quay\n',
    '_posts/2026-01-02-same.md': '---\ntitle: Same tide\n---\n*in*\n',
    '_posts/2026-01-03-other.md': '---\ntitle: Other tide\n---\n*out*\n',
  });
  const pages = { '2026/01/02/same.html': '<p><em>in</em></p>\n', '2026/01/03/other.html': '<p>out</p>\n' };
  const folder = await temporaryFolder('jekyll');
  const waitsFor = `${folder}/go-on`;
  const bin = await standInJekyll(folder, { pages, waitsFor });
  const { page } = await launchGalley({ site: site.folder, env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` } });
  await page.getByRole('option', { name: /^Same tide/ }).click();
  await page.keyboard.press('Control+Shift+p');
  await page.keyboard.type('compare with jekyll');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Compare with Jekyll' });
  const status = dialog.getByRole('status');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByRole('button', { name: 'Build and Compare' })).toBeVisible();
  await expect(status).toHaveText('');
  await writeFile(waitsFor, '');
  await dialog.getByRole('button', { name: 'Build and Compare' }).click();
  await expect(status).toHaveText('2 pages compared, 1 differs.');
  await expect(dialog.getByRole('list', { name: 'Pages that differ' })).toContainText('_posts/2026-01-03-other.md');
  const places = dialog.getByRole('region', { name: /^Differences of/ });
  await expect(places).toContainText('html/body/p');
  await places.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toContainText('*out*');
});
