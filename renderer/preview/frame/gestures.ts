import type { FromFrame } from '../../../shared/contract/preview-frame.ts';
import { fromFolder } from './home.ts';
import type { ShownPage } from './shown-page.ts';
import { document } from './unhidden.ts';

/** How much text around a click is told, on each side. */
const AROUND = 40;

/** Tells what the person does with the page: links that are followed or pointed at, places that are clicked. */
export function watchGestures(page: ShownPage, say: (message: FromFrame) => void): void {
  document.addEventListener(
    'click',
    event => {
      const link = linkOf(event.target);
      if (!link) return clicked(page, event, say);
      event.preventDefault();
      const url = new URL(fromFolder(link.href, page.home), document.baseURI);
      if (samePage(url)) showFragment(url);
      else say({ kind: 'followed', url: url.href });
    },
    { capture: true },
  );
  document.addEventListener('auxclick', event => linkOf(event.target) && event.preventDefault(), { capture: true });
  document.addEventListener('submit', event => event.preventDefault(), { capture: true });
  document.addEventListener('dragstart', event => linkOf(event.target) && event.preventDefault(), { capture: true });
  let pointed: string | null = null;
  const point = (event: Event): void => {
    const url = linkOf(event.target)?.href ?? null;
    if (url !== pointed) say({ kind: 'pointed', url: (pointed = url)?.slice(0, 2048) ?? null });
  };
  document.addEventListener('mouseover', point, { passive: true });
  document.addEventListener('focusin', point, { passive: true });
}

interface Link {
  readonly href: string;
}

/** The link that a node is in, SVG's included, with its absolute address. */
function linkOf(target: EventTarget | null): Link | undefined {
  const element = target instanceof Element ? target.closest('a, area') : null;
  if (element instanceof SVGAElement) {
    const { baseVal } = element.href;
    return URL.canParse(baseVal, document.baseURI) ? { href: new URL(baseVal, document.baseURI).href } : undefined;
  }
  const link = element instanceof HTMLAnchorElement || element instanceof HTMLAreaElement ? element : undefined;
  return link && link.hasAttribute('href') && URL.canParse(link.href) ? link : undefined;
}

function samePage(url: URL): boolean {
  const here = new URL(location.href);
  return url.hash !== '' && url.origin === here.origin && url.pathname === here.pathname;
}

function showFragment(url: URL): void {
  const id = decodeFragment(url.hash.slice(1));
  const target = document.getElementById(id) ?? document.getElementsByName(id)[0];
  if (target) target.scrollIntoView({ block: 'start' });
  else if (id === '' || id === 'top') window.scrollTo({ top: 0 });
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function clicked(page: ShownPage, event: MouseEvent, say: (message: FromFrame) => void): void {
  if (event.button !== 0 || !getSelection()?.isCollapsed) return;
  const index = page.blockOf(event.target instanceof Node ? event.target : null);
  if (index < 0) return;
  const caret = document.caretRangeFromPoint(event.clientX, event.clientY);
  const text = caret?.startContainer.nodeType === Node.TEXT_NODE ? (caret.startContainer.nodeValue ?? '') : '';
  const at = Math.min(caret?.startOffset ?? 0, text.length);
  const start = Math.max(0, at - AROUND);
  say({
    kind: 'clicked',
    line: page.lines[2 * index]!,
    lines: page.lines[2 * index + 1]!,
    near: text.slice(start, at + AROUND),
    offset: text === '' ? 0 : at - start,
  });
}
