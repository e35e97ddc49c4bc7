import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Frame, type Page } from 'playwright';

export interface Program {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** When the process was started; milliseconds since the epoch. */
  readonly spawned: number;
}

export interface Bench {
  readonly executable: string;
  /** The folder of Galley, and of the bare program. */
  readonly galley: string;
  readonly bare: string;
}

/** Runs a program in a fresh process and a fresh profile, or in one that is kept, and ends it. */
export async function withProgram<T>(
  bench: Bench,
  which: 'galley' | 'bare',
  options: { readonly args?: readonly string[]; readonly text?: string; readonly profile?: string },
  use: (program: Program) => Promise<T>,
): Promise<T> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'galley-bench-')));
  const spawned = Date.now();
  const app = await _electron.launch({
    executablePath: bench.executable,
    args: [
      bench[which],
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${profile}`,
      ...(options.args ?? []),
    ],
    env: { ...process.env, ...(options.text === undefined ? {} : { BENCH_TEXT: options.text }) } as Record<
      string,
      string
    >,
    timeout: 60_000,
  });
  try {
    return await use({ app, page: await app.firstWindow(), spawned });
  } finally {
    const child = app.process();
    const gone = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    if (options.profile === undefined)
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** The preview's frame, once its page stands in it. */
export async function previewOf(page: Page, words: string): Promise<Frame> {
  const frame = await page.waitForSelector('iframe[title="Preview"]').then(handle => handle.contentFrame());
  if (!frame) throw new Error('The preview has no frame.');
  await frame.waitForFunction(text => document.body?.textContent?.includes(text), words, { timeout: 60_000 });
  return frame;
}
