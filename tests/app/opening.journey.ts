import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { openWindow, temporaryFolder, test } from '../kit/app.ts';
import { plainSite, starterSite } from '../kit/sites.ts';

const rows = (page: Page) => page.getByRole('listbox', { name: 'Posts' }).getByRole('option');
const editor = (page: Page) => page.getByRole('textbox', { name: 'Markdown' });

test('a Jekyll site lists its posts and drafts, and a click opens one in its layout @packaged', async () => {
  const site = await starterSite({ '.galley.yml': 'images:\n  folder: assets/new\n  format: webp\n' });
  const { page } = await openWindow(site.folder);
  await expect(rows(page)).toHaveCount(5);
  await page.getByRole('option', { name: /^Harbour reopens/ }).click();
  await expect(editor(page)).toContainText('The first boats came back');
  const preview = page.frameLocator('iframe[title="Preview"]');
  await expect(preview.locator('.masthead-title')).toHaveText('Quay Street Post');
  await expect(preview.locator('.byline strong')).toHaveText('Nadia Brandt');
  const lead = preview.locator('.lead img');
  await expect.poll(() => lead.evaluate(image => (image as HTMLImageElement).naturalWidth)).toBe(1200);
  await expect(preview.locator('body')).toHaveCSS('margin', '0px');
  // What scales pictures comes with the program.
  const png = await readFile(join(site.folder, 'assets/images/desk.png'), 'base64');
  await editor(page).evaluate((element, base64) => {
    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'quay.png', { type: 'image/png' }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, png);
  await expect(editor(page)).toContainText('.webp)');
  expect(await readdir(join(site.folder, 'assets/new'))).toHaveLength(1);
});

test('a post’s path opens the site above it, at that post', async () => {
  const site = await starterSite();
  const { page } = await openWindow(join(site.folder, '_drafts/what-the-new-tram-line-will-change.md'));
  await expect(editor(page)).toContainText('where the fish is sold');
  await expect(rows(page)).toHaveCount(5);
});

test('a folder of Markdown without a configuration opens as well', async () => {
  const site = await plainSite({ 'notes/tide.md': '# Tide\n\nHigh at six.\n' });
  const { page } = await openWindow(join(site.folder, 'notes/tide.md'));
  await expect(editor(page)).toContainText('High at six.');
  await expect(page.frameLocator('iframe[title="Preview"]').getByText('High at six.')).toBeVisible();
});

test('a folder that is not there is named, with what to do', async () => {
  const folder = await temporaryFolder('gone');
  const { page } = await openWindow(join(folder, 'no-such-site'));
  await expect(page.getByText(/no-such-site cannot be opened: it is not there any more/)).toBeVisible();
});

test('a post that is not UTF-8 is refused by name, and the rest goes on working', async () => {
  const site = await starterSite();
  await writeFile(
    join(site.folder, '_posts/2025-12-24-bad.md'),
    Buffer.from('---\ntitle: Bad\n---\ncaf\xe9\n', 'latin1'),
  );
  const { page } = await openWindow(join(site.folder, '_posts/2025-12-24-bad.md'));
  await expect(page.getByText(/2025-12-24-bad\.md is not UTF-8 at byte/).first()).toBeVisible();
  await page.getByRole('option', { name: /^Begin here/ }).click();
  await expect(editor(page)).toContainText('On the left is your library');
});

test('what another program adds to the folder appears in the list', async () => {
  const site = await starterSite();
  const { page } = await openWindow(site.folder);
  await expect(rows(page)).toHaveCount(5);
  await site.write('_posts/2026-01-05-ice.md', '---\ntitle: Ice on the quay\n---\nCold.\n');
  await expect(page.getByRole('option', { name: /^Ice on the quay/ })).toBeVisible();
});

test('a change of a stylesheet and of a layout reaches the page', async () => {
  const site = await starterSite();
  const { page } = await openWindow(join(site.folder, '_posts/2025-11-18-begin-here.md'));
  const preview = page.frameLocator('iframe[title="Preview"]');
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText('Begin here');
  await site.write(
    '_sass/_tokens.scss',
    (await site.read('_sass/_tokens.scss')).replace('--ink: #201e1b', '--ink: #123456'),
  );
  const colour = () => preview.locator('html').evaluate(html => getComputedStyle(html).color);
  await expect.poll(colour).toBe('rgb(18, 52, 86)');
  await site.write('_includes/footer.html', '<footer>Changed foot</footer>\n');
  await expect(preview.getByText('Changed foot')).toBeVisible();
});

test('two thousand posts are listed, and the newest can be found', async () => {
  const posts = Object.fromEntries(
    Array.from({ length: 2000 }, (_, index) => [
      `_posts/2024-01-01-post-${index}.md`,
      `---\ntitle: Post ${index}\ndate: 2024-01-01 00:00:${String(index % 60).padStart(2, '0')}\n---\n\nText ${index}.\n`,
    ]),
  );
  const site = await starterSite(posts);
  const { page } = await openWindow(site.folder);
  await page.getByRole('searchbox', { name: 'Search posts' }).fill('Post 1873');
  await expect(page.getByRole('option', { name: /^Post 1873/ })).toBeVisible({ timeout: 20_000 });
});

test('a folder or a post dropped on the window is opened, and its text stays out of the open post', async () => {
  const one = await starterSite();
  const other = await plainSite({ 'tide.md': '---\ntitle: Tide\n---\n\nHigh at six.\n' });
  const path = '_posts/2025-11-18-begin-here.md';
  const { page } = await openWindow(join(one.folder, path));
  await expect(editor(page)).toContainText('On the left is your library');
  const before = await one.read(path);
  await dropFile(page, join(other.folder, 'tide.md'));
  await expect(editor(page)).toContainText('High at six.');
  expect(await one.read(path)).toBe(before);
  await dropFile(page, one.folder);
  await expect(rows(page)).toHaveCount(5);
});

test('a post opens in a second window of its site, and neither window loses a word of the other', async () => {
  const site = await starterSite();
  const path = '_posts/2025-11-18-begin-here.md';
  const { app, page } = await openWindow(join(site.folder, path), { autosave: 'off' });
  await editor(page).press('Control+End');
  await page.keyboard.type('Only in the first.');
  const opened = app.waitForEvent('window');
  await page.keyboard.press('Control+Alt+o');
  const second = await opened;
  const ended = await app.browserWindow(second);
  try {
    // What the first has not saved is no text that a crash left behind.
    await expect(editor(second)).toContainText('On the left is your library');
    await expect(rows(second)).toHaveCount(5);
    await expect(second.getByRole('dialog')).toHaveCount(0);
    await editor(second).press('Control+End');
    await second.keyboard.type('Only in the second.');
    await second.keyboard.press('Control+s');
    await expect.poll(() => site.read(path)).toContain('Only in the second.');
    await expect(page.getByRole('alert').getByRole('button', { name: 'Keep mine' })).toBeVisible();
    await expect(editor(page)).toContainText('Only in the first.');
    // The post goes on under its new name where another window moves its file.
    await second.keyboard.press('Control+Shift+p');
    await second.keyboard.type('back to drafts');
    await second.keyboard.press('Enter');
    await page.getByRole('alert').getByRole('button', { name: 'Keep mine' }).click();
    await expect.poll(() => site.read('_drafts/begin-here.md').catch(() => '')).toContain('Only in the first.');
    await expect(page.getByRole('status', { name: 'Save status' })).toHaveText('Saved');
    await expect.poll(() => site.read(path).catch(() => 'gone')).toBe('gone');
  } finally {
    await ended.evaluate(shown => shown.destroy());
  }
});

/** Drops what lies on the disk on the middle of the editor, as the system's file manager does. */
async function dropFile(page: Page, path: string): Promise<void> {
  const box = await editor(page).boundingBox();
  const devTools = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devTools.send('Input.dispatchDragEvent', {
      type,
      x: box!.x + 50,
      y: box!.y + 30,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    });
  }
}
