import type { PagePatch } from '../../shared/contract/page-patch.ts';
import { MOST_SIZES } from '../../shared/contract/preview-calls.ts';
import { isImagePath } from '../../shared/site/asset-uses.ts';

/** A tag with a sign of tags in a value is passed over: what is made of very many that never end must not hold up the page. */
const TAG = /<img\b([^<>]*)>/gi;
/** A longer address is no file's: a picture that is written in its address may have megabytes. */
const LONGEST_ADDRESS = 4000;
const SOURCE = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/i;

/** Paths (encoded) of the site's own pictures that a patch shows, each once; those among its first 2000 pictures. */
export function picturesIn({ url, home, before = '', after = '', insert }: PagePatch): readonly string[] {
  const base = `https://galley.invalid${url}`;
  const paths = new Set<string>();
  const seen = new Set<string>();
  for (const html of [before, after, ...insert]) {
    if (!html.includes('<img') && !html.includes('<IMG')) continue;
    for (const [, attributes = ''] of html.matchAll(TAG)) {
      const [, double, single, bare] = SOURCE.exec(attributes) ?? [];
      const written = double ?? single ?? bare ?? '';
      if (written.length > LONGEST_ADDRESS || seen.has(written)) continue;
      if (seen.size === MOST_SIZES) return [...paths];
      seen.add(written);
      const source = written.replaceAll('&amp;', '&');
      const inside = home !== '' && source.startsWith(home) ? source.slice(home.length) : source;
      if (!URL.canParse(inside, base)) continue;
      const { hostname, pathname } = new URL(inside, base);
      if (hostname === 'galley.invalid' && isImagePath(pathname) && isDecodable(pathname)) paths.add(pathname);
    }
  }
  return [...paths];
}

function isDecodable(path: string): boolean {
  try {
    return decodeURI(path) !== '';
  } catch {
    return false;
  }
}
