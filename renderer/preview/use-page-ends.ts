import { useRef, useState } from 'react';
import type { OpenedSite } from '../../shared/contract/site-calls.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import { previewEnded, SCRIPTS_STOPPED } from './failures.ts';
import type { PageEnd } from './frame-link.ts';
import { useFloods } from './use-floods.ts';

/** A page that ends its frame's process this often within a minute is not tried again. */
const MOST_ENDS = 3;

interface PageEndsOptions {
  readonly site: OpenedSite;
  /** Closes the link with the frame. */
  readonly close: () => void;
  /** Ends the process of the preview's page, or (`live`) that of the page with its own scripts. */
  readonly stopPage: (live: boolean) => Promise<unknown>;
  readonly onPageEnded: (problem: Problem) => void;
}

interface PageEnds {
  /** Another number wants another frame. */
  readonly lives: number;
  readonly areScriptsStopped: boolean;
  readonly pageEnded: (how: PageEnd) => void;
  readonly stopScripts: () => void;
  readonly runScriptsAgain: () => void;
}

/**
 * What follows when a page comes to its end: the preview's own begins anew, unless it ends again and again; one that runs its
 * own scripts is shown without them until a person asks for them.
 */
export function usePageEnds({ site, close, stopPage, onPageEnded }: PageEndsOptions): PageEnds {
  const [lives, setLives] = useState(0);
  /** The origin of the site whose scripts were stopped. */
  const [stopped, setStopped] = useState<string | null>(null);
  const ends = useRef<readonly number[]>([]);

  const end = async (how: PageEnd): Promise<void> => {
    close();
    if (how === 'stopped') await stopPage(false);
    const now = Date.now();
    ends.current = [...ends.current.filter(time => now - time < 60_000), now];
    const again = ends.current.length <= MOST_ENDS;
    if (again) setLives(count => count + 1);
    onPageEnded(previewEnded(how, again));
  };
  const pageEnded = (how: PageEnd): void => void end(how);
  const stopScripts = (): void => {
    setStopped(site.liveOrigin);
    void stopPage(true);
    onPageEnded(SCRIPTS_STOPPED);
  };
  useFloods([site.origin, site.liveOrigin], origin => (origin === site.origin ? pageEnded('stopped') : stopScripts()));
  return {
    lives,
    areScriptsStopped: stopped === site.liveOrigin,
    pageEnded,
    stopScripts,
    runScriptsAgain: () => setStopped(null),
  };
}
