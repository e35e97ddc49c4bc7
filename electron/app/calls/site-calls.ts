import { dialog } from 'electron';
import type { OpenAnswer } from '../../../shared/contract/site-calls.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import { takeUp } from '../../services/change-set/take-up.ts';
import { leftBranch } from '../../services/export/left-branch.ts';
import { locateSite } from '../../services/folder/locate-site.ts';
import { SiteFolder } from '../../services/folder/site-folder.ts';
import { copyStarterSite } from '../../services/folder/starter-site.ts';
import { problemOf } from '../../services/disk/fault.ts';
import { loggedError } from '../../services/profile/logged-error.ts';
import type { Context } from '../context.ts';
import { siteOf } from '../context.ts';
import type { GalleyWindow } from '../windows/galley-window.ts';
import { sweepLater } from './history-calls.ts';
import { sendEvent, type Handlers } from '../ipc.ts';
import { OpenSite } from '../open-site.ts';
import { DONE, SITE_GONE } from './refusals.ts';

type SiteCalls = 'site.choose' | 'site.open' | 'site.follow' | 'site.read-again' | 'site.close' | 'site.theme';

export function siteCalls(context: Context): Pick<Handlers<GalleyWindow>, SiteCalls> {
  return {
    'site.choose': async (_request, window) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, {
        title: 'Open Site',
        message: 'Choose the folder of a Jekyll site, or a folder of Markdown files.',
        properties: ['openDirectory', 'createDirectory'],
      });
      const folder = filePaths[0];
      return canceled || folder === undefined ? { kind: 'cancelled' } : openSite(context, window, folder);
    },
    'site.open': ({ folder }, window) => openSite(context, window, folder),
    'site.follow': ({ site }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      open.follow();
      return DONE;
    },
    'site.read-again': ({ site }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      void open.reader.readAgain();
      return DONE;
    },
    'site.close': async ({ site }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      await closeSite(window);
      return DONE;
    },
    'site.theme': async ({ site, name }, window) => (await siteOf(window, site)?.theme(name)) ?? null,
  };
}

/** Ends what a window's site keeps open. */
export async function closeSite(window: GalleyWindow): Promise<void> {
  const open = window.site;
  window.site = null;
  window.post = null;
  await open?.close();
}

async function openSite(context: Context, window: GalleyWindow, folder: string | null): Promise<OpenAnswer> {
  const { disk, starter, windows, recent, session, now } = context;
  let path = folder;
  try {
    path ??= await copyStarterSite(starter.source, starter.target, disk);
  } catch (error) {
    return { kind: 'refused', problem: problemOf(error, starter.target, 'could not be made') };
  }
  const located = await locateSite(path);
  if (!located.ok) {
    window.toOpen = null;
    return { kind: 'refused', problem: located.error };
  }
  const { root } = located.value.folder;
  const { post } = located.value;
  if (window.site?.folder.root === root) return { kind: 'opened', site: window.site.describe(), post };
  const other = [...windows].find(one => one.site?.folder.root === root);
  if (other && window.toOpen?.folder !== root) {
    other.show();
    if (post !== null) sendEvent(other.contents, 'app.open', { folder: root, post });
    return { kind: 'cancelled' };
  }
  await closeSite(window);
  // What was cut off is taken up by the first window of a site; what another window writes is let be.
  const writing = other !== undefined || [...windows].some(one => one.site?.exports.writing);
  const recovered = writing ? [] : await takeUp(located.value.folder);
  // Another folder that was asked for meanwhile may have been opened first.
  while (window.site) await closeSite(window);
  if (!windows.has(window)) return { kind: 'cancelled' };
  const site = new OpenSite({
    located: located.value,
    disk,
    journalFolder: context.journalFolder,
    isJournalOpen: run => [...windows].some(one => one.site?.journal.run === run),
    exportWorker: context.exportWorker,
    reading: context.readAhead.take(root),
    recovered,
    recoverElsewhere: () => (writing ? Promise.resolve([]) : takeUpTarget(context, root)),
    now,
    events: {
      onListed: (files, stored) => sendEvent(window.contents, 'site.listed', { site: site.id, files, stored }),
      onFiles: (delta, reading, done, total) =>
        sendEvent(window.contents, 'site.files', { site: site.id, delta, reading, done, total }),
      onProblem: (problem, over = false) =>
        sendEvent(window.contents, 'site.problem', { site: site.id, problem, over }),
      onGit: git => sendEvent(window.contents, 'site.git', { site: site.id, git }),
      onJournalLost: lost => {
        context.log('a journal was not at its place any more, and begins anew');
        sendEvent(window.contents, 'journal.lost', { site: site.id, path: lost });
      },
      onExportProgress: (done, total) => sendEvent(window.contents, 'export.progress', { site: site.id, done, total }),
      onWanted: (request, wanted) =>
        sendEvent(window.contents, 'preview.wanted', { site: site.id, request, path: wanted }),
    },
  });
  window.site = site;
  window.toOpen = null;
  sweepLater(site, context);
  void recent
    .add({ folder: root, name: site.name, opened: now() })
    .then(() => context.refreshMenu())
    .catch((error: unknown) => context.log(`recent sites: ${loggedError(error)}`));
  void session
    .update({ folder: root, post: null })
    .catch((error: unknown) => context.log(`session: ${loggedError(error)}`));
  return { kind: 'opened', site: site.describe(), post };
}

/**
 * The same in the site that the posts of this one were exported into, since nobody may ever open that one; and on which branches
 * exports that were cut off have left the two.
 */
async function takeUpTarget({ exportTargets }: Context, root: string): Promise<readonly Problem[]> {
  const own = await leftBranch(root);
  const target = await exportTargets.of(root);
  const folder =
    target === undefined || target === root ? undefined : await SiteFolder.open(target).catch(() => undefined);
  const problems = folder ? [...(await takeUp(folder)), await leftBranch(folder.root)] : [];
  return [own, ...problems].flatMap(problem => problem ?? []);
}
