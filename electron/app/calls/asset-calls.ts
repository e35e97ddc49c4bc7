import { Worker } from 'node:worker_threads';
import type { CallName } from '../../../shared/contract/calls.ts';
import { AssetTrash } from '../../services/assets/asset-trash.ts';
import type { Survey, SurveyRequest } from '../../services/assets/survey.ts';
import { problemOf } from '../../services/disk/fault.ts';
import { siteOf, type Context } from '../context.ts';
import type { GalleyWindow } from '../windows/galley-window.ts';
import type { Handlers } from '../ipc.ts';
import type { OpenSite } from '../open-site.ts';
import { attempt, SITE_GONE } from './refusals.ts';

type AssetCalls = Extract<CallName, `assets.${string}`>;

/** The images of the window's site: who uses them, and a trash for those that nobody uses. */
export function assetCalls(context: Context): Pick<Handlers<GalleyWindow>, AssetCalls> {
  const { disk, assetTrashFolder, surveyWorker, now } = context;
  const trashOf = (open: OpenSite) => new AssetTrash(open.folder, disk, assetTrashFolder);
  return {
    'assets.list': async ({ site, unsaved }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      try {
        const survey = await surveyIn(surveyWorker, { root: open.folder.root, unsaved });
        return { kind: 'listed', ...survey, trashed: await trashOf(open).list() };
      } catch (error) {
        return { kind: 'refused', problem: problemOf(error, open.folder.root, 'could not be read') };
      }
    },
    'assets.trash': async ({ site, paths, unsaved }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      try {
        const { images } = await surveyIn(surveyWorker, { root: open.folder.root, unsaved, also: paths });
        const unused = new Set(images.filter(({ uses }) => uses.length === 0).map(({ path }) => path));
        const used = paths.find(path => !unused.has(path));
        if (used !== undefined) throw new Error('it is mentioned by now, or gone');
        const trashed = await open.during(trashOf(open).put(paths, now()));
        await open.reader.look(paths);
        return { kind: 'trashed', trashed };
      } catch (error) {
        return {
          kind: 'refused',
          problem: problemOf(error, paths[0]!, 'could not be moved; all images are as they were'),
        };
      }
    },
    'assets.restore': async ({ site, id }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return attempt('Images', 'could not be put back', async () => {
        await open.reader.look(await open.during(trashOf(open).restore(id)));
      });
    },
  };
}

function surveyIn(entry: string, request: SurveyRequest): Promise<Survey> {
  const worker = new Worker(entry, { workerData: request });
  return new Promise<Survey>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the survey ended early')));
  }).finally(() => worker.terminate());
}
