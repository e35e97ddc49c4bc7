import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { previewOf, withProgram, type Bench, type Program } from './programs.ts';
import { typeIn, type Figures, type Row } from './rows.ts';
import { makeSite } from './sites.ts';
import { spread } from './typing.ts';

const POSTS = 50_000;
const WORDS = 'breakwater';
const PLAN = { keys: 60, every: 250 };
const LONG = { timeout: 600_000 };

/** A site as large as the library is made for. */
export const largeRows: readonly Row[] = [
  {
    name: 'a site of 50,000 posts',
    cells: [
      { of: 'Galley', measure: openLarge },
      { of: 'empty Electron window', measure: openBare },
    ],
  },
  {
    name: 'typing in a post among 50,000',
    cells: [
      { of: 'Galley', measure: async bench => typeAmong(bench, (await largeSite()).posts[0]!) },
      { of: 'a site of one post', measure: typeAlone },
    ],
  },
];

interface Made {
  readonly folder: string;
  readonly posts: readonly string[];
}

let made: Promise<Made> | undefined;

/** Made once for all rounds, and removed when the bench ends. */
function largeSite(): Promise<Made> {
  return (made ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'galley-bench-large-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const sizes = Array.from({ length: POSTS }, (_, index) => 1500 + (index % 7) * 500);
    return { folder, posts: await makeSite(folder, sizes) };
  })());
}

/** A first start, until everything is indexed, and a second one with the same profile. */
async function openLarge(bench: Bench): Promise<Figures> {
  const { folder } = await largeSite();
  return withProfile(async profile => {
    const options = { args: [folder], profile };
    const first = await withProgram(bench, 'galley', options, async program => {
      const row = await firstRow(program);
      const memory = watchMemory(program.app);
      const { page } = program;
      await page
        .getByText(/^Indexing /)
        .first()
        .waitFor(LONG);
      await page
        .getByText(/^Indexing /)
        .first()
        .waitFor({ state: 'hidden', ...LONG });
      const index = Date.now() - program.spawned;
      const query = await queries(page);
      await page.waitForTimeout(8000);
      return { 'first row': row, index, 'query p50': query, ...(await memory()) };
    });
    const again = await withProgram(bench, 'galley', options, firstRow);
    return { ...first, 'first row again': again };
  });
}

/** An empty window paints, and stands for a while. */
async function openBare(bench: Bench): Promise<Figures> {
  return withProfile(async profile => {
    const first = await withProgram(bench, 'bare', { profile }, async program => {
      const paint = await firstPaint(program);
      const memory = watchMemory(program.app);
      await program.page.waitForTimeout(8000);
      return { 'first row': paint, ...(await memory()) };
    });
    return { ...first, 'first row again': await withProgram(bench, 'bare', { profile }, firstPaint) };
  });
}

async function withProfile<T>(use: (profile: string) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'galley-bench-profile-'));
  try {
    return await use(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Milliseconds from the start of the process until the list shows a post. */
async function firstRow({ page, spawned }: Program): Promise<number> {
  const shown = await page.waitForFunction(
    () =>
      document.querySelector('[role="listbox"][aria-label="Posts"] [role="option"]') &&
      performance.timeOrigin + performance.now(),
    undefined,
    { polling: 'raf', ...LONG },
  );
  return Number(await shown.jsonValue()) - spawned;
}

async function firstPaint({ page, spawned }: Program): Promise<number> {
  const painted = await page.waitForFunction(() => {
    const [entry] = performance.getEntriesByName('first-contentful-paint');
    return entry && performance.timeOrigin + entry.startTime;
  });
  return ((await painted.jsonValue()) ?? Number.NaN) - spawned;
}

/** Megabytes of all processes together, as the system counts them for each: the most that was seen, and at the end. */
function watchMemory(app: ElectronApplication): () => Promise<Figures> {
  const read = async (): Promise<number> =>
    (await app.evaluate(({ app: program }) =>
      program.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
    )) / 1024;
  let most = 0;
  const timer = setInterval(() => {
    void read().then(
      now => (most = Math.max(most, now)),
      () => undefined,
    );
  }, 500);
  return async () => {
    clearInterval(timer);
    const memory = await read();
    return { 'memory, most': Math.max(most, memory), memory };
  };
}

/** Milliseconds from a letter typed into the search field to another list, at the median. */
async function queries(page: Page): Promise<number> {
  const took = await page.evaluate(async () => {
    const field = document.querySelector<HTMLInputElement>('input[aria-label="Search posts"]')!;
    const list = document.querySelector('[role="listbox"][aria-label="Posts"]')!;
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
    const count = (): string | null | undefined => list.querySelector('[role="option"]')?.getAttribute('aria-setsize');
    const times: number[] = [];
    for (const number of [7013, 4242, 19, 33_333]) {
      const typed = String(number);
      for (let length = 1; length <= typed.length; length++) {
        const before = count();
        const began = performance.now();
        const changed = new Promise<number>(resolve => {
          const observer = new MutationObserver(() => {
            if (count() === before) return;
            observer.disconnect();
            resolve(performance.now() - began);
          });
          observer.observe(list, { childList: true, subtree: true, attributes: true });
        });
        write.call(field, typed.slice(0, length));
        field.dispatchEvent(new Event('input', { bubbles: true }));
        times.push(await changed);
      }
    }
    return times;
  });
  return spread(took).p50;
}

async function typeAlone(bench: Bench): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-bench-site-'));
  try {
    const [post] = await makeSite(folder, [1500]);
    return await typeAmong(bench, post!);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Types into a post while its site stands still: read, indexed and rendered. */
function typeAmong(bench: Bench, post: string): Promise<Figures> {
  return withProgram(bench, 'galley', { args: [post] }, async program => {
    const preview = await previewOf(program.page, WORDS);
    const note = program.page.locator('.site-note', { hasText: /^(?:Reading|Indexing)/ });
    let quiet = 0;
    while (quiet < 6) {
      quiet = (await note.count()) === 0 ? quiet + 1 : 0;
      await program.page.waitForTimeout(1000);
    }
    const { paint, preview: shown } = await typeIn(program, PLAN, preview);
    return { 'paint p50': paint.p50, 'preview p50': shown?.p50 ?? Number.NaN };
  });
}
