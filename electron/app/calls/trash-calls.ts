import type { TrashedAssets } from '../../../shared/contract/assets.ts';
import { AssetTrash } from '../../services/assets/asset-trash.ts';
import { ChangeSets } from '../../services/change-set/change-sets.ts';
import { loggedError } from '../../services/profile/logged-error.ts';
import { siteOf, type Context } from '../context.ts';
import type { GalleyWindow } from '../windows/galley-window.ts';
import type { Handlers } from '../ipc.ts';
import type { OpenSite } from '../open-site.ts';
import { attempt, SITE_GONE } from './refusals.ts';

type TrashCalls = 'post.trash' | 'post.trashed' | 'post.restore';

/** Posts go to the system's trash; a copy stays with Galley, from which they come back to where they lay. */
export function trashCalls(context: Context): Pick<Handlers<GalleyWindow>, TrashCalls> {
  const { disk, postTrashFolder, log } = context;
  const trashOf = (open: OpenSite) => new AssetTrash(open.folder, disk, postTrashFolder);
  return {
    'post.trash': async ({ site, path, moved }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return attempt(path, 'could not be moved to the trash', async () => {
        const target = await open.folder.resolve(path);
        await open.during(
          trashOf(open).take([path], moved, async changes => {
            try {
              await disk.trash(target);
              return true;
            } catch (error) {
              // A system without a trash, as many network folders are: the copy is enough.
              log(`trash: ${loggedError(error)}`);
              return (
                (await new ChangeSets().carryOut(open.folder, changes, { purpose: 'bulk-change' })).kind === 'done'
              );
            }
          }),
        );
      });
    },
    'post.trashed': async ({ site }, window): Promise<readonly TrashedAssets[]> => {
      const open = siteOf(window, site);
      return open ? trashOf(open).list() : [];
    },
    'post.restore': async ({ site, id }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return attempt('The post', 'could not be brought back', async () => {
        await open.reader.look(await open.during(trashOf(open).restore(id)));
      });
    },
  };
}
