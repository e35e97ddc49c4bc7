import type { FromLiveFrame, ToLiveFrame } from '../../../shared/contract/live-frame.ts';

/**
 * Stands before the scripts of a page that runs them, which share its document: nothing here may be trusted by the window.
 * It tells where the page is scrolled to, so that the next page can stand there too, which links are followed, and that it
 * still answers.
 */
const say = (message: FromLiveFrame): void => parent.postMessage(message, '*');

let wanted: number | undefined;

/** A page grows while its pictures come and its scripts run: it is scrolled until it is where it should be, or the person scrolls. */
function settle(): void {
  if (wanted === undefined) return;
  scrollTo(0, wanted);
  if (Math.abs(scrollY - wanted) < 1) wanted = undefined;
}

addEventListener('message', ({ source, data }: MessageEvent<ToLiveFrame>) => {
  if (source !== parent) return;
  if (data.kind === 'ping') return say({ kind: 'alive' });
  if (data.kind !== 'scroll') return;
  wanted = data.top;
  settle();
});
addEventListener('wheel', () => (wanted = undefined), { passive: true });
addEventListener('keydown', () => (wanted = undefined), { passive: true });
addEventListener('scroll', () => wanted === undefined && say({ kind: 'scrolled', top: scrollY }), { passive: true });
new ResizeObserver(settle).observe(document.documentElement);

// A page that sends its reader elsewhere would leave a white sheet: the window lets it go nowhere.
(window as unknown as { readonly navigation?: EventTarget }).navigation?.addEventListener('navigate', event => {
  if (!(event as Event & { readonly hashChange: boolean }).hashChange) event.preventDefault();
});

addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || !link.hasAttribute('href')) return;
  const { href, hash, pathname, origin } = link;
  // A place on the same page needs nobody's help.
  if (hash !== '' && pathname === location.pathname && origin === location.origin) return;
  event.preventDefault();
  say({ kind: 'followed', url: href });
});
