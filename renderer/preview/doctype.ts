/** Longer ones are cut, and then none that a browser takes for one. */
const LONGEST = 2000;
/** What may stand in front of a doctype: space, comments, and what HTML takes for comments. */
const IN_FRONT = /(?:[\t\n\f\r ]+|<!--(?:-?>|[^]*?--!?>)|<!(?!--|doctype)[^>]*>|<\?[^>]*>|<\/(?![a-z])[^>]*>)*/iy;

/** The doctype that a page begins with; empty where it has none. It alone decides whether browsers show a page in quirks mode. */
export function doctypeOf(html: string): string {
  IN_FRONT.lastIndex = 0;
  IN_FRONT.test(html);
  return /^<!doctype[^>]*>?/i.exec(html.slice(IN_FRONT.lastIndex, IN_FRONT.lastIndex + LONGEST))?.[0] ?? '';
}
