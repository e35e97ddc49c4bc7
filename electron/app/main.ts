import { app, dialog, nativeTheme, protocol, session as sessions, shell } from 'electron';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Dictionaries, systemFolders } from '../services/profile/dictionaries.ts';
import { Disk } from '../services/disk/disk.ts';
import { ExportTargets } from '../services/export/export-targets.ts';
import { LastSessionFile } from '../services/profile/last-session.ts';
import { loggedError } from '../services/profile/logged-error.ts';
import { LogFile } from '../services/profile/log-file.ts';
import { largeSite } from '../services/reading/large-site.ts';
import { ReadAhead } from '../services/reading/read-ahead.ts';
import { whyUnwritable } from '../services/profile/profile-folder.ts';
import { RecentSites } from '../services/profile/recent-sites.ts';
import { SettingsFile } from '../services/profile/settings-file.ts';
import { temporaryFolder } from '../services/disk/temporary-folder.ts';
import { photograph } from './calls/app-calls.ts';
import { APP_SCHEME, serveApp } from './protocols/app-protocol.ts';
import { cliArguments, runCli } from './cli-door.ts';
import { readCommandLine } from './command-line.ts';
import type { Context } from './context.ts';
import type { GalleyWindow } from './windows/galley-window.ts';
import { drawWithoutCard } from './windows/graphics.ts';
import { makeHandlers } from './calls/handlers.ts';
import { answerCalls } from './ipc.ts';
import { lockSession, silenceChromium } from './lockdown.ts';
import { setMenu } from './windows/menu.ts';
import { watchPageMemory } from './windows/page-memory.ts';
import { Pictures } from './pictures.ts';
import { serveSites, SITE_SCHEME } from './protocols/site-protocol.ts';
import { keepToBaseline } from './protocols/web-assembly.ts';
import { Windows } from './windows/windows.ts';

const dist = join(import.meta.dirname, '..');
const cli = cliArguments(process.argv);
const commandLine = readCommandLine(ownArguments(process.argv), process.cwd());
// A picture is taken beside a Galley that may be running, and leaves the person's own settings and session alone.
if (commandLine.screenshot !== undefined && !app.commandLine.hasSwitch('user-data-dir')) {
  app.setPath('userData', temporaryFolder('picture'));
}
const userData = app.getPath('userData');
const resources = app.isPackaged ? process.resourcesPath : join(dist, '..', 'resources');
const logFile = new LogFile(join(userData, 'logs', 'galley.log'), () => new Date());
const log = (line: string) => logFile.write(line);

silenceChromium();
keepToBaseline();
drawWithoutCard();
protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  { scheme: SITE_SCHEME, privileges: { standard: true, secure: true, stream: true } },
]);
process.on('uncaughtException', error => log(`uncaught: ${loggedError(error)}`));
process.on('unhandledRejection', reason => log(`unhandled: ${loggedError(reason)}`));

/** Files that the system asked for before there was a window. */
const askedFor: string[] = [];
let openFile = (path: string): unknown => askedFor.push(path);
app.on('open-file', (event, path) => {
  event.preventDefault();
  openFile(path);
});

if (cli) await runCli(cli);
// Not awaited here: Electron is ready only after this module has run to its end.
else if (app.requestSingleInstanceLock({ open: commandLine.open ?? null })) void start();
else void leave();

/** Another Galley has this profile and opens what was asked for; or the profile's folder takes no files. */
async function leave(): Promise<void> {
  const why = await whyUnwritable(userData);
  if (why === undefined) return app.quit();
  process.stderr.write(`galley: ${why}\n`);
  await app.whenReady();
  dialog.showErrorBox('Galley cannot start', why);
  app.exit(1);
}

/** What follows the program's name and, while developing, the application's folder. */
function ownArguments(argv: readonly string[]): readonly string[] {
  const first = argv.slice(1);
  if (app.isPackaged) return first;
  const folder = first.findIndex(argument => !argument.startsWith('-'));
  return first.slice(folder + 1);
}

