import type { FileHash } from '../../../shared/contract/request-parts.ts';
import type { HistoryEntry } from '../../../shared/contract/history.ts';
import { gitHistory, gitText } from '../../services/git/git-history.ts';
import { Revisions } from '../../services/revisions/revisions.ts';
import { loggedError } from '../../services/profile/logged-error.ts';
import { siteOf, type Context } from '../context.ts';
import type { GalleyWindow } from '../windows/galley-window.ts';
import type { Handlers } from '../ipc.ts';
import type { OpenSite } from '../open-site.ts';
import { attempt, SITE_GONE } from './refusals.ts';

type HistoryCalls = 'history.list' | 'history.text' | 'history.keep' | 'history.add';

/** By a site's folder: several windows of one site add to the same lists, one after the other. */
const kept = new Map<string, Revisions>();

/** The earlier texts of an open site's posts. */
export function revisionsOf({ folder: { root } }: OpenSite, { disk, historyFolder, now }: Context): Revisions {
  const known = kept.get(root);
  if (known) return known;
  const revisions = new Revisions({ folder: historyFolder, site: root, disk, now });
  kept.set(root, revisions);
  return revisions;
}

const SWEEP_AFTER = 60_000;
const SWEPT_AT_ONCE = 2000;

/** Drops earlier texts that nothing names any more, a while after a site was opened and only while it is open. */
export function sweepLater(open: OpenSite, context: Context): void {
  setTimeout(() => {
    if (![...context.windows].some(({ site }) => site === open)) return;
    void revisionsOf(open, context)
      .sweep(path => context.disk.remove(path), SWEPT_AT_ONCE)
      .catch((error: unknown) => context.log(`sweeping histories: ${loggedError(error)}`));
  }, SWEEP_AFTER).unref();
}

export function historyCalls(context: Context): Pick<Handlers<GalleyWindow>, HistoryCalls> {
  return {
    'history.list': async ({ site, path }, window) => {
      const open = siteOf(window, site);
      if (!open) return [];
      const [revisions, commits] = await Promise.all([
        revisionsOf(open, context).list(path),
        gitHistory(open.folder.root, path),
      ]);
      const own = revisions.map(({ hash, time, reason }): HistoryEntry => ({ kind: 'kept', hash, time, reason }));
      return [...own, ...commits].sort((a, b) => b.time - a.time);
    },
    'history.text': async ({ site, path, kind, hash }, window) => {
      const open = siteOf(window, site);
      if (!open) return null;
      const text =
        kind === 'kept'
          ? await revisionsOf(open, context).text(hash as FileHash)
          : await gitText(open.folder.root, hash, path);
      return text ?? null;
    },
    'history.keep': async ({ site, path, hash, reason }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return attempt(path, 'could not be kept in its history', async () => {
        const text = open.texts.get(hash);
        if (text === undefined) throw new Error('its whole text is wanted');
        await revisionsOf(open, context).add(path, text, reason);
      });
    },
    'history.add': async ({ site, path, text, reason }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return attempt(path, 'could not be kept in its history', () =>
        revisionsOf(open, context).add(path, text, reason),
      );
    },
  };
}
