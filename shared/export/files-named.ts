import type { SitePath } from '../site/site-file.ts';

/**
 * The files that an address in a post may mean, the likeliest first: from the site's root (below `baseurl`, without a
 * slash in front), and, unless it begins with a slash, from the post's own folder.
 */
export function filesNamed(address: string, post: SitePath, baseurl = ''): readonly string[] {
  const folder = post.slice(0, post.lastIndexOf('/') + 1);
  const fromRoot = address.replace(/^\/+/, '');
  const below = baseurl !== '' && fromRoot.startsWith(`${baseurl}/`) ? fromRoot.slice(baseurl.length + 1) : fromRoot;
  const candidates = address.startsWith('/') ? [below] : [below, `${folder}${address}`];
  return candidates.flatMap(candidate => normalise(candidate) ?? []);
}

/** Undefined for a path that leads out of the folder. */
function normalise(path: string): string | undefined {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) return undefined;
    } else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}
