import { stylesheetLinks } from './stylesheets.ts';

const LONGEST_WAIT = 4000;

/** Hides the page until its stylesheets are there, once, so that it is not seen without them, as browsers do; 4 s at most. */
export function hideUntilStyled(): void {
  const veil = new CSSStyleSheet();
  veil.replaceSync('html { visibility: hidden !important; }');
  document.adoptedStyleSheets = [veil];
  const show = (): void => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== veil);
  };
  const loaded = stylesheetLinks()
    .filter(link => link.sheet === null)
    .map(
      link =>
        new Promise<void>(resolve => {
          link.addEventListener('load', () => resolve(), { once: true });
          link.addEventListener('error', () => resolve(), { once: true });
        }),
    );
  setTimeout(show, LONGEST_WAIT);
  void Promise.all(loaded).then(show);
}
