import { decodeFromFrame, type FromFrame, type ToFrame } from '../../shared/contract/preview-frame.ts';

/**
 * Gives the patching script in a loaded frame its one port, and hands over what it says, decoded: the frame holds a foreign
 * page. The answer closes the port.
 */
export function linkFrame(
  frame: HTMLIFrameElement,
  origin: string,
  hear: (message: FromFrame, send: (message: ToFrame) => void) => void,
): () => void {
  const { port1, port2 } = new MessageChannel();
  const send = (message: ToFrame): void => port1.postMessage(message);
  port1.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = decodeFromFrame(data);
    if (message.ok) hear(message.value, send);
  };
  frame.contentWindow?.postMessage('galley-port', origin, [port2]);
  return () => port1.close();
}

/** Where a link of the page leads: inside the site (an address with `baseurl`), or out of it. */
export type LinkTarget =
  | { readonly kind: 'inside'; readonly url: string }
  | { readonly kind: 'outside'; readonly url: string }
  | { readonly kind: 'refused' };

/** Judges a link by the site's own origin; only what a browser or mail program opens may lead outside. */
export function linkTarget(link: string, origin: string): LinkTarget {
  if (!URL.canParse(link)) return { kind: 'refused' };
  const url = new URL(link);
  if (link.startsWith(`${origin}/`)) return { kind: 'inside', url: url.pathname + url.hash };
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? { kind: 'outside', url: link } : { kind: 'refused' };
}
