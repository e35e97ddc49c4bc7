import type { CallName } from '../../../shared/contract/calls.ts';
import { SiteSearch } from '../../services/search/site-search.ts';
import { siteOf, type Context } from '../context.ts';
import type { GalleyWindow } from '../windows/galley-window.ts';
import { sendEvent, type Handlers } from '../ipc.ts';
import type { OpenSite } from '../open-site.ts';
import { DONE, SITE_GONE } from './refusals.ts';

type SearchCalls = Extract<CallName, `search.${string}`>;

const known = new WeakMap<OpenSite, SiteSearch>();

/** Find and replace in the files of the window's site. */
export function searchCalls({ searchWorker }: Context): Pick<Handlers<GalleyWindow>, SearchCalls> {
  const searchOf = (open: OpenSite): SiteSearch => {
    const search = known.get(open) ?? new SiteSearch(searchWorker);
    known.set(open, search);
    return search;
  };
  return {
    'search.run': async ({ site, round, ...request }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return searchOf(open).run({ root: open.folder.root, ...request }, (files, done, total) =>
        sendEvent(window.contents, 'search.found', { site, round, files, done, total }),
      );
    },
    'search.cancel': ({ site }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      known.get(open)?.cancel();
      return DONE;
    },
  };
}
