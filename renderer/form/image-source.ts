const OUTSIDE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;
const BASE = /^\{\{-?\s*site\.baseurl\s*-?\}\}/;

/**
 * Where the window loads a front-matter image from: the opened site's own origin. `null` for an empty value, for an image
 * of another server (the window asks the network for nothing), and for what only Liquid can tell.
 */
export function imageSource(value: string, origin: string): string | null {
  const path = value.trim().replace(BASE, '');
  if (path === '' || OUTSIDE.test(path) || path.includes('{{') || path.includes('{%')) return null;
  const segments = path.split('/').filter(segment => segment !== '' && segment !== '.');
  if (segments.includes('..') || segments.length === 0) return null;
  return `${origin}/${segments.map(encodeSegment).join('/')}`;
}

function encodeSegment(segment: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(segment));
  } catch {
    return encodeURIComponent(segment);
  }
}
