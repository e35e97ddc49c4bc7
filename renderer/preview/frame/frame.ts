import { unpackPatch } from '../../../shared/contract/packed-patch.ts';
import type { FromFrame, ToFrame } from '../../../shared/contract/preview-frame.ts';
import { hideUntilStyled } from './first-paint.ts';
import { watchGestures } from './gestures.ts';
import { ImageRooms } from './image-rooms.ts';
import { refresh } from './refresh.ts';
import { Scrolling } from './scrolling.ts';
import { ShownPage } from './shown-page.ts';
import { Stylesheets } from './stylesheets.ts';

/**
 * The one script in the preview frame. It has no access to the application: it takes one message port from the window that
 * embeds it, shows the pages that come through it, and tells what the person does with them.
 */
let port: MessagePort | undefined;

/** Stays in the address: a reload must come back to this document, in the same mode. */
const BOOTSTRAP = location.search;

const page = new ShownPage();
const stylesheets = new Stylesheets();
const rooms = new ImageRooms();
const say = (message: FromFrame): void => port?.postMessage(message);
const scrolling = new Scrolling(page, line => say({ kind: 'scrolled', line: Math.max(0, line) }));

function take(message: ToFrame): void {
  switch (message.kind) {
    case 'page': {
      const first = page.serial === null;
      const { patch, name, revision, sizes } = message;
      showAddress(patch.url);
      if (!page.take(unpackPatch(patch))) return say({ kind: 'lost' });
      rooms.keep(sizes);
      const told = (): void => say({ kind: 'shown', revision, serial: patch.serial });
      if (first) void hideUntilStyled().then(told);
      else stylesheets.pageChanged();
      scrolling.shown(name);
      return first ? undefined : told();
    }
    case 'scroll':
      return scrolling.follow(message.line);
    case 'refresh':
      return refresh(message.paths, stylesheets);
    case 'ping':
      return say({ kind: 'alive' });
  }
}

/** Relative addresses in the page count from where it is published. */
function showAddress(url: string): void {
  const address = `${location.origin}${encodeURI(decodeAddress(url))}${BOOTSTRAP}`;
  if (location.href !== address && URL.canParse(address)) history.replaceState(null, '', address);
}

function decodeAddress(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

watchGestures(page, say);

window.addEventListener('message', event => {
  if (event.source !== parent || port || event.data !== 'galley-port' || !event.ports[0]) return;
  port = event.ports[0];
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => take(data);
  say({ kind: 'ready' });
});
