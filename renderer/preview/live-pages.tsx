import { useEffect, useRef, useState, type CSSProperties } from 'react';
import { decodeFromLiveFrame, type ToLiveFrame } from '../../shared/contract/live-frame.ts';
import { FRAME_RIGHTS } from './frame-rights.ts';
import type { PageClient } from './page-client.ts';
import type { PageCopy } from './page-copies.ts';
import { followPulse } from './pulse.ts';

/** A page is laid anew when nothing changed for so long: its scripts begin from the start each time; milliseconds. */
const LAY_AFTER = 700;

interface LivePagesProps {
  readonly client: PageClient;
  readonly style: CSSProperties;
  /** Lays a page ready; undefined when that cannot be. */
  readonly lay: (page: PageCopy) => Promise<string | undefined>;
  /** A link that a person followed; an absolute address. */
  readonly onFollow: (url: string) => void;
  /** The page's scripts compute without end. */
  readonly onSilent: () => void;
}

/**
 * The page with its own scripts, in an origin and a process of its own. Such a page cannot be patched, as its scripts change
 * what is patched: each one is loaded behind the one that is seen, and takes its place.
 */
export function LivePages({ client, style, lay, onFollow, onSilent }: LivePagesProps) {
  const [pages, setPages] = useState<{ readonly shown: string | null; readonly next: string | null }>(NONE);
  const frames = useRef<HTMLDivElement>(null);
  const top = useRef(0);
  const heard = useRef<() => void>(undefined);
  const handlers = useRef({ lay, onFollow, onSilent });
  useEffect(() => {
    handlers.current = { lay, onFollow, onSilent };
  });

  useEffect(() => {
    let last: PageCopy | null = null;
    let over = false;
    const layNewest = async () => {
      const page = await client.copy('shown');
      if (over || !page || (page.html === last?.html && page.url === last.url)) return;
      if (page.url !== last?.url) top.current = 0;
      last = page;
      const next = await handlers.current.lay(page);
      if (!over && next !== undefined) setPages(now => ({ ...now, next }));
    };
    let timer = setTimeout(() => void layNewest(), 0);
    const leave = client.made.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void layNewest(), LAY_AFTER);
    });
    return () => {
      over = true;
      clearTimeout(timer);
      leave();
    };
  }, [client]);

  useEffect(() => {
    const shown = () => frames.current?.querySelector<HTMLIFrameElement>('iframe:not(.preview-frame-next)');
    // All of them share a process: one that is still loaded keeps the one that is shown from answering, too.
    const ask = () => {
      if (!frames.current?.firstChild) pulse.heard();
      shown()?.contentWindow?.postMessage({ kind: 'ping' } satisfies ToLiveFrame, '*');
    };
    const pulse = followPulse(ask, () => handlers.current.onSilent());
    heard.current = pulse.heard;
    const hear = ({ source, data }: MessageEvent<unknown>) => {
      if (source === null || source !== shown()?.contentWindow) return;
      pulse.heard();
      const message = decodeFromLiveFrame(data);
      if (!message.ok || message.value.kind === 'alive') return;
      if (message.value.kind === 'scrolled') top.current = message.value.top;
      else handlers.current.onFollow(message.value.url);
    };
    window.addEventListener('message', hear);
    return () => {
      pulse.stop();
      window.removeEventListener('message', hear);
    };
  }, []);

  const loaded = (frame: HTMLIFrameElement, address: string) => {
    heard.current?.();
    const message: ToLiveFrame = { kind: 'scroll', top: top.current };
    frame.contentWindow?.postMessage(message, new URL(address).origin === 'null' ? '*' : new URL(address).origin);
    setPages(now => (now.next === address ? { shown: address, next: null } : now));
  };
  return (
    <div className="preview-live" ref={frames}>
      {[pages.shown, pages.next].map(
        address =>
          address !== null && (
            <iframe
              key={address}
              title={address === pages.next ? 'Next page' : 'Page with its scripts'}
              className={`preview-frame${address === pages.next ? ' preview-frame-next' : ''}`}
              src={address}
              {...FRAME_RIGHTS}
              style={style}
              onLoad={event => loaded(event.currentTarget, address)}
            />
          ),
      )}
    </div>
  );
}

const NONE = { shown: null, next: null };
