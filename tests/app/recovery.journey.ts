import { join } from 'node:path';
import { expect } from 'playwright/test';
import { launchGalley, newProfile, test } from '../kit/app.ts';
import { seeded, writeAndKill } from '../kit/killed-writing.ts';
import { starterSite } from '../kit/sites.ts';

const path = (name: string) => `_posts/2025-12-02-${name}.md`;
const post = (title: string) => `---\ntitle: ${title}\n---\n\nThe ferry is late.\n`;

test('nothing older than a second is lost when the program is killed while it writes', async () => {
  test.setTimeout(240_000);
  const site = await starterSite({ [path('one')]: post('One'), [path('two')]: post('Two') });
  // Two copies of the program on one folder: one saves by itself and by hand, the other never saves.
  const writers = [
    { site: site.folder, path: path('one'), userData: await newProfile(), saves: true },
    { site: site.folder, path: path('two'), userData: await newProfile({ autosave: 'off' }), saves: false },
  ];
  const figures = await writeAndKill(writers, 5, seeded(7));
  test.info().annotations.push({ type: 'figures', description: JSON.stringify(figures) });
  expect(figures).toMatchObject({ kills: 10, lost: 0, torn: 0, replaced: 0 });
  expect(figures.typed).toBeGreaterThan(20);
});

const lost = path('lost');

/** A start that dies over text it never saved, and the start after it. */
async function afterDeath(disk: string) {
  const site = await starterSite({ [lost]: post('Lost') });
  const first = await launchGalley({ site: join(site.folder, lost), settings: { autosave: 'off' } });
  const markdown = first.page.getByRole('textbox', { name: 'Markdown' });
  await expect(markdown).toContainText('The ferry is late.');
  await markdown.focus();
  await first.page.keyboard.press('Control+End');
  await first.page.keyboard.type('Mine.');
  await first.page.waitForTimeout(1500);
  await first.close();
  await site.write(lost, disk);
  const { page } = await launchGalley({ site: site.folder, userData: first.userData });
  const dialog = page.getByRole('dialog', { name: 'Unsaved text was recovered' });
  await expect(dialog).toContainText(lost, { timeout: 30_000 });
  return { site, page, dialog };
}

test('recovery shows both versions, keeps both where it is told to, and decides nothing by itself', async () => {
  const theirs = post('Lost').replace('late', 'early');
  const { site, dialog } = await afterDeath(theirs);
  expect(await site.read(lost)).toBe(theirs);
  await dialog.getByText('Compare', { exact: true }).click();
  await expect(dialog.getByLabel('Changed lines')).toContainText('Mine.');
  await dialog.getByRole('button', { name: 'Keep both' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await site.read(lost)).toBe(theirs);
  expect(await site.read(path('lost-2'))).toBe(`${post('Lost')}Mine.`);
});

test('the window is there again after its process died', async () => {
  const site = await starterSite({ [lost]: post('Lost') });
  const { page, app } = await launchGalley({ site: join(site.folder, lost) });
  const shown = () => page.frameLocator('iframe[title="Preview"]');
  await expect(shown().getByText('The ferry is late.')).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  // The driver lost its page with the process; main is asked.
  const found = () =>
    app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return { crashed: contents?.isCrashed(), title: contents?.getTitle(), frames: contents?.mainFrame.frames.length };
    });
  await expect.poll(found, { timeout: 30_000 }).toMatchObject({ crashed: false, frames: 1 });
  await expect.poll(async () => (await found()).title, { timeout: 20_000 }).toContain('Lost');
});
