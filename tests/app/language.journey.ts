import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { launchGalley, temporaryFolder, test } from '../kit/app.ts';

const starter = join(import.meta.dirname, '..', '..', 'resources', 'starter');
const POST = '_posts/2025-11-18-begin-here.md';

async function openPost(body: string, head = ''): Promise<{ page: Page; file: string; log: readonly string[] }> {
  const folder = await temporaryFolder('site');
  await cp(starter, folder, { recursive: true });
  const file = join(folder, POST);
  await writeFile(file, `---\ntitle: Words\n${head}---\n\n${body}`);
  const { page, log } = await launchGalley({ site: file, args: ['--lang=en-US'], settings: { spelling: true } });
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toBeVisible();
  return { page, file, log };
}

const marked = (page: Page, kind: 'spelling' | 'grammar') => page.locator(`.proof-${kind}`);
/** Harper's dictionary is made when the first text is checked. */
const PATIENCE = { timeout: 60_000 };

test('English is checked without a network, and mended by keyboard', async () => {
  const { page, file } = await openPost(
    'The harbr wall should of stood. Kramdwn is my word.\n\n`misspeled` {{ lquid }} <http://exmple.org/wrng>\n',
  );
  await expect(marked(page, 'spelling')).toHaveText(['harbr', 'Kramdwn'], PATIENCE);
  await expect(marked(page, 'grammar')).toHaveText(['should of']);
  await page.getByRole('textbox', { name: 'Markdown' }).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F7');
  await page.getByRole('menuitem', { name: 'harbor', exact: true }).press('Enter');
  await expect(marked(page, 'spelling')).toHaveText(['Kramdwn'], PATIENCE);
  await page.keyboard.press('F7');
  await page.getByRole('menuitem', { name: 'should have' }).press('Enter');
  await page.keyboard.press('F7');
  await page.getByRole('menuitem', { name: 'Add “Kramdwn” to the dictionary' }).press('Enter');
  await expect(marked(page, 'spelling')).toHaveCount(0);
  await page.keyboard.press('Control+s');
  await expect
    .poll(() => readFile(file, 'utf8'))
    .toContain('The harbor wall should have stood. Kramdwn is my word.\n\n`misspeled` {{ lquid }}');
});

test('a post is checked in the language that it says, and the status bar writes it', async () => {
  const { page, file, log } = await openPost('Die Hafenmauer ist schon falshc.\n');
  await expect(marked(page, 'spelling').first()).toBeVisible(PATIENCE);
  await page.getByRole('button', { name: 'English (United States)' }).click();
  await page.getByRole('menuitemradio', { name: 'German', exact: true }).click();
  await expect(marked(page, 'spelling')).toHaveText(['falshc'], PATIENCE);
  await marked(page, 'spelling').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'falsch', exact: true }).click();
  await expect(marked(page, 'spelling')).toHaveCount(0);
  await page.keyboard.press('Control+s');
  const saved = '---\ntitle: Words\nlang: de\n---\n\nDie Hafenmauer ist schon falsch.\n';
  await expect.poll(() => readFile(file, 'utf8')).toBe(saved);
  expect(log.filter(line => /Refused|Content.Security/.test(line))).toEqual([]);
});
