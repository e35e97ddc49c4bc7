import { useEffect, useRef, useState } from 'react';
import type { OpenedSite } from '../../shared/contract/site-calls.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import { previewEnded, scriptsStopped } from './failures.ts';
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
  /** Hears when a page's process was ended for the memory that it took. */
  readonly followLarge: (hear: (live: boolean) => void) => () => void;
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
export function usePageEnds({ site, close, stopPage, onPageEnded, followLarge }: PageEndsOptions): PageEnds {
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
  const stopScripts = (how: 'stopped' | 'large' = 'stopped'): void => {
    setStopped(site.liveOrigin);
    void stopPage(true);
    onPageEnded(scriptsStopped(how));
  };
  const large = useRef<(live: boolean) => void>(undefined);
  useEffect(() => {
    large.current = live => (live ? stopScripts('large') : pageEnded('large'));
  });
  useEffect(() => followLarge(live => large.current?.(live)), [followLarge]);
  useFloods([site.origin, site.liveOrigin], origin => (origin === site.origin ? pageEnded('stopped') : stopScripts()));
  return {
    lives,
    areScriptsStopped: stopped === site.liveOrigin,
    pageEnded,
    stopScripts: () => stopScripts(),
    runScriptsAgain: () => setStopped(null),
  };
}
