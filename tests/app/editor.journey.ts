import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { openWindow, temporaryFolder, test } from '../kit/app.ts';

const starter = join(import.meta.dirname, '..', '..', 'resources', 'starter');
const POST = '_posts/2025-11-18-begin-here.md';

/** A copy of the starter site with one of its posts open in the editor. */
async function openPost(path = POST): Promise<{ page: Page; file: string }> {
  const folder = await temporaryFolder('site');
  await cp(starter, folder, { recursive: true });
  const file = join(folder, path);
  const { page } = await openWindow(file);
  await expect(text(page)).toBeVisible();
  return { page, file };
}

const text = (page: Page) => page.getByRole('textbox', { name: 'Markdown' });
const saved = (page: Page) => expect(page.getByRole('status', { name: 'Save status' })).toHaveText('Saved');

/** Writes at the end of the post, on a line of its own. */
async function writeAtEnd(page: Page, words: string): Promise<void> {
  await text(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type(words);
}

/** Saves, and gives what the disk holds behind the text that was there before. */
async function savedTail(page: Page, file: string, before: string): Promise<string> {
  await page.keyboard.press('Control+s');
  await expect.poll(async () => (await readFile(file, 'utf8')) === before).toBe(false);
  await saved(page);
  return (await readFile(file, 'utf8')).slice(before.length);
}

test('what is typed is on disk behind what was there, and typewriter mode keeps its row in the middle', async () => {
  const { page, file } = await openPost();
  const before = await readFile(file, 'utf8');
  await writeAtEnd(page, 'A new end.');
  expect((await savedTail(page, file, before)).trim()).toBe('A new end.');

  await page.keyboard.press('Control+Shift+g');
  await page.keyboard.insertText('gulls and pilots '.repeat(40));
  const off = () =>
    text(page).evaluate(element => {
      const middle = (box?: DOMRect) => (box ? (box.top + box.bottom) / 2 : -1e6);
      const cursor = document.querySelector('.cm-cursor-primary')?.getBoundingClientRect();
      return Math.abs(middle(cursor) - middle(element.closest('.cm-scroller')?.getBoundingClientRect()));
    });
  await expect.poll(off).toBeLessThan(30);
  for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
  await expect.poll(off).toBeLessThan(30);
});

test('formatting commands set their marks and take them back', async () => {
  const { page, file } = await openPost();
  const before = await readFile(file, 'utf8');
  await writeAtEnd(page, 'wall');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+i');
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+Alt+3');
  expect((await savedTail(page, file, before)).trim()).toBe('### *wall*');
});

test('undo takes back one command after the other', async () => {
  const { page, file } = await openPost();
  const before = await readFile(file, 'utf8');
  await writeAtEnd(page, 'wall');
  await page.keyboard.press('Control+Alt+2');
  await page.keyboard.press('Control+z');
  expect((await savedTail(page, file, before)).trim()).toBe('wall');
});

test('lists go on by themselves, and in and out by Tab', async () => {
  const { page, file } = await openPost();
  const before = await readFile(file, 'utf8');
  await writeAtEnd(page, '1. one');
  await page.keyboard.press('Enter');
  await page.keyboard.type('two');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('three');
  await page.keyboard.press('Shift+Tab');
  expect((await savedTail(page, file, before)).trim()).toBe('1. one\n   1. two\n2. three');
});

test('a snippet is typed for and filled in, a line is gone to, and a selection is counted', async () => {
  const { page, file } = await openPost();
  const before = await readFile(file, 'utf8');
  await writeAtEnd(page, ';figure');
  await page.keyboard.press('Tab');
  await expect(page.locator('.snippet-stop').first()).toBeVisible();
  await page.keyboard.type('/assets/images/desk.png');
  await page.keyboard.press('Tab');
  await page.keyboard.type('a desk');
  await page.keyboard.press('Tab');
  await page.keyboard.type('My desk');
  await page.keyboard.press('Tab');
  const figure = await savedTail(page, file, before);
  expect(figure.trim()).toBe(
    '<figure>\n  <img src="/assets/images/desk.png" alt="a desk">\n  <figcaption>My desk</figcaption>\n</figure>',
  );
  await page.keyboard.press('Control+g');
  await page.getByRole('textbox', { name: 'Line' }).fill('14:1');
  await page.keyboard.press('Enter');
  await expect(page.locator('.status-line')).toHaveText('Ln 14');
  await page.keyboard.press('Shift+End');
  await expect(page.locator('.status-bar')).toContainText('8 of 2');
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: /^Key of Strikethrough/ }).click();
  await page.keyboard.press('Control+i');
  await expect(page.getByRole('alert')).toContainText('Ctrl I is the key of Italic now.');
  await page.getByRole('button', { name: 'Give it to Strikethrough' }).click();
  await expect(page.getByRole('button', { name: 'Key of Strikethrough: Ctrl I' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Key of Italic: none' })).toBeVisible();
});

test('a table is inserted and filled cell by cell', async () => {
  const { page, file } = await openPost();
  const before = await readFile(file, 'utf8');
  await writeAtEnd(page, '');
  await page.keyboard.press('Control+Alt+t');
  for (const cell of ['Day', 'Boats', 'Monday', '4', 'Tuesday']) {
    await page.keyboard.type(cell);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('12');
  await page.getByRole('button', { name: 'Align the column right' }).click();
  expect((await savedTail(page, file, before)).trim()).toBe(
    '| Day     | Boats |\n| ------- | ----: |\n| Monday  |     4 |\n| Tuesday |    12 |',
  );
});

test('an address pasted on words makes them a link', async () => {
  const { page, file } = await openPost();
  const before = await readFile(file, 'utf8');
  await writeAtEnd(page, 'log');
  await page.keyboard.press('Shift+Home');
  await paste(page, { 'text/plain': 'https://example.org/log' });
  expect((await savedTail(page, file, before)).trim()).toBe('[log](https://example.org/log)');
});

test('a pasted page arrives as clean Markdown', async () => {
  const { page, file } = await openPost();
  const before = await readFile(file, 'utf8');
  await writeAtEnd(page, '');
  const html = '<h2>Tides</h2><p>High <b>water</b></p><ul><li>one</li><li>two</li></ul>';
  await paste(page, { 'text/html': html, 'text/plain': 'Tides' });
  expect((await savedTail(page, file, before)).trim()).toBe('## Tides\n\nHigh **water**\n\n- one\n- two');
});

test('find and replace works with a regular expression', async () => {
  const { page, file } = await openPost();
  const before = await readFile(file, 'utf8');
  await writeAtEnd(page, 'Pier 12 and pier 34');
  await page.keyboard.press('Control+h');
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('pier (\\d+)');
  await page.getByRole('button', { name: 'Regular expression' }).click();
  const panel = page.getByRole('search', { name: 'Find and replace' });
  await expect(panel.getByRole('status')).toHaveText('2');
  await expect(page.locator('.cm-searchMatch')).toHaveText(['Pier 12', 'pier 34']);
  await page.getByRole('textbox', { name: 'Find', exact: true }).press('Enter');
  await expect(panel.getByRole('status')).toHaveText('1 of 2');
  await page.keyboard.press('F3');
  await expect(panel.getByRole('status')).toHaveText('2 of 2');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('berth $1');
  await page.getByRole('button', { name: 'Replace', exact: true }).click();
  await expect(text(page)).toContainText('Pier 12 and berth 34');
  await expect(panel.getByRole('status')).toHaveText('1 of 1');
  await page.getByRole('button', { name: 'Replace all' }).click();
  await expect(text(page)).toContainText('berth 12 and berth 34');
  await page.keyboard.press('Escape');
  expect((await savedTail(page, file, before)).trim()).toBe('berth 12 and berth 34');
});

test('a regular expression that takes for ever holds up nothing', async () => {
  const { page } = await openPost();
  await writeAtEnd(page, `${'a'.repeat(60)}!`);
  await page.keyboard.press('Control+f');
  await page.getByRole('button', { name: 'Regular expression' }).click();
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('(a+)+$');
  const count = page.getByRole('search', { name: 'Find and replace' }).getByRole('status');
  await expect(count).toHaveText('Takes too long');
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('a!$');
  await expect(count).toHaveText('1');
});

test('the front matter stays where it is when everything is selected and deleted', async () => {
  const { page, file } = await openPost();
  const before = await readFile(file, 'utf8');
  await text(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('Anew.');
  await page.keyboard.press('Control+s');
  await expect.poll(() => readFile(file, 'utf8')).not.toBe(before);
  await saved(page);
  const after = await readFile(file, 'utf8');
  expect(after.trimEnd().endsWith('---\n\nAnew.')).toBe(true);
  expect(after.split('\n---\n')[0]).toBe(before.split('\n---\n')[0]);
});

test('a pasted image is copied into the site, linked, and asks for its words', async () => {
  const { page, file } = await openPost();
  const before = await readFile(file, 'utf8');
  // A command before the first click acts where the text begins, not in the front matter that is out of sight.
  await page.keyboard.press('Control+Alt+t');
  await expect(text(page)).toContainText('Column');
  await page.keyboard.press('Control+z');
  await expect(text(page)).not.toContainText('Column');
  await writeAtEnd(page, '');
  await text(page).evaluate(async element => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 8 });
    const bytes = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes ?? ''], 'shot.png', { type: 'image/png' }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
  });
  await expect(text(page)).toContainText('describe the image');
  await page.keyboard.type('A blank square');
  const link = /!\[A blank square\]\(\/?(assets\/images\/[0-9a-f]{32}\.png)\)/.exec(
    await savedTail(page, file, before),
  );
  expect(link).not.toBeNull();
  const folder = join(file, '..', '..');
  expect((await readFile(join(folder, link![1]!))).subarray(1, 4).toString()).toBe('PNG');
});

