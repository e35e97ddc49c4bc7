import { app, nativeTheme, shell } from 'electron';
import { dirname, join } from 'node:path';
import type { Start } from '../../../shared/contract/app-calls.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import type { Disk } from '../../services/disk/disk.ts';
import { reportProblem } from './report-problem.ts';
import { siteOf, type Context } from '../context.ts';
import type { GalleyWindow } from '../windows/galley-window.ts';
import { sendEvent, type Handlers } from '../ipc.ts';
import { attempt, DONE, SITE_GONE } from './refusals.ts';
import { closeSite } from './site-calls.ts';

type AppCalls =
  | 'app.start'
  | 'app.open-link'
  | 'app.save-settings'
  | 'app.report-problem'
  | 'app.show-chromium-licences'
  | 'app.clear-recent'
  | 'window.describe'
  | 'window.close'
  | 'window.open-post'
  | 'window.toggle-full-screen'
  | 'window.settled';

const CHROMIUM_LICENCES = 'LICENSES.chromium.html';

/** Addresses that the user's browser or mail program may be given. */
const OUTSIDE = new Set(['http:', 'https:', 'mailto:']);

/** What the application does with its windows when one of them asks. */
export interface WindowTasks {
  /** Opens a post of a window's site in a window of its own. */
  readonly openBeside: (window: GalleyWindow, path: SitePath) => void;
  /** The page of a window that is to be photographed has settled. */
  readonly onSettled: (window: GalleyWindow) => Promise<void>;
}

export function appCalls(
  context: Context,
  { openBeside, onSettled }: WindowTasks,
): Pick<Handlers<GalleyWindow>, AppCalls> {
  return {
    'app.start': async (_request, window): Promise<Start> => {
      const { settings, recent, commandLine } = context;
      const { restarted, site, post } = window;
      // A page that was loaded again finds what the former one left: its site, and its journals as an earlier run's.
      const toOpen = site ? { folder: site.folder.root, post } : window.toOpen;
      await closeSite(window);
      window.toOpen = toOpen;
      window.restarted = false;
      return {
        settings,
        recent: await recent.load(),
        open: toOpen,
        platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
        version: app.getVersion(),
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        restarted,
        screenshot: commandLine.screenshot !== undefined,
      };
    },
    'app.open-link': ({ url }) =>
      attempt(url, 'could not be opened', async () => {
        if (!URL.canParse(url) || !OUTSIDE.has(new URL(url).protocol)) {
          throw new Error('only http, https and mailto addresses are opened');
        }
        await shell.openExternal(new URL(url).href);
      }),
    'app.save-settings': async (settings, window) => {
      context.settings = settings;
      nativeTheme.themeSource = settings.theme;
      context.refreshMenu();
      for (const other of context.windows) if (other !== window) sendEvent(other.contents, 'app.settings', settings);
      return attempt('settings.json', 'could not be saved', () => context.settingsFile.save(settings));
    },
    'app.report-problem': () =>
      attempt('problem-report.txt', 'could not be written', () => reportProblem(context.disk)),
    'app.show-chromium-licences': () =>
      attempt(CHROMIUM_LICENCES, 'could not be shown', async () => {
        const besides = dirname(app.getPath('exe'));
        const place = process.platform === 'darwin' ? join(besides, '..', 'Resources') : besides;
        const failure = await shell.openPath(join(place, CHROMIUM_LICENCES));
        if (failure !== '') throw new Error(failure);
      }),
    'app.clear-recent': async () => {
      app.clearRecentDocuments();
      const answer = await attempt('recent.json', 'could not be cleared', () => context.recent.clear());
      context.refreshMenu();
      return answer;
    },
    'window.describe': async ({ title, edited, site, path }, window) => {
      const { browser } = window;
      // From now on it hears the question whether it may close.
      window.started();
      browser.setTitle(title);
      browser.setDocumentEdited(edited);
      const open = site === undefined ? undefined : siteOf(window, site);
      const shown = open && path !== undefined ? path : null;
      if (!open || shown === window.post) return DONE;
      window.post = shown;
      if (shown !== null) {
        const absolute = await open.folder.resolve(shown).catch(() => undefined);
        if (absolute !== undefined && !browser.isDestroyed()) {
          browser.setRepresentedFilename(absolute);
          app.addRecentDocument(absolute);
        }
      }
      return attempt('session.json', 'could not be kept', () =>
        context.session.update({ folder: open.folder.root, post: shown }),
      );
    },
    'window.close': ({ agreed }, window) => {
      window.answerClose(agreed);
      return DONE;
    },
    'window.open-post': ({ site, path }, window) => {
      if (!siteOf(window, site)) return SITE_GONE;
      openBeside(window, path);
      return DONE;
    },
    'window.toggle-full-screen': (_request, { browser }) => {
      browser.setFullScreen(!browser.isFullScreen());
      return DONE;
    },
    'window.settled': async (_request, window) => {
      await onSettled(window);
      return DONE;
    },
  };
}

/** The page's last stylesheets and pictures get this long to be drawn, and the picture this long to rest; milliseconds. */
const DRAWN_AFTER = 1200;
const REST = 250;

/** Writes the picture of a window, once two in a row are the same. */
export async function photograph(window: GalleyWindow, file: string, disk: Disk): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, DRAWN_AFTER));
  let last: Uint8Array = new Uint8Array();
  for (let tries = 0; tries < 20; tries++) {
    const picture = (await window.contents.capturePage()).toPNG();
    if (picture.equals(last)) break;
    last = picture;
    await new Promise(resolve => setTimeout(resolve, REST));
  }
  await disk.write(file, last);
}