async function start(): Promise<void> {
  const disk = new Disk({ trash: path => shell.trashItem(path), safeFolder: join(userData, 'overwritten') });
  const settingsFile = new SettingsFile(disk, join(userData, 'settings.json'));
  const lastSession = new LastSessionFile(disk, join(userData, 'session.json'));
  const readAhead = new ReadAhead(join(dist, 'electron', 'reading-worker.js'));
  const likely = largeSite(commandLine.open ?? lastSession.load().folder ?? '');
  if (likely !== undefined) readAhead.beginLarge(likely);
  const open = new Set<GalleyWindow>();
  const context: Context = {
    disk,
    settingsFile,
    recent: new RecentSites(disk, join(userData, 'recent.json')),
    session: lastSession,
    commandLine,
    journalFolder: join(userData, 'journal'),
    undoFolder: join(userData, 'undo'),
    historyFolder: join(userData, 'history'),
    exportTargets: new ExportTargets(disk, join(userData, 'export-targets.json')),
    exportWorker: join(dist, 'electron', 'export-worker.js'),
    searchWorker: join(dist, 'electron', 'search-worker.js'),
    readAhead,
    addressWorker: join(dist, 'electron', 'address-worker.js'),
    surveyWorker: join(dist, 'electron', 'survey-worker.js'),
    pictures: new Pictures(join(dist, 'electron', 'picture-process.js')),
    proofWorker: join(dist, 'electron', 'proof-worker.js'),
    assetTrashFolder: join(userData, 'asset-trash'),
    dictionaries: new Dictionaries([
      join(userData, 'dictionaries'),
      join(dist, 'dictionaries'),
      ...systemFolders(process.platform),
    ]),
    postTrashFolder: join(userData, 'post-trash'),
    starter: { source: join(resources, 'starter'), target: join(app.getPath('documents'), 'Galley Starter') },
    windows: open,
    settings: await settingsFile.load(),
    log,
    now: () => Date.now(),
    refreshMenu: () => void setMenu(context, folder => void windows.open(folder)),
  };
  const windows = new Windows(context);
  await app.whenReady();
  nativeTheme.themeSource = context.settings.theme;
  lockSession(sessions.defaultSession, log);
  serveApp(sessions.defaultSession, join(dist, 'renderer'), (id, question) =>
    [...open].find(({ site }) => site?.id === id)?.site?.reading.read(question),
  );
  const frameScripts = new Map<string, Promise<string>>();
  let pages: string | undefined;
  serveSites(sessions.defaultSession, {
    siteOf: host => {
      for (const { site } of open) {
        const served = site?.served(host);
        if (served) return served;
      }
      return undefined;
    },
    frameScript: name => {
      const script = frameScripts.get(name) ?? readFile(join(dist, 'renderer', `${name}.js`), 'utf8');
      frameScripts.set(name, script);
      return script;
    },
  });
  answerCalls({
    handlers: makeHandlers({
      context,
      temporary: () => (pages ??= temporaryFolder('page')),
      openBeside: (window, path) => windows.openBeside(window, path),
      onSettled: window => takePicture(window, disk),
    }),
    windowOf: contents => [...open].find(window => window.contents === contents),
    log,
  });
  windows.followApplication();
  watchPageMemory(open);
  openFile = path => windows.open(path);
  await windows.openFirst(askedFor);
  context.refreshMenu();
}

/** `--screenshot`: the picture of the settled window, then the end. */
async function takePicture(window: GalleyWindow, disk: Disk): Promise<void> {
  const file = commandLine.screenshot;
  if (file === undefined) return;
  try {
    await photograph(window, file, disk);
    app.exit(0);
  } catch (error) {
    process.stderr.write(`galley: ${file} could not be written: ${String(error)}\n`);
    app.exit(1);
  }
}
