import { expect, type Page } from 'playwright/test';
import { launchGalley, openWindow, test, type OpenedWindow } from '../kit/app.ts';
import { starterSite } from '../kit/sites.ts';

const path = '_drafts/harbour.md';
const head = '---\ntitle: Harbour\n---\n\n';
const marked =
  `${head}The first boats came in {++a light wind++}{>>@Teo 2026-11-23T10:42Z<<}. By noon there were ` +
  '{~~thirty~>nine~~} of them.\n\nThe {==breakwater==}{>>@Ilse 2026-11-23T11:05Z: Who said this?<<} fell{-- down--}.\n';
const plain = `${head}The first boats came in a light wind. By noon there were nine of them.\n\nThe breakwater fell.\n`;
const before = `${head}The first boats came in . By noon there were thirty of them.\n\nThe breakwater fell down.\n`;
const review = (page: Page) => page.getByRole('region', { name: 'Review', exact: true });
const status = (page: Page) => page.getByRole('status', { name: 'Save status' });
const text = (page: Page) => page.getByRole('textbox', { name: 'Markdown' });
const sheet = (page: Page) => page.frameLocator('iframe[title="Preview"]').locator('body');

async function open(words: string, show: (post: string) => Promise<OpenedWindow> = openWindow) {
  const site = await starterSite({ [path]: words });
  const { app, page } = await show(`${site.folder}/${path}`);
  await expect(text(page)).toContainText('boats');
  return { site, app, page };
}

async function saved(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  await expect(status(page)).toHaveText('Saved');
}

test('lists the marks and takes over or back what is decided, as one step of undo each', async () => {
  const { site, page } = await open(marked);
  await page.getByRole('button', { name: 'Review', exact: true }).click();
  const balloons = review(page).getByRole('listitem');
  await expect(balloons).toHaveCount(4);
  await expect(balloons.first()).toContainText('Teo');
  await expect(text(page)).not.toContainText('{++');
  await balloons.first().getByRole('button', { name: 'Accept' }).click();
  await expect(balloons).toHaveCount(3);
  await balloons.first().getByRole('button', { name: 'Reject' }).click();
  await expect(balloons).toHaveCount(2);
  await saved(page);
  expect(await site.read(path)).toBe(
    marked
      .replace('{++a light wind++}{>>@Teo 2026-11-23T10:42Z<<}', 'a light wind')
      .replace('{~~thirty~>nine~~}', 'thirty'),
  );
  await text(page).focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(balloons).toHaveCount(4);
  await saved(page);
  expect(await site.read(path)).toBe(marked);
});

for (const [button, expected] of [
  ['Accept all', plain],
  ['Reject all', before],
] as const) {
  test(`decides about all marks at once: ${button}`, async () => {
    const { site, page } = await open(marked);
    await page.keyboard.press('Control+Alt+r');
    await review(page).getByRole('button', { name: button }).click();
    await expect(review(page).getByRole('listitem')).toHaveCount(0);
    await saved(page);
    expect(await site.read(path)).toBe(expected);
  });
}

test('puts each balloon beside its line, one of them among very many', async () => {
  const line = (at: number) => `Boat ${at} came {++in a light wind++}{>>@Teo 2026-11-23T10:42Z: Sure?<<} at noon.\n\n`;
  const { page } = await open(`${head}The boats.\n\n${Array.from({ length: 10_000 }, (_, at) => line(at)).join('')}`);
  await page.keyboard.press('Control+Alt+r');
  const balloons = review(page).getByRole('listitem');
  await expect(review(page)).toContainText('10,000 marks');
  await expect(balloons.first()).toBeVisible();
  expect(await balloons.count()).toBeLessThan(100);
  const mark = text(page).getByText('in a light wind', { exact: true }).nth(2);
  await mark.click();
  const current = review(page).locator('[aria-current]');
  await expect(current).toHaveCount(1);
  const beside = async () => {
    const [balloon, row] = await Promise.all([current.boundingBox(), mark.boundingBox()]);
    return Math.abs((balloon?.y ?? 0) - (row?.y ?? 1000));
  };
  await expect.poll(beside).toBeLessThan(20);
});

