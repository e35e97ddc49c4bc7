import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { _electron, expect, test as base, type ElectronApplication, type Page, type TestInfo } from 'playwright/test';
import { defaultSettings, type Settings } from '../../shared/contract/settings.ts';

const root = join(import.meta.dirname, '..', '..');

type Cleanup = () => Promise<void>;
const cleanups = new WeakMap<TestInfo, Cleanup[]>();

/** Playwright's `test`, which ends and removes what a journey started, whatever file it stands in. */
export const test = base.extend<{ readonly ending: undefined }, { readonly endingWorker: undefined }>({
  endingWorker: [
    async ({}, use) => {
      await use(undefined);
      const { app, profile } = (await shared) ?? {};
      app?.process().kill('SIGKILL');
      if (profile !== undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
    { scope: 'worker', auto: true },
  ],
  ending: [
    async ({}, use, info) => {
      const list: Cleanup[] = [];
      cleanups.set(info, list);
      await use(undefined);
      for (const cleanup of list.reverse()) await cleanup();
    },
    { auto: true },
  ],
});

/** A window of the application. */
export interface OpenedWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Everything that main and the page wrote to their consoles. */
  readonly log: readonly string[];
}

/** Galley as a person starts it, in a profile of its own; `page` is its first window's. */
export interface RunningGalley extends OpenedWindow {
  /** The folder of `--user-data-dir`; kept until the test ends, so that a second start may use it. */
  readonly userData: string;
  /** Ends the program without asking; safe to call twice. */
  readonly close: () => Promise<void>;
}

export interface LaunchOptions {
  /** A folder or a post to open; without it Galley opens what it opens by itself. */
  readonly site?: string;
  readonly args?: readonly string[];
  /** A profile that an earlier start of this test made; its settings stay. */
  readonly userData?: string;
  /** Settings of a new profile. Unless they say otherwise the language is not checked. */
  readonly settings?: Partial<Settings>;
  readonly env?: Readonly<Record<string, string>>;
  /** How long the start may take; milliseconds. */
  readonly patience?: number;
}

let found: Promise<string> | undefined;

/** The Electron that runs `dist/`; `GALLEY_ELECTRON` names another one. */
export async function electron(): Promise<string> {
  const given = process.env['GALLEY_ELECTRON'];
  if (given) return given;
  found ??= promisify(execFile)(process.execPath, [join(root, 'scripts', 'electron-runtime.mjs')]).then(({ stdout }) =>
    stdout.trim(),
  );
  return found;
}

/**
 * Starts the built application (`dist/`), or the packaged one that `GALLEY_PACKAGED` names. What it leaves behind is
 * closed and removed when the test ends; a failed test keeps a screenshot and the log.
 */
export async function launchGalley({
  site,
  args = [],
  userData,
  settings = {},
  env = {},
  patience = 60_000,
}: LaunchOptions = {}): Promise<RunningGalley> {
  const info = test.info();
  const profile = userData ?? (await newProfile(settings));
  const { app, child, log } = await start(profile, [...args, ...(site === undefined ? [] : [site])], env, patience);
  const page = await app.firstWindow();
  page.on('console', message => log.push(message.text()));
  page.on('pageerror', error => log.push(error.stack ?? error.message));
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    const gone = new Promise(resolve => child.once('exit', resolve));
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await gone;
    }
  };
  atEnd(info, async () => {
    if (info.status !== info.expectedStatus) await keepEvidence(info, page, log);
    await close();
  });
  return { app, page, userData: profile, log, close };
}

