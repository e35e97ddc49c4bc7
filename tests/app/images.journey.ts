import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { expect } from 'playwright/test';
import { launchGalley, temporaryFolder, test } from '../kit/app.ts';
import { plainSite } from '../kit/sites.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a dropped image is stored and linked; unused ones go to the trash and come back; missing ones are told', async () => {
  const post = '_posts/2024-01-01-wall.md';
  const site = await plainSite({
    '_config.yml': 'title: Quay\n',
    [post]: '---\ntitle: Quay wall\nimage: /assets/images/used.png\n---\n![gone](/assets/images/gone.png)\n\n',
    'assets/images/used.png': PNG,
    'assets/images/old.png': Buffer.concat([PNG, Buffer.from('old')]),
    'assets/images/older.png': Buffer.concat([PNG, Buffer.from('old')]),
  });
  const listed = async () => (await readdir(`${site.folder}/assets/images`)).sort();
  const { app, page } = await launchGalley({ site: site.folder });
  await page.getByRole('option', { name: /^Quay wall/ }).click();
  const markdown = page.getByRole('textbox', { name: 'Markdown' });
  await markdown.click();
  await page.keyboard.press('Control+End');
  await markdown.evaluate((element, base64) => {
    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'quay.png', { type: 'image/png' }));
    const { right, bottom } = element.getBoundingClientRect();
    const at = { clientX: right - 20, clientY: bottom - 20 };
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, ...at }));
  }, PNG.toString('base64'));
  await page.keyboard.press('Control+s');
  const name = `${createHash('md5').update(PNG).digest('hex')}.png`;
  await expect.poll(() => readFile(`${site.folder}/${post}`, 'utf8')).toContain(`![](/assets/images/${name})`);
  expect(await readFile(`${site.folder}/assets/images/${name}`)).toEqual(PNG);

  // Two are chosen: one is no image, the other is stored already and linked once more.
  const elsewhere = await temporaryFolder('photos');
  const chosen = [`${elsewhere}/photo.png`, `${elsewhere}/letter.png`];
  await writeFile(chosen[0]!, PNG);
  await writeFile(chosen[1]!, '%PDF-1.7');
  await app.evaluate(({ dialog: system }, filePaths) => {
    system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
  }, chosen);
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Shift+i');
  await page.keyboard.press('Control+Shift+m');
  await expect(page.getByRole('region', { name: 'Problems' })).toContainText('This is a PDF');
  await page.keyboard.press('Control+s');
  await expect
    .poll(async () => (await readFile(`${site.folder}/${post}`, 'utf8')).split(`](/assets/images/${name})`).length)
    .toBe(3);
  expect(await listed()).toEqual([name, 'old.png', 'older.png', 'used.png'].sort());

  await page.keyboard.press('Control+Alt+i');
  const dialog = page.getByRole('dialog', { name: 'Images' });
  await expect(dialog.getByText('· 4 images')).toBeVisible();
  await dialog.getByRole('radio', { name: 'Missing' }).click();
  await expect(dialog.getByRole('list', { name: 'Missing images' })).toContainText('/assets/images/gone.png');
  await dialog.getByRole('radio', { name: 'No alt text' }).click();
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await dialog.getByRole('radio', { name: 'Duplicates' }).click();
  await expect(dialog.getByRole('option')).toHaveCount(4);
  await dialog.getByRole('radio', { name: 'Unused' }).click();
  await expect(dialog.getByRole('option')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Move 2 images to Trash…' }).click();
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(dialog.getByText('Every image is mentioned somewhere.')).toBeVisible();
  expect(await listed()).toEqual([name, 'used.png'].sort());
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByRole('option')).toHaveCount(2);
  expect(await listed()).toEqual([name, 'old.png', 'older.png', 'used.png'].sort());
});
