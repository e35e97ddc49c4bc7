import type { CallName } from '../../../shared/contract/calls.ts';
import { problemOf } from '../../services/disk/fault.ts';
import { proveSite } from '../../services/proof/prove-site.ts';
import { siteOf, type Context } from '../context.ts';
import type { GalleyWindow } from '../windows/galley-window.ts';
import type { Handlers } from '../ipc.ts';
import type { OpenSite } from '../open-site.ts';
import { DONE, SITE_GONE } from './refusals.ts';

type ProofCalls = Extract<CallName, `proof.${string}`>;

const running = new WeakMap<OpenSite, AbortController>();

/** The window's site as the machine's own Jekyll builds it, beside the site as Galley shows it. */
export function proofCalls({ proofWorker, now }: Context): Pick<Handlers<GalleyWindow>, ProofCalls> {
  return {
    'proof.run': async ({ site, scope }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      running.get(open)?.abort();
      const control = new AbortController();
      running.set(open, control);
      const { root } = open.folder;
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const signal = AbortSignal.any([control.signal, open.left]);
      try {
        // The preview, too, shows the site as in development.
        const environment = 'development';
        return await proveSite({ root, scope, now: now(), zone, environment, worker: proofWorker, signal });
      } catch (error) {
        return { kind: 'refused', problem: problemOf(error, root, 'could not be compared') };
      }
    },
    'proof.cancel': ({ site }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      running.get(open)?.abort();
      return DONE;
    },
  };
}
