const TYPES: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html'],
  ['htm', 'text/html'],
  ['xhtml', 'application/xhtml+xml'],
  ['css', 'text/css'],
  ['js', 'text/javascript'],
  ['mjs', 'text/javascript'],
  ['json', 'application/json'],
  ['webmanifest', 'application/manifest+json'],
  ['xml', 'text/xml'],
  ['svg', 'image/svg+xml'],
  ['txt', 'text/plain'],
  ['md', 'text/markdown'],
]);

/** The media type of a page by its output file's extension; `text/plain` for others. */
export function mediaType(dest: string): string {
  return TYPES.get(dest.slice(dest.lastIndexOf('.') + 1).toLowerCase()) ?? 'text/plain';
}
