import { execFileSync, spawn } from 'node:child_process';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { isRunning, ownMark } from '../../electron/services/disk/is-running.ts';
import { temporaryName } from '../../electron/services/disk/temporary-name.ts';
import { electron, launchGalley, newProfile, test } from '../kit/app.ts';
import { starterSite } from '../kit/sites.ts';

const post = '_posts/2025-12-02-harbour.md';
const text = '---\ntitle: Harbour\n---\r\n\r\nThe ferry is late.\r\n'.replace(/\r?\n/g, '\r\n');
const status = (page: Page) => page.getByRole('status', { name: 'Save status' });

test('undo goes back over a restart, and over a kill, to what stood there before', async () => {
  test.setTimeout(150_000);
  const site = await starterSite({ [post]: text });
  const userData = await newProfile({ autosave: 'off' });
  const start = async () => {
    const galley = await launchGalley({ site: join(site.folder, post), userData });
    const markdown = galley.page.getByRole('textbox', { name: 'Markdown' });
    await expect(markdown).toContainText('The ferry is late.');
    await markdown.focus();
    return { ...galley, markdown };
  };
  const first = await start();
  await first.page.keyboard.press('Control+End');
  await first.page.keyboard.type('Saved words.');
  await first.page.keyboard.press('Control+s');
  await expect(status(first.page)).toHaveText('Saved');
  await first.page.waitForTimeout(1000);
  await first.close();
  // What a save that was killed leaves.
  await site.write(`_posts/2024/${temporaryName({ ...ownMark(), started: '1' })}`, 'half a te');

  const second = await start();
  await expect.poll(() => readdir(join(site.folder, '_posts/2024'))).toEqual([]);
  await expect(second.markdown).toContainText('Saved words.');
  await second.page.keyboard.press('Control+End');
  await second.page.keyboard.type(' Lost words.');
  await second.page.waitForTimeout(1200);
  await second.close();

  const third = await start();
  const dialog = third.page.getByRole('dialog', { name: 'Unsaved text was recovered' });
  await dialog.getByRole('button', { name: 'Recover my text' }).click();
  await expect(third.markdown).toContainText('Saved words. Lost words.');
  await expect(status(third.page)).toHaveText('Saved');
  await third.markdown.focus();
  // How many steps the typing was depends on how quickly the keys came.
  for (let steps = 0; steps < 25 && (await third.markdown.textContent())?.includes('S'); steps++) {
    await third.page.keyboard.press('Control+z');
  }
  await third.page.keyboard.press('Control+s');
  await expect.poll(() => site.read(post)).toBe(text);
});

test('a preview whose process died, or was ended as its page floods the window, is there again and says so', async () => {
  const site = await starterSite({ [post]: text });
  const { page, app } = await launchGalley({ site: join(site.folder, post) });
  const shown = page.frameLocator('iframe[title="Preview"]');
  await expect(shown.getByText('The ferry is late.')).toBeVisible();
  // The frame is of another origin, so it has a process of its own, which is ended as the system would.
  const pids = await app.evaluate(({ BrowserWindow }) => {
    const main = BrowserWindow.getAllWindows()[0]!.webContents.mainFrame;
    return { window: main.osProcessId, frame: main.frames[0]!.osProcessId };
  });
  expect(pids.frame).not.toBe(pids.window);
  process.kill(pids.frame, 'SIGKILL');
  // The driver takes the whole page for lost; main is asked, and types as a keyboard does.
  await app.evaluate(async ({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    await webContents.executeJavaScript("document.querySelector('[aria-label=Markdown]').focus()");
    await webContents.insertText('Meanwhile');
    webContents.send('event:menu.command', { command: 'view.problems' });
  });
  const found = () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const { mainFrame } = BrowserWindow.getAllWindows()[0]!.webContents;
      const words = (selector: string) => `document.querySelector(${JSON.stringify(selector)})?.innerText ?? ''`;
      const frame = mainFrame.frames[0];
      // A frame without a process never answers.
      const late = new Promise<string>(resolve => setTimeout(() => resolve(''), 1000));
      const answer = frame?.executeJavaScript(words('body')).catch(() => '') ?? late;
      return {
        page: String(await Promise.race([answer, late])),
        editor: String(await mainFrame.executeJavaScript(words('[aria-label=Markdown]'))),
        problems: String(await mainFrame.executeJavaScript(words('[aria-label=Problems]'))),
      };
    });
  await expect.poll(async () => (await found()).page, { timeout: 25_000 }).toContain('The ferry is late.');
  expect((await found()).editor).toContain('Meanwhile');
  expect((await found()).problems).toContain('The preview’s own process ended');
  // The next one is taken over, and posts messages to the window itself without end.
  const flooding = await app.evaluate(({ BrowserWindow }) => {
    const frame = BrowserWindow.getAllWindows()[0]!.webContents.mainFrame.frames[0]!;
    void frame.executeJavaScript(
      `setInterval(() => { for (let n = 0; n < 2000; n++) parent.postMessage(n, '*'); }, 50)`,
    );
    return frame.osProcessId;
  });
  await expect.poll(() => isRunning(flooding), { timeout: 25_000 }).toBe(false);
  await expect.poll(async () => (await found()).problems).toContain('page in the preview did not come to rest');
  await expect.poll(async () => (await found()).page, { timeout: 25_000 }).toContain('The ferry is late.');
});

