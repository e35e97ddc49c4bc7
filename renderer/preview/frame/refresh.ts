const STYLE = /\.(?:css|scss|sass|less)$/i;

/**
 * `paths` are those of the site's files that changed. Loads again the images
 * among them and every stylesheet of the site once a source of styles
 * changed. The old stylesheet stays until the new one is there, so that the page does not flash.
 */
export function refresh(paths: readonly string[]): void {
  if (paths.some(path => STYLE.test(path))) {
    for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel~="stylesheet" i][href]')) replace(link);
  }
  for (const image of document.images) {
    const url = URL.canParse(image.src) ? new URL(image.src) : undefined;
    if (url?.origin !== location.origin) continue;
    // A site under a `baseurl` has it in front of the file's path.
    if (paths.some(path => decodeURI(url.pathname).endsWith(`/${path}`))) image.src = image.getAttribute('src') ?? '';
  }
}

function replace(link: HTMLLinkElement): void {
  if (new URL(link.href).origin !== location.origin) return;
  const fresh = link.cloneNode() as HTMLLinkElement;
  const done = (): void => link.remove();
  fresh.addEventListener('load', done, { once: true });
  fresh.addEventListener('error', done, { once: true });
  link.after(fresh);
}
