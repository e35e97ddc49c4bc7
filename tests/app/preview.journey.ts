import { appendFile, cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type ElectronApplication, type FrameLocator, type Locator, type Page } from 'playwright/test';
import { openWindow, temporaryFolder, test } from '../kit/app.ts';

const starter = join(import.meta.dirname, '..', '..', 'resources', 'starter');
const POST = '_posts/2025-12-02-harbour-reopens-after-the-winter-storm.md';

async function openPost(
  prepare?: (folder: string) => Promise<void>,
): Promise<{ app: ElectronApplication; page: Page; frame: FrameLocator; folder: string }> {
  const folder = await temporaryFolder('site');
  await cp(starter, folder, { recursive: true });
  await prepare?.(folder);
  const { app, page } = await openWindow(join(folder, POST));
  const frame = page.frameLocator('iframe[title="Preview"]');
  await expect(frame.locator('h1')).toHaveText(/Harbour reopens/);
  return { app, page, frame, folder };
}

const text = (page: Page) => page.getByRole('textbox', { name: 'Markdown' });

async function writeAtEnd(page: Page, words: string): Promise<void> {
  await text(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(`\n\n${words}`);
}

test('the page stands in the site’s own layout and style @packaged', async () => {
  const { frame } = await openPost();
  await expect(frame.getByRole('link', { name: 'About' })).toBeVisible();
  await expect(frame.locator('h1')).toHaveCSS('font-weight', '700');
});

test('the page follows while a person types, without a pause', async () => {
  const { page, frame } = await openPost();
  await writeAtEnd(page, '');
  for (const word of ['lanterns', 'pilots', 'gulls']) {
    await page.keyboard.type(`${word} `);
    // A page that waited for a pause would never show the word.
    for (let more = 0; more < 500 && !(await frame.getByText(word).isVisible()); more++) {
      await page.keyboard.type('on ');
    }
    expect(await frame.getByText(word).isVisible()).toBe(true);
  }
});

test('a change touches only the block that it is in', async () => {
  const { page, frame } = await openPost();
  await frame
    .locator('main p, article p')
    .first()
    .evaluate(element => {
      for (const node of document.querySelectorAll('*')) Object.assign(node, { stayed: true });
      return element.textContent;
    });
  await writeAtEnd(page, 'A new end.');
  await expect(frame.getByText('A new end.')).toBeVisible();
  const fresh = await frame
    .locator('html')
    .evaluate(() =>
      [...document.querySelectorAll('*')].filter(node => !('stayed' in node)).map(node => node.localName),
    );
  expect(fresh).toEqual(['p']);
});

test('scripts of the page never run', async () => {
  const { page, frame } = await openPost();
  await writeAtEnd(
    page,
    '<p id="mark">quiet</p><script>document.getElementById("mark").textContent = "ran"</script><img src="/none.png" onerror="this.alt = \'ran\'" alt="quiet">',
  );
  await expect(frame.locator('#mark')).toHaveText('quiet');
  await page.waitForTimeout(300);
  await expect(frame.locator('#mark')).toHaveText('quiet');
  await expect(frame.getByAltText('quiet')).toHaveCount(1);
  expect(await frame.locator('html').evaluate(() => 'galley' in window)).toBe(false);
  // What follows an element that nothing closes is text there: of the page, and of nothing else.
  await writeAtEnd(page, '<plaintext>Left open.');
  await expect(frame.locator('plaintext')).toContainText('Left open.');
  await expect(frame.locator('plaintext')).not.toContainText('galley-');
});

test('the page scrolls with the text, and the text with the page', async () => {
  const { page, frame } = await openPost(async folder => {
    const words = Array.from({ length: 60 }, (_, index) => `\n\nParagraph ${index} of the long part.`).join('');
    await appendFile(join(folder, POST), `${words}\n`);
  });
  const scrollY = () => frame.locator('html').evaluate(() => window.scrollY);
  await text(page).click();
  await page.keyboard.press('Control+End');
  await expect.poll(scrollY).toBeGreaterThan(600);
  const scroller = page.locator('.cm-scroller');
  const before = await scroller.evaluate(element => element.scrollTop);
  await page.locator('iframe[title="Preview"]').hover();
  await page.mouse.wheel(0, -900);
  await expect.poll(() => scroller.evaluate(element => element.scrollTop)).toBeLessThan(before - 200);
});

test('a click in the page goes to its words in the text', async () => {
  const { page, frame } = await openPost();
  await writeAtEnd(page, 'The *lantern* is lit.');
  await frame.getByText('lantern').click();
  await expect(text(page)).toBeFocused();
  await page.keyboard.type('X');
  await expect(text(page)).toContainText(/The \*[lantern]*X[lantern]*\* is lit\./);
});

test('a link shows another page of the site, with a way back', async () => {
  const { page, frame } = await openPost();
  await frame.getByRole('link', { name: 'About' }).click();
  await expect(frame.locator('h1')).not.toHaveText(/Harbour/);
  await page.getByRole('button', { name: 'Back to the post' }).click();
  await expect(frame.locator('h1')).toHaveText(/Harbour/);
});

test('a tag left open keeps the last good page and says where it is', async () => {
  const { page, frame } = await openPost();
  await writeAtEnd(page, '{% if page %} never closed');
  await expect(page.getByRole('region', { name: 'Preview' }).getByText(/Last good page/)).toBeVisible();
  await expect(frame.locator('h1')).toHaveText(/Harbour/);
  await page.keyboard.type(' {% endif %}');
  await expect(frame.getByText('never closed')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Preview' }).getByText('As published')).toBeVisible();
});

test('a changed stylesheet is shown at once', async () => {
  const { frame, folder } = await openPost();
  await appendFile(join(folder, 'assets', 'css', 'main.scss'), '\nh1 { letter-spacing: 7px; }\n');
  await expect(frame.locator('h1')).toHaveCSS('letter-spacing', '7px');
});

test('the page is shown for a dark screen and a narrow one', async () => {
  const { page, frame } = await openPost();
  await page.getByRole('radio', { name: 'Phone, 390 pixels' }).click();
  await expect.poll(() => frame.locator('html').evaluate(() => window.innerWidth)).toBe(390);
  // Playwright sets a colour scheme of its own over every frame; without it the frame's own counts.
  await page.emulateMedia({ colorScheme: null });
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect
    .poll(() => frame.locator('html').evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(true);
});

test('images are loaded from the folder by the site’s published address, and have their room before they are there', async () => {
  const below = '\n\nGulls.\n'.repeat(400);
  const { frame } = await openPost(async folder => {
    const address = 'https://quay-street.example/assets/images/desk.png';
    const late = `<img alt="late" loading="lazy" src="${address}?late">`;
    await appendFile(join(folder, POST), `\n![desk](${address})\n${below}${late}\n`);
    await appendFile(join(folder, '_config.yml'), '\nurl: https://quay-street.example\n');
  });
  const image = frame.getByRole('img', { name: 'desk' });
  const facts = (one: Locator) =>
    one.evaluate((element: HTMLImageElement) => {
      const { width, height } = element.getBoundingClientRect();
      return { loaded: element.naturalWidth > 0, size: `${width} × ${height}`, styled: element.hasAttribute('style') };
    });
  await expect.poll(async () => (await facts(image)).loaded).toBe(true);
  // The other one is far below and loads when it comes near.
  expect(await facts(frame.getByRole('img', { name: 'late' }))).toEqual({ ...(await facts(image)), loaded: false });
});

test('a tag that no plugin explains is told, and the rest of the page is shown', async () => {
  const { page, frame } = await openPost(folder =>
    appendFile(join(folder, POST), '\n{% weather harbour %}\n\nThe text goes on.\n'),
  );
  await expect(frame.getByText('The text goes on.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Preview' }).getByText('1 problem')).toBeVisible();
});

test('the page’s own head is shown as a search result and as a shared link', async () => {
  const { page } = await openPost();
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByRole('button', { name: 'Search and Sharing' }).click();
  const view = preview.getByRole('group', { name: 'Search and sharing' });
  await expect(view.locator('.share-title')).toContainText('Harbour reopens');
  const title = page.getByRole('form', { name: 'Details' }).getByRole('textbox', { name: 'Title' });
  await title.fill('The inner wall stands');
  await expect(view.locator('.share-title')).toContainText('The inner wall stands');
});

test('the page that is shown is what is printed', async () => {
  const { page, app } = await openPost();
  // No printer is asked: the hidden window's text is what would go to it.
  await app.evaluate(({ app: main }) => {
    main.once('web-contents-created', (_event, contents) => {
      contents.print = (_options, done) => {
        Object.assign(globalThis, { printed: contents.getTitle() });
        done?.(true, '');
      };
    });
  });
  await page.keyboard.press('Control+Shift+p');
  await page.keyboard.type('Print Page');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => app.evaluate(() => (globalThis as { printed?: string }).printed))
    .toContain('Harbour reopens');
});

test('a page without a doctype is shown in quirks mode, and a page with one is not', async () => {
  const layout = (doctype: string) => `${doctype}<html><body><h1>{{ page.title }}</h1>{{ content }}</body></html>`;
  const { page, frame, folder } = await openPost(async site => {
    await writeFile(join(site, '_layouts', 'post.html'), layout(''));
  });
  // The frame is another one by then: asked of the one that goes, there is no answer.
  const mode = () =>
    frame
      .locator('html')
      .evaluate(() => document.compatMode)
      .catch(() => '');
  await expect.poll(mode).toBe('BackCompat');
  await writeAtEnd(page, 'Still followed.');
  await expect(frame.getByText('Still followed.')).toBeVisible();
  await writeFile(join(folder, '_layouts', 'post.html'), layout('<!doctype html>'));
  await expect.poll(mode).toBe('CSS1Compat');
  await expect(frame.getByText('Still followed.')).toBeVisible();
});
