import type { CallName } from '../../../shared/contract/calls.ts';
import type { BulkAnswer } from '../../../shared/contract/bulk.ts';
import { BulkEdits } from '../../services/bulk/bulk-edits.ts';
import { ChangeSets } from '../../services/change-set/change-sets.ts';
import { changedFile, problemOf } from '../../services/disk/fault.ts';
import { siteOf, type Context } from '../context.ts';
import type { GalleyWindow } from '../windows/galley-window.ts';
import { revisionsOf } from './history-calls.ts';
import { sendEvent, type Handlers } from '../ipc.ts';
import type { OpenSite } from '../open-site.ts';
import { postMoved } from './post-moved.ts';
import { DONE, SITE_GONE } from './refusals.ts';

type BulkCalls = Extract<CallName, `bulk.${string}`>;

const known = new WeakMap<OpenSite, BulkEdits>();

/** Changes of many posts of the window's site. */
export function bulkCalls(context: Context): Pick<Handlers<GalleyWindow>, BulkCalls> {
  const bulkOf = (open: OpenSite, window: GalleyWindow): BulkEdits => {
    const made =
      known.get(open) ??
      new BulkEdits({
        folder: open.folder,
        sets: new ChangeSets(),
        keep: (path, text) => revisionsOf(open, context).add(path, text, 'before-bulk-change'),
        moved: ({ from, to }) => postMoved(context, open, from, to),
        onProgress: (step, done, total) =>
          sendEvent(window.contents, 'bulk.progress', { site: open.id, step, done, total }),
      });
    known.set(open, made);
    return made;
  };
  const write = async (
    open: OpenSite | undefined,
    window: GalleyWindow,
    task: (bulk: BulkEdits) => Promise<BulkAnswer>,
  ): Promise<BulkAnswer> => {
    if (!open) return SITE_GONE;
    try {
      const answer = await open.during(task(bulkOf(open, window)));
      if (answer.kind === 'done') await open.reader.look(answer.paths);
      return answer;
    } catch (error) {
      const path = changedFile(error) ?? open.folder.root;
      return { kind: 'refused', problem: problemOf(error, path, 'could not be changed, so every file is as it was') };
    }
  };
  return {
    'bulk.plan': async ({ site, change, habits }, window) => {
      const open = siteOf(window, site);
      return open ? bulkOf(open, window).plan(change, habits) : SITE_GONE;
    },
    'bulk.texts': ({ site, plan, at }, window) => {
      const open = siteOf(window, site);
      return open ? bulkOf(open, window).texts(plan, at) : null;
    },
    'bulk.carry-out': ({ site, plan }, window) => write(siteOf(window, site), window, bulk => bulk.carryOut(plan)),
    'bulk.undo': ({ site, rest }, window) => write(siteOf(window, site), window, bulk => bulk.undo(rest)),
    'bulk.cancel': ({ site }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      bulkOf(open, window).cancel();
      return DONE;
    },
    'bulk.rows': async ({ site, paths, keys }, window) => {
      const open = siteOf(window, site);
      return open ? bulkOf(open, window).rows(paths, keys) : [];
    },
  };
}
