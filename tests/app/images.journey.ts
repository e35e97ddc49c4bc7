import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { type ElectronApplication, expect } from 'playwright/test';
import sharp from 'sharp';
import { openWindow, temporaryFolder, test } from '../kit/app.ts';
import { plainSite } from '../kit/sites.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What the person will choose in the system's dialog. */
async function chooseInDialog(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(
    ({ dialog: system }, filePaths) => {
      system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    },
    [...paths],
  );
}

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
  const { app, page } = await openWindow(site.folder);
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
  await chooseInDialog(app, chosen);
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

test('many photos are scaled as the site asks, linked as one change and taken back with their files; a cancel leaves nothing', async () => {
  const post = '_posts/2024-01-01-wall.md';
  const before = '---\ntitle: Quay wall\n---\n![Old quay]({{ site.baseurl }}/pics/old.png)\n\n';
  const site = await plainSite({
    '_config.yml': 'title: Quay\n',
    '.galley.yml': 'images:\n  folder: pics\n  names: readable\n  format: webp\n  max_width: 300\n',
    [post]: before,
    'pics/old.png': PNG,
  });
  const pictures = async () => (await readdir(`${site.folder}/pics`)).sort();
  const elsewhere = await temporaryFolder('photos');
  const photo = (hue: number) =>
    sharp({ create: { width: 640, height: 400, channels: 3, background: { r: hue, g: 9, b: 9 } } });
  const chosen = [10, 90, 200].map(hue => `${elsewhere}/Photo ${hue}.jpg`);
  for (const [index, path] of chosen.entries())
    await photo(10 + index * 90)
      .jpeg()
      .toFile(path);
  const { app, page } = await openWindow(site.folder);
  await page.getByRole('option', { name: /^Quay wall/ }).click();
  const markdown = page.getByRole('textbox', { name: 'Markdown' });
  await markdown.click();
  await page.keyboard.press('Control+End');
  await chooseInDialog(app, chosen);
  await page.keyboard.press('Control+Shift+i');
  await expect(page.getByRole('group', { name: 'Adding images' })).toBeVisible();
  // Writing goes on while they are made.
  await page.keyboard.type('Three views.');
  await expect.poll(pictures, { timeout: 30_000 }).toHaveLength(4);
  await expect(markdown).toContainText('photo-200-');
  await page.keyboard.press('Control+s');
  const saved = () => readFile(`${site.folder}/${post}`, 'utf8');
  const linked = async () =>
    [...(await saved()).matchAll(/!\[\]\(\{\{ site\.baseurl \}\}\/pics\/(photo-\d+-[0-9a-f]{8}\.webp)\)/g)].map(
      found => found[1]!,
    );
  await expect.poll(linked).toHaveLength(3);
  const names = await linked();
  expect(await sharp(`${site.folder}/pics/${names[0]}`).metadata()).toMatchObject({
    format: 'webp',
    width: 300,
    height: 188,
  });

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+s');
  await expect.poll(pictures).toEqual(['old.png']);
  await expect.poll(saved).toBe(`${before}Three views.`);
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+s');
  await expect.poll(pictures).toEqual([...names, 'old.png'].sort());
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+s');
  await expect.poll(pictures).toEqual(['old.png']);

  // Enough of them that they are not done before the person can reach the button.
  const many = await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      const path = `${elsewhere}/More ${index}.jpg`;
      await photo(index * 6)
        .jpeg()
        .toFile(path);
      return path;
    }),
  );
  await chooseInDialog(app, many);
  await page.keyboard.press('Control+Shift+i');
  await page.getByRole('group', { name: 'Adding images' }).getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(page.getByRole('group', { name: 'Adding images' })).toBeHidden();
  await expect.poll(pictures).toEqual(['old.png']);

  // A picture that HTML carries in itself is stored; a PDF is linked.
  await markdown.evaluate((element, base64) => {
    const paste = (fill: (data: DataTransfer) => void) => {
      const data = new DataTransfer();
      fill(data);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    };
    paste(data => data.setData('text/html', `<img src="data:image/png;base64,${base64}">`));
  }, PNG.toString('base64'));
  await expect.poll(async () => (await pictures()).length).toBe(2);
  await page.keyboard.press('Control+End');
  await markdown.evaluate(element => {
    const data = new DataTransfer();
    data.items.add(new File(['%PDF-1.7\n'], 'Tide Table.pdf', { type: 'application/pdf' }));
    const { left, bottom } = element.getBoundingClientRect();
    const at = { clientX: left + 20, clientY: bottom - 4 };
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, ...at }));
  });
  await expect(markdown).toContainText('Tide Table.pdf');
  await page.keyboard.press('Control+s');
  await expect
    .poll(() => readFile(`${site.folder}/${post}`, 'utf8'))
    .toMatch(/\[Tide Table\.pdf\]\(\{\{ site\.baseurl \}\}\/assets\/files\/tide-table-[0-9a-f]{8}\.pdf\)/);
});

test('the page is saved as one file, with its images and styles in it', async () => {
  const site = await plainSite({
    '_config.yml': 'title: Quay\n',
    '_layouts/post.html': '<!doctype html><link rel="stylesheet" href="/main.css"><main>{{ content }}</main>',
    'main.css': 'main { background: url(assets/a.png) }',
    '_posts/2024-01-01-wall.md': '---\ntitle: Quay wall\nlayout: post\n---\n**Stones** ![Wall](/assets/a.png)\n',
    'assets/a.png': PNG,
  });
  const target = `${await temporaryFolder('saved')}/page.html`;
  const { app, page } = await openWindow(site.folder);
  await page.getByRole('option', { name: /^Quay wall/ }).click();
  await expect(page.frameLocator('iframe[title="Preview"]').getByText('Stones')).toBeVisible();
  await app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, target);
  const run = async (label: string) => {
    await page.keyboard.press('Control+Shift+p');
    await page.keyboard.type(label);
    await page.keyboard.press('Enter');
  };
  await run('Save Page as One HTML File');
  await expect.poll(() => readFile(target, 'utf8').catch(() => '')).toContain('<strong>Stones</strong>');
  const saved = await readFile(target, 'utf8');
  expect(saved).toContain(`<img src="data:image/png;base64,${PNG.toString('base64')}" alt="Wall"`);
  expect(saved).toContain('href="data:text/css');
});
