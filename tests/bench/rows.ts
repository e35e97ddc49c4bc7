import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { previewOf, withProgram, type Bench, type Program } from './programs.ts';
import { makeSite } from './sites.ts';
import { measureTyping, type Typing } from './typing.ts';

/** One figure of a table's row: what it is of, and a value for each round. Milliseconds. */
export type Figures = Readonly<Record<string, number>>;

export interface Row {
  readonly name: string;
  /** Measured by turns in each round; the first is Galley's, the second what it is compared with. */
  readonly cells: readonly { readonly of: string; readonly measure: (bench: Bench) => Promise<Figures> }[];
}

const SIZES = [
  ['5 KB', 5_000],
  ['100 KB', 100_000],
  ['1 MB', 1_000_000],
] as const;
const STEADY = { keys: 100, every: 125 };
const SINGLE = { keys: 12, every: 1000 };

export const rows: readonly Row[] = [
  ...SIZES.map(([name, size]): Row => ({
    name: `typing in ${name}, 8 keys a second`,
    cells: [
      { of: 'Galley', measure: bench => typeInGalley(bench, size, STEADY) },
      { of: 'bare CodeMirror', measure: bench => typeInBare(bench, size, STEADY) },
    ],
  })),
  ...SIZES.map(([name, size]): Row => ({
    name: `one key in ${name}`,
    cells: [{ of: 'Galley', measure: bench => typeInGalley(bench, size, SINGLE) }],
  })),
  {
    name: 'opening a post of 100 KB',
    cells: [
      { of: 'Galley', measure: openPost },
      { of: 'bare CodeMirror', measure: openBare },
    ],
  },
  {
    name: 'start to first paint',
    cells: [
      { of: 'Galley', measure: bench => firstPaint(bench, 'galley') },
      { of: 'empty Electron window', measure: bench => firstPaint(bench, 'bare') },
    ],
  },
  {
    name: 'opening a site of 2,000 posts',
    cells: [
      { of: 'Galley', measure: openSite },
      { of: 'plain reads in Node', measure: readPlainly },
    ],
  },
];

/** Makes a site in a folder of its own, and removes it afterwards. */
async function withSite<T>(
  sizes: readonly number[],
  use: (folder: string, posts: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-bench-site-'));
  try {
    return await use(folder, await makeSite(folder, sizes));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function typeInGalley(bench: Bench, size: number, plan: typeof STEADY): Promise<Figures> {
  return withSite([size], (_folder, posts) =>
    withProgram(bench, 'galley', { args: [posts[0]!] }, async program => {
      const preview = await previewOf(program.page, 'breakwater');
      await settle(program.page, size);
      return typingFigures(await typeIn(program, plan, preview));
    }),
  );
}

function typeInBare(bench: Bench, size: number, plan: typeof STEADY): Promise<Figures> {
  return withSite([size], (_folder, posts) =>
    withProgram(bench, 'bare', { text: posts[0]! }, async program => {
      await settle(program.page, size);
      return typingFigures(await typeIn(program, plan));
    }),
  );
}

/** Types in the middle of a paragraph near the middle of what the first screens show. */
export async function typeIn(
  { page }: Program,
  plan: typeof STEADY,
  preview?: Parameters<typeof measureTyping>[3],
): Promise<Typing> {
  const paragraph = page.locator('.cm-line', { hasText: /^[A-Z].{200}/ }).nth(2);
  await paragraph.scrollIntoViewIfNeeded();
  await paragraph.click({ position: { x: 120, y: 40 } });
  await page.waitForTimeout(500);
  const session = await page.context().newCDPSession(page);
  return measureTyping(page, session, plan, preview);
}

function typingFigures({ paint, busy, preview, longTasks }: Typing): Figures {
  return {
    'paint p50': paint.p50,
    'paint p95': paint.p95,
    'busy p50': busy.p50,
    'busy p95': busy.p95,
    ...(preview ? { 'preview p50': preview.p50, 'preview p95': preview.p95 } : {}),
    'long tasks': longTasks,
  };
}

/** The text is parsed to its end and everything has come to rest. */
async function settle(page: Page, size: number): Promise<void> {
  await page.waitForSelector('.cm-content');
  await page.waitForTimeout(1500 + size / 400);
}

function openPost(bench: Bench): Promise<Figures> {
  return withSite([2_000, 100_000], (_folder, posts) =>
    withProgram(bench, 'galley', { args: [posts[0]!] }, async ({ page }) => {
      const preview = await previewOf(page, 'Post 1');
      await page.waitForTimeout(1500);
      const shown = preview.evaluate(
        () =>
          new Promise<number>(resolve => {
            const observer = new MutationObserver(() => {
              if (!document.querySelector('h1')?.textContent?.includes('Post 2')) return;
              observer.disconnect();
              requestAnimationFrame(() =>
                requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())),
              );
            });
            observer.observe(document, { childList: true, characterData: true, subtree: true });
          }),
      );
      const opened = page.evaluate(
        () =>
          new Promise<readonly [number, number]>(resolve => {
            const first = document.querySelector('.cm-content');
            window.addEventListener(
              'mousedown',
              event => {
                const look = (): void => {
                  const content = document.querySelector('.cm-content');
                  if (content === first || !content) return void requestAnimationFrame(look);
                  requestAnimationFrame(() =>
                    resolve([performance.timeOrigin + event.timeStamp, performance.now() - event.timeStamp]),
                  );
                };
                look();
              },
              { capture: true, once: true },
            );
          }),
      );
      await page.getByText('Post 2', { exact: true }).first().click();
      const [at, editor] = await opened;
      return { editor, preview: (await shown) - at };
    }),
  );
}

function openBare(bench: Bench): Promise<Figures> {
  return withSite([100_000], (_folder, posts) =>
    withProgram(bench, 'bare', { text: posts[0]! }, async ({ page }) => {
      const opened = await page.waitForFunction(() => (window as { bare?: { opened: number } }).bare?.opened);
      return { editor: (await opened.jsonValue()) ?? Number.NaN };
    }),
  );
}

function firstPaint(bench: Bench, which: 'galley' | 'bare'): Promise<Figures> {
  return withSite([5_000], (_folder, posts) =>
    withProgram(bench, which, which === 'galley' ? { args: [posts[0]!] } : {}, async ({ page, spawned }) => {
      const painted = await page.waitForFunction(() => {
        const [entry] = performance.getEntriesByName('first-contentful-paint');
        return entry && performance.timeOrigin + entry.startTime;
      });
      return { 'first paint': ((await painted.jsonValue()) ?? Number.NaN) - spawned };
    }),
  );
}

const POSTS = 2000;

function openSite(bench: Bench): Promise<Figures> {
  return withSite(manyPosts(), folder =>
    withProgram(bench, 'galley', { args: [folder] }, async ({ page }) => {
      const listed = await page.waitForFunction(
        count => document.body.innerText.replace(/[,.\s]/g, '').includes(`Published${count}`) && performance.now(),
        POSTS,
        { timeout: 60_000, polling: 'raf' },
      );
      return { list: Number(await listed.jsonValue()) };
    }),
  );
}

function readPlainly(): Promise<Figures> {
  return withSite(manyPosts(), async folder => {
    const began = performance.now();
    const posts = join(folder, '_posts');
    for (const name of await readdir(posts)) await readFile(join(posts, name), 'utf8');
    return { list: performance.now() - began };
  });
}

function manyPosts(): readonly number[] {
  return Array.from({ length: POSTS }, (_, index) => 1500 + (index % 7) * 500);
}