test('completion offers the site’s posts and images', async () => {
  const { page, file } = await openPost();
  const before = await readFile(file, 'utf8');
  await writeAtEnd(page, '[walks]({% post_url ');
  await page.keyboard.type('2025-12-09', { delay: 30 });
  await expect(page.getByRole('option', { name: /five-walks/ })).toBeVisible();
  // A list that has only just come up takes no key yet, so that nothing is chosen by accident.
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  await page.keyboard.type(' %})');
  expect((await savedTail(page, file, before)).trim()).toBe(
    '[walks]({% post_url 2025-12-09-five-walks-for-the-first-frost %})',
  );
  const written = await readFile(file, 'utf8');
  await writeAtEnd(page, '![frost](/assets/images/fro');
  await expect(page.getByRole('option', { name: /frost\.jpg/ })).toBeVisible();
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  await page.keyboard.type(')');
  expect((await savedTail(page, file, written)).trim()).toBe('![frost](/assets/images/frost.jpg)');
});

/** Dispatches a paste with these kinds of data, as the clipboard of another program would give them. */
async function paste(page: Page, kinds: Readonly<Record<string, string>>): Promise<void> {
  await text(page).evaluate((element, data) => {
    const transfer = new DataTransfer();
    for (const [kind, value] of Object.entries(data)) transfer.setData(kind, value);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
  }, kinds);
}
