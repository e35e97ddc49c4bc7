import type { CallName } from '../../../shared/contract/calls.ts';
import type { AddressRequest } from '../../../shared/export/change-address.ts';
import { AddressPlanner } from '../../services/address/address-planner.ts';
import { siteOf, type Context } from '../context.ts';
import type { GalleyWindow } from '../windows/galley-window.ts';
import type { Handlers } from '../ipc.ts';
import type { OpenSite } from '../open-site.ts';
import { DONE, SITE_GONE } from './refusals.ts';

type AddressCalls = Extract<CallName, `address.${string}`>;

const known = new WeakMap<OpenSite, AddressPlanner>();

/** Where the posts of the window's site are published, and what follows when one is published elsewhere. */
export function addressCalls({ addressWorker, now }: Context): Pick<Handlers<GalleyWindow>, AddressCalls> {
  const plannerOf = (open: OpenSite): AddressPlanner => {
    let planner = known.get(open);
    if (!planner) {
      const made = (planner = new AddressPlanner(addressWorker));
      known.set(open, made);
      // The site may be left while the dialog is open.
      open.left.addEventListener('abort', () => made.end());
    }
    return planner;
  };
  return {
    'address.begin': ({ site, unsaved }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
      plannerOf(open).begin({ root: open.folder.root, now: now(), zone, unsaved });
      return DONE;
    },
    'address.plan': async ({ site, path, to, slug, permalink, redirect }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      const request: AddressRequest = {
        path,
        to,
        redirect,
        ...(slug === null ? {} : { slug }),
        ...(permalink === null ? {} : { permalink }),
      };
      const answer = await plannerOf(open).plan(request);
      return answer.ok ? { kind: 'planned', plan: answer.value } : { kind: 'refused', problem: answer.error };
    },
    'address.end': ({ site }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      known.get(open)?.end();
      return DONE;
    },
  };
}
