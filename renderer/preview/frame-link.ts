import { buffersOf } from '../../shared/contract/packed-patch.ts';
import { decodeFromFrame, type FromFrame, type ToFrame } from '../../shared/contract/preview-frame.ts';

/** A frame that loads its document anew closes its port and gets another; one that says nothing for this long is gone. */
const NEW_DOCUMENT = 2000;
/** The patching script says a few things for each drawn picture; whoever says more within so many milliseconds is cut off. */
const MOST = 3000;
const WITHIN = 5000;

/**
 * Gives the patching script in a loaded frame its one port, and hands over what it says, decoded: the frame holds a foreign
 * page, and is cut off when it says things without end. `ended` hears that, and that the frame's process is gone. The answer
 * closes the port.
 */
export function linkFrame(
  frame: HTMLIFrameElement,
  origin: string,
  hear: (message: FromFrame, send: (message: ToFrame) => void) => void,
  ended: () => void,
): () => void {
  const { port1, port2 } = new MessageChannel();
  let ready = false;
  let [said, since] = [0, performance.now()];
  const isFlood = (): boolean => {
    const now = performance.now();
    if (now - since > WITHIN) [said, since] = [0, now];
    return ++said > MOST;
  };
  const send = (message: ToFrame): void =>
    port1.postMessage(message, message.kind === 'page' ? buffersOf(message.patch) : []);
  port1.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isFlood()) {
      port1.onmessage = null;
      port1.close();
      return ended();
    }
    const message = decodeFromFrame(data);
    if (!message.ok) return;
    // Once is enough: a page that goes on saying so would be sent whole each time.
    if (message.value.kind === 'ready' && ready) return;
    ready ||= message.value.kind === 'ready';
    hear(message.value, send);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  port1.addEventListener('close', () => {
    timer = setTimeout(() => frame.isConnected && ended(), NEW_DOCUMENT);
  });
  frame.contentWindow?.postMessage('galley-port', origin, [port2]);
  return () => {
    clearTimeout(timer);
    port1.close();
  };
}

/** Where a link of the page leads: inside the site (an address with `baseurl`), or out of it. */
export type LinkTarget =
  | { readonly kind: 'inside'; readonly url: string }
  | { readonly kind: 'outside'; readonly url: string }
  | { readonly kind: 'refused' };

/** Judges a link by the origins of the site's pages; only what a browser or mail program opens may lead outside. */
export function linkTarget(link: string, ...origins: readonly string[]): LinkTarget {
  if (!URL.canParse(link)) return { kind: 'refused' };
  const url = new URL(link);
  if (origins.some(origin => link.startsWith(`${origin}/`))) return { kind: 'inside', url: url.pathname + url.hash };
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? { kind: 'outside', url: link } : { kind: 'refused' };
}
