import { buffersOf } from '../../shared/contract/packed-patch.ts';
import { decodeFromFrame, type FromFrame, type ToFrame } from '../../shared/contract/preview-frame.ts';
import { countFlood } from './flood.ts';
import { followPulse } from './pulse.ts';

/** A frame that loads its document anew closes its port and gets another; one that says nothing for this long is gone. */
const NEW_DOCUMENT = 2000;

/** How a page came to its end: it has nobody to speak with any more, its process has to be stopped first, or was for its memory. */
export type PageEnd = 'gone' | 'stopped' | 'large';

/** What the patching script says beside that it still answers. */
export type SaidByFrame = Exclude<FromFrame, { readonly kind: 'alive' }>;

/**
 * Gives the patching script in a loaded frame its one port, and hands over what it says, decoded: the frame holds a foreign
 * page, which is cut off when it says things without end, or nothing any more. `ended` hears that, and that the frame's process
 * is gone. The answer closes the port.
 */
export function linkFrame(
  frame: HTMLIFrameElement,
  origin: string,
  hear: (message: SaidByFrame, send: (message: ToFrame) => void) => void,
  ended: (how: PageEnd) => void,
): () => void {
  const { port1, port2 } = new MessageChannel();
  let ready = false;
  const isFlood = countFlood();
  const send = (message: ToFrame): void =>
    port1.postMessage(message, message.kind === 'page' ? buffersOf(message.patch) : []);
  const end = (how: PageEnd): void => {
    pulse.stop();
    port1.onmessage = null;
    port1.close();
    ended(how);
  };
  const pulse = followPulse(
    () => send({ kind: 'ping' }),
    () => end('stopped'),
  );
  port1.onmessage = ({ data }: MessageEvent<unknown>) => {
    pulse.heard();
    // What is said into a closed port keeps nobody waiting.
    if (isFlood()) return end('gone');
    const message = decodeFromFrame(data);
    if (!message.ok || message.value.kind === 'alive') return;
    // Once is enough: a page that goes on saying so would be sent whole each time.
    if (message.value.kind === 'ready' && ready) return;
    ready ||= message.value.kind === 'ready';
    hear(message.value, send);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  port1.addEventListener('close', () => {
    pulse.stop();
    timer = setTimeout(() => frame.isConnected && ended('gone'), NEW_DOCUMENT);
  });
  frame.contentWindow?.postMessage('galley-port', origin, [port2]);
  return () => {
    clearTimeout(timer);
    pulse.stop();
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
