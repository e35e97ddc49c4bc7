import { dialog } from 'electron';
import { basename } from 'node:path';
import type { ChangeAnswer } from '../../../shared/contract/call.ts';
import type { CallName } from '../../../shared/contract/calls.ts';
import type { ExportSummary, ExportTargets } from '../../../shared/contract/export.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { decodeText } from '../../../shared/text/decode-text.ts';
import { problemOf } from '../../services/disk/fault.ts';
import { inParallel } from '../../services/disk/in-parallel.ts';
import { locateSite } from '../../services/folder/locate-site.ts';
import { readRegularFile } from '../../services/disk/regular-file.ts';
import { SiteFolder } from '../../services/folder/site-folder.ts';
import { loggedError } from '../../services/profile/logged-error.ts';
import { siteOf, type Context } from '../context.ts';
import type { GalleyWindow } from '../windows/galley-window.ts';
import { revisionsOf } from './history-calls.ts';
import type { Handlers } from '../ipc.ts';
import type { OpenSite } from '../open-site.ts';
import { postMoved } from './post-moved.ts';
import { DONE, SITE_GONE } from './refusals.ts';

type ExportCalls = Extract<CallName, `export.${string}`>;

interface Planned {
  readonly plan: number;
  readonly posts: readonly SitePath[];
  /** Files of the site itself that the export gives another name. */
  readonly moves: readonly { readonly from: SitePath; readonly to: SitePath }[];
}

function movesOf({ inPlace, files }: ExportSummary): Planned['moves'] {
  if (!inPlace) return [];
  return files.flatMap(({ kind, formerly, path }) =>
    kind === 'rename-text' && formerly !== null ? [{ from: formerly, to: path }] : [],
  );
}

/** Exports of the window's site; the work itself is done by the site's export thread. */
export function exportCalls(context: Context): Pick<Handlers<GalleyWindow>, ExportCalls> {
  const targetsOf = async (open: OpenSite): Promise<ExportTargets> => {
    const { root } = open.folder;
    const [located, folder] = await Promise.all([locateSite(root), context.exportTargets.of(root)]);
    return {
      here: located.ok && located.value.kind === 'jekyll',
      chosen: folder === undefined ? null : { folder, name: basename(folder) },
    };
  };
  const planned = new WeakMap<OpenSite, Planned>();
  /** Within one site a draft becomes a post by another file's name: what belongs to it goes along, there or back. */
  const followMoves = async (open: OpenSite, way: 'there' | 'back'): Promise<void> => {
    for (const { from, to } of planned.get(open)?.moves ?? [])
      await (way === 'there' ? postMoved(context, open, from, to) : postMoved(context, open, to, from));
  };
  /** Keeps the posts of a plan as they are: within one site publishing changes them. What cannot be read is not changed. */
  const keepPosts = async (open: OpenSite, plan: number): Promise<void> => {
    const last = planned.get(open);
    if (last?.plan !== plan) return;
    const revisions = revisionsOf(open, context);
    await inParallel(last.posts, 8, async path => {
      try {
        const decoded = decodeText(await readRegularFile(await open.folder.resolve(path)));
        if (decoded.ok) await revisions.add(path, decoded.value, 'before-export');
      } catch (error) {
        context.log(`keeping a post before an export: ${loggedError(error)}`);
      }
    });
  };
  return {
    'export.targets': async ({ site }, window) => {
      const open = siteOf(window, site);
      return open ? targetsOf(open) : null;
    },
    'export.choose-target': async ({ site }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, {
        title: 'Export to Site',
        message: 'Choose the folder of the Jekyll site that publishes these posts.',
        properties: ['openDirectory'],
      });
      const chosen = filePaths[0];
      if (canceled || chosen === undefined) return { kind: 'cancelled' };
      try {
        const { root } = await SiteFolder.open(chosen);
        await context.exportTargets.remember(open.folder.root, root);
        return { kind: 'chosen', targets: await targetsOf(open) };
      } catch (error) {
        return { kind: 'refused', problem: problemOf(error, chosen, 'could not be chosen') };
      }
    },
    'export.plan': async ({ site, to, posts, decisions }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      const { root } = open.folder;
      const target = to === 'here' ? root : await context.exportTargets.of(root);
      if (target === undefined) return { kind: 'refused', problem: noTarget(root) };
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      const request = { source: root, target, posts, decisions, now: context.now(), zone: timeZone };
      const answer = await open.exports.ask('plan', request).catch(stopped);
      if (answer.kind === 'planned')
        planned.set(open, { plan: answer.summary.plan, posts, moves: movesOf(answer.summary) });
      return answer;
    },
    'export.pages': async ({ site, plan }, window) => {
      const open = siteOf(window, site);
      const answer = await open?.exports.ask('pages', { plan }).catch(() => undefined);
      if (!open || answer?.kind !== 'compared') return { kind: 'stale' };
      const { before, after } = open.exportViews;
      return { ...answer, views: { before: before.origin, after: after.origin } };
    },
    'export.texts': async ({ site, plan, of, at }, window) =>
      (await siteOf(window, site)
        ?.exports.ask('texts', { plan, of, at })
        .catch(() => undefined)) ?? null,
    'export.branches': async ({ site, plan }, window) =>
      (await siteOf(window, site)
        ?.exports.ask('branches', { plan })
        .catch(() => undefined)) ?? [],
    'export.carry-out': async ({ site, plan, branch, message, each }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      await keepPosts(open, plan);
      const answer = await open.exports.ask('carryOut', { plan, branch, message, each }).catch(stopped);
      if (answer.kind === 'done' && !answer.each) await followMoves(open, 'there');
      await refreshAll(context);
      return answer;
    },
    'export.cancel': async ({ site }, window) => inThread(siteOf(window, site), 'cancel'),
    'export.undo': async ({ site }, window) => {
      const open = siteOf(window, site);
      const answer = await inThread(open, 'undo');
      if (open && answer.kind === 'done') await followMoves(open, 'back');
      await refreshAll(context);
      return answer;
    },
    'export.git': async ({ site, step }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      const answer = await open.exports.ask('git', { step }).catch(stopped);
      await refreshAll(context);
      return answer;
    },
    'export.close': async ({ site }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      await open.exports.close();
      return DONE;
    },
  };
}

async function inThread(open: OpenSite | undefined, name: 'cancel' | 'undo'): Promise<ChangeAnswer> {
  return open ? open.exports.ask(name, undefined).catch(stopped) : SITE_GONE;
}

/** The source and the target may both be open, in two windows. */
async function refreshAll({ windows, log }: Context): Promise<void> {
  const refreshed = await Promise.allSettled([...windows].map(async window => window.site?.refresh('rescan')));
  for (const one of refreshed) if (one.status === 'rejected') log(`refresh after export: ${loggedError(one.reason)}`);
}

function noTarget(path: string): Problem {
  return {
    severity: 'error',
    code: 'no-target',
    place: { path, line: 1, column: 1 },
    cause: 'No folder has been chosen for these posts.',
    remedy: 'Choose the site that publishes them.',
  };
}

function stopped(error: unknown): { readonly kind: 'refused'; readonly problem: Problem } {
  return {
    kind: 'refused',
    problem: {
      severity: 'error',
      code: 'export-stopped',
      place: { path: '', line: 1, column: 1 },
      cause: `The export stopped (${error instanceof Error ? error.message : String(error)}).`,
      remedy: 'Close this dialog and try again.',
    },
  };
}
