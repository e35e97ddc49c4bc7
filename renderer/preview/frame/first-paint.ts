import { stylesheetLinks } from './stylesheets.ts';
import { document } from './unhidden.ts';

const LONGEST_WAIT = 4000;

/**
 * Hides the page until its stylesheets are there, once, so that it is not seen without them, as browsers do; 4 s at most.
 * The promise is kept when the page can be seen.
 */
export function hideUntilStyled(): Promise<void> {
  const veil = new CSSStyleSheet();
  veil.replaceSync('html { visibility: hidden !important; }');
  document.adoptedStyleSheets.push(veil);
  const loaded = stylesheetLinks()
    .filter(link => link.sheet === null)
    .map(
      link =>
        new Promise<void>(resolve => {
          link.addEventListener('load', () => resolve(), { once: true });
          link.addEventListener('error', () => resolve(), { once: true });
        }),
    );
  const longest = new Promise(resolve => setTimeout(resolve, LONGEST_WAIT));
  return Promise.race([Promise.all(loaded), longest]).then(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== veil);
  });
}
