import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type ElectronApplication } from 'playwright/test';
import { launchGalley, test } from '../kit/app.ts';
import { seeded } from '../kit/killed-writing.ts';
import { starterSite } from '../kit/sites.ts';

/** Rounds of writing: each opens a post, types, saves and lets another program write. An hour of writing has about 600. */
const ROUNDS = Number(process.env['GALLEY_ROUNDS'] ?? 600);
const POSTS = 200;
const path = (number: number) => `_posts/2025-11-01-post-${number}.md`;
const text = (number: number) =>
  `---\ntitle: Post ${number}\ntags: [a, b${number % 7}]\n---\n\n${`Words of post ${number}, about the harbour.\n\n`.repeat(40)}`;

interface Figures {
  readonly round: number;
  /** Bytes that JavaScript holds in the window's page, after its rubbish was collected; its workers and frame are apart. */
  readonly page: number;
  /** The same of main. */
  readonly main: number;
  /** Kilobytes that all processes hold for themselves. */
  readonly processes: number;
  readonly listeners: number;
  readonly nodes: number;
  readonly documents: number;
  /** Watches of folders, and open files. */
  readonly watches: number;
  readonly files: number;
}

/** What the kernel knows of main's open files. */
async function openFiles(pid: number): Promise<{ watches: number; files: number }> {
  const folder = `/proc/${pid}/fd`;
  let watches = 0;
  const names = await readdir(folder);
  for (const name of names) {
    const target = await readlink(join(folder, name)).catch(() => '');
    if (!target.includes('inotify')) continue;
    const facts = await readFile(`/proc/${pid}/fdinfo/${name}`, 'utf8').catch(() => '');
    watches += facts.split('\n').filter(line => line.startsWith('inotify ')).length;
  }
  return { watches, files: names.length };
}

async function measure(app: ElectronApplication, round: number): Promise<Figures> {
  const pid = app.process().pid!;
  const inside = await app.evaluate(async ({ app: galley, BrowserWindow }) => {
    const { debugger: inspector } = BrowserWindow.getAllWindows()[0]!.webContents;
    if (!inspector.isAttached()) inspector.attach('1.3');
    for (let times = 0; times < 3; times++) await inspector.sendCommand('HeapProfiler.collectGarbage');
    const { usedSize } = (await inspector.sendCommand('Runtime.getHeapUsage')) as { usedSize: number };
    const dom = (await inspector.sendCommand('Memory.getDOMCounters')) as Record<string, number>;
    const { setFlagsFromString } = process.getBuiltinModule('node:v8');
    setFlagsFromString('--expose-gc');
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    for (let times = 0; times < 3; times++) collect();
    const sums = galley.getAppMetrics().map(({ memory }) => memory.privateBytes ?? memory.workingSetSize);
    return {
      page: usedSize,
      main: process.memoryUsage().heapUsed,
      processes: sums.reduce((sum, one) => sum + one, 0),
      listeners: dom['jsEventListeners']!,
      nodes: dom['nodes']!,
      documents: dom['documents']!,
    };
  });
  return { round, ...inside, ...(await openFiles(pid)) };
}

test(`memory over ${ROUNDS} rounds of writing among ${POSTS} posts`, async () => {
  const site = await starterSite(
    Object.fromEntries(Array.from({ length: POSTS }, (_, number) => [path(number), text(number)])),
  );
  // V8 goes on optimising functions for hours; without that a heap holds what the program itself keeps.
  const { page, app } = await launchGalley({
    site: join(site.folder, path(0)),
    settings: { spelling: true },
    args: ['--js-flags=--no-opt --no-maglev --no-sparkplug'],
  });
  const markdown = page.getByRole('textbox', { name: 'Markdown' });
  await expect(markdown).toContainText('Words of post 0');
  await expect(page.frameLocator('iframe[title="Preview"]').getByText('Words of post 0').first()).toBeVisible();
  // The language's thread starts once somebody pauses, and takes 160 MB: here before anything is measured.
  await markdown.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('A harbuor. ');
  await expect(page.locator('.proof-spelling').first()).toBeVisible();
  const random = seeded(3);
  const open = (post: string) =>
    app.evaluate(
      ({ BrowserWindow }, request) => BrowserWindow.getAllWindows()[0]!.webContents.send('event:app.open', request),
      { folder: site.folder, post },
    );
  const figures: Figures[] = [];
  const written: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    // Not what was written a moment ago: typing before that is heard of is a conflict, as it should be.
    let number: number;
    do number = Math.floor(random() * POSTS);
    while (written.slice(-5).includes(number));
    await open(path(number));
    await expect(markdown).toContainText(`Words of post ${number},`);
    await markdown.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(`Round ${round} goes on. `);
    if (random() < 0.5) await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('status', { name: 'Save status' })).toHaveText('Saved');
    // Another program writes: the open post or another one, and what layouts take from. Texts keep their size.
    const other = random() < 0.3 ? number : Math.floor(random() * POSTS);
    await site.write(path(other), text(other));
    written.push(other);
    if (round % 10 === 0) await site.write('_data/round.yml', `round: ${round % 10}\n`);
    if (round % Math.max(1, Math.floor(ROUNDS / 20)) === 0) {
      await page.waitForTimeout(1500);
      figures.push(await measure(app, round));
      process.stdout.write(`${JSON.stringify(figures.at(-1))}\n`);
    }
  }
  const early = figures.find(({ round }) => round >= ROUNDS / 10)!;
  const last = figures.at(-1)!;
  const grown = (key: keyof Figures) => Math.round((last[key] / early[key] - 1) * 1000) / 10;
  const summary = { page: grown('page'), main: grown('main'), processes: grown('processes') };
  process.stdout.write(`grown since the first tenth, in percent: ${JSON.stringify(summary)}\n`);
  expect(summary.page).toBeLessThanOrEqual(10);
  expect(summary.main).toBeLessThanOrEqual(10);
  expect(summary.processes).toBeLessThanOrEqual(10);
  expect(last.watches).toBe(early.watches);
  expect(last.listeners).toBeLessThanOrEqual(early.listeners * 1.1);
  expect(last.documents).toBeLessThanOrEqual(early.documents);
});