test('makes suggestions of what is typed, signed with the name that was asked for', async () => {
  // In a profile of its own, because the name is kept in the settings.
  const { site, page } = await open(`${head}The boats came back.\n`, post => launchGalley({ site: post }));
  await page.getByRole('button', { name: 'Review', exact: true }).click();
  await review(page).getByRole('textbox', { name: 'Your name' }).fill('Teo');
  await review(page).getByRole('button', { name: 'Sign' }).click();
  await review(page).getByRole('button', { name: 'Suggest Changes' }).click();
  await expect(page.getByRole('button', { name: 'Suggesting' })).toBeVisible();
  await text(page).getByText('The boats came back.').click();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  for (let letter = 0; letter < 5; letter++) await page.keyboard.press('Backspace');
  await page.keyboard.type(' in time');
  await expect(text(page)).toContainText('The boats came in time back.');
  await saved(page);
  const signed = '{>>@Teo \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\dZ<<}';
  expect(await site.read(path)).toMatch(
    new RegExp(`^${head}The boats came(?:{\\+\\+ in time\\+\\+}${signed}{-- back--}${signed})\\.\\n$`),
  );
  await page.keyboard.press('Control+Alt+s');
  await review(page).getByRole('button', { name: 'Accept all' }).click();
  await saved(page);
  expect(await site.read(path)).toBe(`${head}The boats came in time.\n`);
});

test('comments on a passage and answers', async () => {
  const { site, page } = await open(`${head}The boats came back.\n`);
  await text(page)
    .getByText('The boats came back.')
    .dblclick({ position: { x: 10, y: 10 } });
  await page.keyboard.press('Control+Alt+m');
  await page.keyboard.type('All of them?');
  await page.keyboard.press('Enter');
  const balloon = review(page).getByRole('listitem');
  await expect(balloon).toContainText('All of them?');
  await balloon.getByRole('button', { name: 'Reply' }).click();
  await page.keyboard.type('Nine.');
  await page.keyboard.press('Enter');
  await expect(balloon).toContainText('Nine.');
  await saved(page);
  expect(await site.read(path)).toBe(`${head}{==The==}{>>All of them?<<}{>>Nine.<<} boats came back.\n`);
});

test('the page shows the accepted text, or the marks when asked', async () => {
  const { page } = await open(marked);
  await expect(sheet(page)).toContainText('The first boats came in a light wind. By noon there were nine of them.');
  await expect(sheet(page)).not.toContainText(/\{\+\+|>>|thirty|Ilse/);
  await page.getByRole('button', { name: 'Marks' }).click();
  await expect(sheet(page).locator('del.critic').first()).toHaveText('thirty');
  await page.getByRole('button', { name: 'Marks' }).click();
  await expect(sheet(page).locator('.critic')).toHaveCount(0);
});

test('moves a draft through its states, touching only that key', async () => {
  const { site, app, page } = await open(marked);
  await page.getByRole('button', { name: 'Review', exact: true }).click();
  await review(page).getByRole('button', { name: 'Send to review' }).click();
  await saved(page);
  expect(await site.read(path)).toBe(marked.replace('title: Harbour\n', 'title: Harbour\nstate: in-review\n'));
  await review(page).getByRole('button', { name: 'Approve' }).click();
  await saved(page);
  expect(await site.read(path)).toContain('\nstate: ready\n');
  await review(page).getByRole('button', { name: 'Return to writer' }).click();
  await saved(page);
  expect(await site.read(path)).toBe(marked);
  // In a small window the review stands where the page stood, and the bar says so; who asks for the page gets it.
  const window = await app.browserWindow(page);
  await window.evaluate(shown => shown.setContentSize(900, 600));
  const pane = (name: string) => page.getByRole('radio', { name, exact: true });
  await expect(pane('Write')).toBeChecked();
  await pane('Split').click();
  await expect(pane('Split')).toBeChecked();
  await expect(review(page)).toBeHidden();
  await expect(sheet(page)).toContainText('nine of them');
});
