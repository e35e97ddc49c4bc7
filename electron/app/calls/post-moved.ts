import type { SitePath } from '../../../shared/site/site-file.ts';
import type { Context } from '../context.ts';
import { revisionsOf } from './history-calls.ts';
import { sendEvent } from '../ipc.ts';
import type { OpenSite } from '../open-site.ts';

/** What goes along with a post's file that one of the site's windows has moved: the post in the others, and its history. */
export async function postMoved(context: Context, open: OpenSite, from: SitePath, to: SitePath): Promise<void> {
  for (const { site, contents } of context.windows) {
    if (!site || site === open || site.folder.root !== open.folder.root) continue;
    sendEvent(contents, 'post.moved', { site: site.id, from, to });
  }
  await revisionsOf(open, context).rename(from, to);
}