async function start(
  profile: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  timeout = 60_000,
) {
  const packaged = process.env['GALLEY_PACKAGED'];
  const own = await ownFolders(profile);
  const app = await _electron.launch({
    executablePath: packaged ?? (await electron()),
    args: [
      ...(packaged ? [] : [root]),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${profile}`,
      ...args,
    ],
    env: { ...process.env, ...own, ...env } as Record<string, string>,
    timeout,
  });
  const log: string[] = [];
  // Asked for now: a program that has ended does not tell its process any more.
  const child = app.process();
  child.stderr?.on('data', data => log.push(String(data)));
  app.on('console', message => log.push(message.text()));
  return { app, child, log };
}

/** Checking the language takes much of a small machine, so it is left to the journeys that are about it. */
const settingsOfJourneys: Partial<Settings> = { spelling: false };

/** A folder for `--user-data-dir` with these settings; it is removed when the test ends. */
export async function newProfile(settings: Partial<Settings> = {}): Promise<string> {
  const profile = await temporaryFolder('profile');
  await writeFile(join(profile, 'settings.json'), JSON.stringify({ ...settingsOfJourneys, ...settings }));
  return profile;
}

let shared: Promise<SharedGalley> | undefined;

interface SharedGalley {
  readonly app: ElectronApplication;
  readonly profile: string;
  /** The window on a folder without posts, which stays open and so keeps the program running. */
  readonly first: Page;
  readonly log: string[];
}

/**
 * Opens a site or a post in a new window of a program that runs for all journeys of this worker, which is three times
 * as fast as a start. For journeys that neither end the program nor count its windows. The settings are those given, else
 * what they are at first, but for the check of the language.
 */
export async function openWindow(site: string, settings: Partial<Settings> = {}): Promise<OpenedWindow> {
  const info = test.info();
  const { app, first, log } = await (shared ??= startShared());
  const from = log.length;
  await first.evaluate(
    settings => {
      const { galley } = window as unknown as {
        galley: { call: (name: string, request: unknown) => Promise<unknown> };
      };
      return galley.call('app.save-settings', settings);
    },
    { ...defaultSettings, ...settingsOfJourneys, ...settings },
  );
  const opened = app.waitForEvent('window');
  // The door that a file manager uses.
  await app.evaluate(({ app: main }, path) => main.emit('open-file', { preventDefault: () => undefined }, path), site);
  const page = await opened;
  page.on('console', message => log.push(message.text()));
  page.on('pageerror', error => log.push(error.stack ?? error.message));
  const window = await app.browserWindow(page);
  atEnd(info, async () => {
    if (info.status !== info.expectedStatus) await keepEvidence(info, page, log.slice(from));
    await window.evaluate(shown => shown.destroy()).catch(() => undefined);
  });
  return { app, page, log };
}

async function startShared(): Promise<SharedGalley> {
  const profile = await mkdtemp(join(tmpdir(), 'galley-shared-'));
  const empty = join(profile, 'empty');
  await mkdir(empty);
  const { app, log } = await start(profile, [empty], {});
  const first = await app.firstWindow();
  await expect(first).toHaveTitle(/^empty/);
  return { app, profile, first, log };
}

/** Keeps the starter site, which goes to the person's documents, inside the profile (freedesktop's xdg-user-dirs). */
async function ownFolders(profile: string): Promise<Record<string, string>> {
  const config = join(profile, 'config');
  await mkdir(join(profile, 'Documents'), { recursive: true });
  await mkdir(config, { recursive: true });
  await writeFile(join(config, 'user-dirs.dirs'), `XDG_DOCUMENTS_DIR="${join(profile, 'Documents')}"\n`);
  return { XDG_CONFIG_HOME: config };
}

/** An empty folder that is removed when the test ends. */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `galley-${name}-`));
  atEnd(test.info(), () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return folder;
}

function atEnd(info: TestInfo, cleanup: Cleanup): void {
  const list = cleanups.get(info);
  if (!list) throw new Error('Import `test` from tests/kit/app.ts: it ends what a journey started.');
  list.push(cleanup);
}

async function keepEvidence(info: TestInfo, page: Page, log: readonly string[]): Promise<void> {
  const picture = await page.screenshot({ timeout: 5_000 }).catch(() => undefined);
  if (picture) await info.attach('window', { body: picture, contentType: 'image/png' });
  await info.attach('log', { body: log.join('\n'), contentType: 'text/plain' });
}