test('the graphics process, the folder of the journal and the site’s own folder may go, and a second start joins the first', async () => {
  test.setTimeout(180_000);
  const other = '_posts/2025-12-03-other.md';
  const site = await starterSite({ [post]: text, [other]: text.replace('The ferry', 'The boat') });
  const userData = await newProfile({ autosave: 'off' });
  const { page, app, close } = await launchGalley({ site: join(site.folder, post), userData });
  const markdown = page.getByRole('textbox', { name: 'Markdown' });
  await expect(markdown).toContainText('The ferry is late.');
  const graphics = () =>
    app.evaluate(({ app: galley }) => galley.getAppMetrics().find(({ type }) => type === 'GPU')?.pid ?? 0);
  const gone = await graphics();
  if (gone > 0) process.kill(gone, 'SIGKILL');
  await markdown.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Mine.');
  await expect(markdown).toContainText('Mine.');
  const journals = async () =>
    (await readdir(join(userData, 'journal'), { recursive: true }).catch(() => [])).filter(name =>
      name.endsWith('.journal'),
    ).length;
  await expect.poll(journals).toBe(1);
  await rm(join(userData, 'journal'), { recursive: true });
  // Nothing more is typed: the program finds out by itself.
  await expect.poll(journals, { timeout: 20_000 }).toBe(1);

  await page.keyboard.press('Control+Shift+M');
  const problems = page.getByRole('region', { name: 'Problems' });
  await rename(site.folder, `${site.folder}-away`);
  await expect(problems).toContainText('is not there any more', { timeout: 20_000 });
  await rename(`${site.folder}-away`, site.folder);
  await expect(problems).not.toContainText('is not there any more', { timeout: 20_000 });
  await site.write('_layouts/fresh.html', 'x');

  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--user-data-dir=${userData}`];
  const program = process.env['GALLEY_PACKAGED'];
  const main = program ? [] : [join(import.meta.dirname, '..', '..')];
  const second = spawn(program ?? (await electron()), [...main, ...args, join(site.folder, other)], {
    stdio: 'ignore',
  });
  expect(await new Promise(resolve => second.once('exit', resolve))).toBe(0);
  await expect(markdown).toContainText('The boat is late.');
  await close();

  const next = await launchGalley({ site: join(site.folder, post), userData });
  const dialog = next.page.getByRole('dialog', { name: 'Unsaved text was recovered' });
  await dialog.getByRole('button', { name: 'Recover my text' }).click({ noWaitAfter: true });
  await expect.poll(() => site.read(post)).toContain('Mine.');
});

test('pipes, folders and endless files in the place of a post keep nobody waiting', async () => {
  const site = await starterSite({ [post]: text });
  execFileSync('mkfifo', [join(site.folder, '_posts/2025-12-03-pipe.md'), join(site.folder, 'Gemfile.lock')]);
  execFileSync('ln', ['-s', '/dev/zero', join(site.folder, '_posts/2025-12-04-endless.md')]);
  const { page } = await launchGalley({ site: join(site.folder, post) });
  const markdown = page.getByRole('textbox', { name: 'Markdown' });
  await expect(markdown).toContainText('The ferry is late.');
  await expect(page.frameLocator('iframe[title="Preview"]').getByText('The ferry is late.')).toBeVisible();
  await markdown.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Mine.');
  await rm(join(site.folder, post));
  execFileSync('mkfifo', [join(site.folder, post)]);
  await page.keyboard.press('Control+s');
  await expect(status(page)).toHaveText(/^(?:Unsaved|Could not save)$/);
  await markdown.focus();
  await page.keyboard.type('More.');
  await expect(markdown).toContainText('More.');
  await rm(join(site.folder, post));
  await site.write(post, text);
  await expect
    .poll(
      async () => {
        await page.keyboard.press('Control+s');
        return site.read(post);
      },
      { timeout: 15_000 },
    )
    .toContain('Mine.');
});

test('the licences of everything that is shipped can be read in the program @packaged', async () => {
  const { page } = await launchGalley();
  await expect(page.getByRole('textbox', { name: 'Markdown' })).toBeVisible();
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type('Licences');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Licences' });
  for (const name of ['electron', 'react', '@codemirror/view', 'markdown-it', 'sass', '@fontsource-variable/inter']) {
    await expect(dialog.locator('summary', { has: page.getByText(name, { exact: true }) })).toHaveCount(1);
  }
  const one = dialog.locator('details', { has: page.getByText('markdown-it', { exact: true }) });
  await one.locator('summary').click();
  await expect(one.getByText('Permission is hereby granted, free of charge')).toBeVisible();
});
