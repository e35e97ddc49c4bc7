import type { Stylesheets } from './stylesheets.ts';
import { document } from './unhidden.ts';

const STYLE = /\.(?:css|scss|sass|less)$/i;

/**
 * `paths` are those of the site's files that changed. Loads again the images among them, and every stylesheet of the site
 * once a source of styles changed.
 */
export function refresh(paths: readonly string[], stylesheets: Stylesheets): void {
  if (paths.some(path => STYLE.test(path))) stylesheets.renew();
  for (const image of document.images) {
    const url = URL.canParse(image.src) ? new URL(image.src) : undefined;
    if (url?.origin !== location.origin) continue;
    // A site under a `baseurl` has it in front of the file's path.
    if (paths.some(path => decodeURI(url.pathname).endsWith(`/${path}`))) image.src = image.getAttribute('src') ?? '';
  }
}
