/** Liquid's own block tags and Jekyll's; a plugin's may be added. */
export const BLOCK_TAGS: ReadonlySet<string> = new Set([
  'capture',
  'case',
  'comment',
  'for',
  'highlight',
  'if',
  'ifchanged',
  'raw',
  'tablerow',
  'unless',
]);

const TAG = /\{%-?\s*(\w+)/y;
const LINK_DEFINITION = /^ {0,3}(\[[^\]]{1,1000}\])(:.+)$/gm;

/**
 * The excerpt of a body as `Jekyll::Excerpt` cuts it: up to the first separator, Liquid blocks that the cut leaves open
 * closed again, and the link definitions of the rest that the excerpt refers to put behind it. A separator at the very
 * end of the text takes nothing away but itself.
 */
export function extractExcerpt(body: string, separator: string, blockTags: ReadonlySet<string>): string {
  const at = body.indexOf(separator);
  if (at < 0) return body;
  const tail = body.slice(at + separator.length);
  let head = body.slice(0, at);
  if (tail === '') return head;
  if (head.includes('{%')) head = closeBlocks(head, blockTags);
  if (!tail.includes(']:')) return head;
  const definitions = [...tail.matchAll(LINK_DEFINITION)]
    .filter(match => head.includes(match[1] ?? ''))
    .map(match => (match[1] ?? '') + (match[2] ?? ''));
  return definitions.length === 0 ? head : `${head}\n\n${definitions.join('\n')}`;
}

function closeBlocks(head: string, blockTags: ReadonlySet<string>): string {
  let closed = head;
  for (const name of tagNames(head).reverse()) {
    if (!blockTags.has(name)) continue;
    if (hasEndTag(closed, name)) continue;
    closed += `\n{% end${name} %}`;
  }
  return closed;
}

/** Names of the complete tags of a text, in order. */
function tagNames(text: string): string[] {
  const names: string[] = [];
  for (let at = text.indexOf('{%'); at >= 0; at = text.indexOf('{%', at)) {
    TAG.lastIndex = at;
    const match = TAG.exec(text);
    const end = match ? text.indexOf('%}', at + match[0].length) : -1;
    if (match && end < 0) break;
    if (match) names.push(match[1] ?? '');
    at = match ? end + 2 : at + 2;
  }
  return names;
}

function hasEndTag(text: string, name: string): boolean {
  const opening = new RegExp(`\\{%-?\\s*end${name}`).exec(text);
  return opening !== null && text.includes('%}', opening.index + opening[0].length);
}
