import { useEffect, useRef } from 'react';
import { countFlood } from './flood.ts';

/** What a page that was stopped had already said still comes in for some time; milliseconds. */
const DRAINED_WITHIN = 10_000;

/** Hears when pages of one of these origins post messages to the window itself without end. */
export function useFloods(origins: readonly string[], flooded: (origin: string) => void): void {
  const latest = useRef({ origins, flooded });
  useEffect(() => {
    latest.current = { origins, flooded };
  });
  useEffect(() => {
    const counts = new Map<string, () => boolean>();
    const stopped = new Map<string, number>();
    const hear = ({ origin }: MessageEvent<unknown>): void => {
      if (!latest.current.origins.includes(origin)) return;
      if (performance.now() - (stopped.get(origin) ?? -DRAINED_WITHIN) < DRAINED_WITHIN) return;
      const isFlood = counts.get(origin) ?? countFlood();
      counts.set(origin, isFlood);
      if (!isFlood()) return;
      stopped.set(origin, performance.now());
      latest.current.flooded(origin);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
}
