import { expect } from 'playwright/test';
import { openWindow, test } from '../kit/app.ts';
import { plainSite } from '../kit/sites.ts';

const post = (title: string, more = ''): string => `---\ntitle: ${title} # kept\nauthor: nadia\n${more}---\n${title}\n`;
const one = '_posts/2024-01-01-one.md';
const two = '_posts/2024-01-02-two.md';

test('edits front matter like a spreadsheet, pastes a range, and writes only the bytes of those cells', async () => {
  const site = await plainSite({
    '_config.yml': 'title: Quay\n',
    [one]: post('One', 'tags: [a, b] # list\n'),
    [two]: post('Two').replaceAll('\n', '\r\n'),
  });
  const { app, page } = await openWindow(site.folder);
  await expect(page.getByRole('option', { name: /^Two/ })).toBeVisible();
  await page.keyboard.press('Control+Alt+d');
  const dialog = page.getByRole('dialog', { name: 'Front matter' });
  const grid = dialog.getByRole('grid', { name: 'Front matter of posts' });
  await expect(grid.getByRole('gridcell', { name: 'Two', exact: true })).toBeVisible();
  const rowOf = (path: string) => grid.getByRole('row', { name: path.split('/')[1]! });
  await rowOf(one).getByRole('gridcell', { name: 'One', exact: true }).click();

  // Typing takes the place of the text; Escape gives it up; F2 goes on from the text that is there.
  await page.keyboard.type('gone');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F2');
  await page.keyboard.type(': first');
  await page.keyboard.press('Enter');
  await expect(rowOf(one).getByRole('gridcell', { name: 'One: first' })).toBeVisible();

  await rowOf(one).getByRole('gridcell', { name: 'nadia' }).click();
  await app.evaluate(({ clipboard }) => clipboard.writeText('"ma""rit"\t"news, city"\n'));
  await page.keyboard.press('Control+v');
  await rowOf(two).getByRole('gridcell', { name: 'nadia' }).click();
  await page.keyboard.press('Delete');
  await expect(dialog.getByText('4 cells in 2 posts changed')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(dialog.getByText('3 cells in 1 post changed')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');

  // What has no place in the table is told.
  await app.evaluate(({ clipboard }) => clipboard.writeText('x\ny\nz\n'));
  await page.keyboard.press('Control+v');
  await expect(dialog.getByRole('status')).toContainText(/\d rows? of what was pasted had no place in the table/);
  await page.keyboard.press('Control+z');
  await expect(dialog.getByRole('status')).not.toContainText('no place');

  // However often Escape is pressed, what was typed is there; one that the dialog was asked by while it closed may not count.
  for (let times = 0; times < 6; times++) await page.keyboard.press('Escape');
  const goOn = dialog.getByRole('button', { name: 'Go on editing' });
  if (await goOn.isVisible()) await goOn.click();
  await expect(dialog.getByText('4 cells in 2 posts changed')).toBeVisible();

  await dialog.getByRole('button', { name: 'Review changes…' }).click();
  await expect(dialog.getByRole('region', { name: 'What changes' })).toContainText('1 of 2');
  expect(await site.read(one)).toContain('author: nadia');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('2 posts changed, read back and found as planned.')).toBeVisible();
  expect(await site.read(one)).toBe(
    '---\ntitle: "One: first" # kept\nauthor: ma"rit\ncategories: [news, city]\ntags: [a, b] # list\n---\nOne\n',
  );
  expect(await site.read(two)).toBe('---\r\ntitle: Two # kept\r\n---\r\nTwo\r\n');

  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByText('Taken back: 2 posts as before.')).toBeVisible();
  expect(await site.read(one)).toBe(post('One', 'tags: [a, b] # list\n'));
  expect(await site.read(two)).toBe(post('Two').replaceAll('\n', '\r\n'));
});
