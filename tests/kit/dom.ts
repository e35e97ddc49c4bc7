import { parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** Elements beside which white space is not seen. */
const BLOCKS = new Set(
  (
    'html head body address article aside blockquote details dialog dd div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table ul thead tbody tfoot tr td th caption ' +
    'colgroup col title meta link script style noscript base template option select optgroup br iframe video audio canvas math'
  ).split(' '),
);

/**
 * The lines of an HTML text's tree, equal for texts that a browser shows alike: comments and the order of attributes do not
 * count, white space is joined outside `pre`, everything else does.
 */
export function domLines(html: string, kind: 'page' | 'fragment'): readonly string[] {
  const lines: string[] = [];
  const root = kind === 'page' ? parse(html) : parseFragment(html);
  writeChildren(root, 0, false, lines);
  return lines;
}

function writeChildren(node: DefaultTreeAdapterTypes.ParentNode, depth: number, inPre: boolean, lines: string[]): void {
  const children = joinTexts(node.childNodes.filter(child => child.nodeName !== '#comment'));
  const isBlock = !('tagName' in node) || BLOCKS.has(node.tagName);
  children.forEach((child, index) => {
    if (typeof child === 'string') {
      const before = children[index - 1];
      const after = children[index + 1];
      const text = inPre ? child : trimmed(child, isBlockEdge(before, isBlock), isBlockEdge(after, isBlock));
      if (text !== '') lines.push(`${'  '.repeat(depth)}${JSON.stringify(text)}`);
    } else writeNode(child, depth, inPre, lines);
  });
}

function writeNode(node: Node, depth: number, inPre: boolean, lines: string[]): void {
  const indent = '  '.repeat(depth);
  if (!('tagName' in node)) {
    if (node.nodeName === '#documentType') lines.push(`${indent}<!doctype>`);
    return;
  }
  const attributes = node.attrs
    .map(({ name, value }) => `${name}=${JSON.stringify(value.replace(/\s+/g, ' ').trim())}`)
    .sort();
  lines.push(`${indent}<${[node.tagName, ...attributes].join(' ')}>`);
  const content = node.tagName === 'template' && 'content' in node ? node.content : node;
  writeChildren(content, depth + 1, inPre || node.tagName === 'pre' || node.tagName === 'textarea', lines);
}

function joinTexts(nodes: readonly Node[]): readonly (string | Node)[] {
  const joined: (string | Node)[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (!('value' in node)) joined.push(node);
    else if (typeof last === 'string') joined[joined.length - 1] = last + node.value;
    else joined.push(node.value);
  }
  return joined;
}

function isBlockEdge(neighbour: string | Node | undefined, parentIsBlock: boolean): boolean {
  if (neighbour === undefined) return parentIsBlock;
  return typeof neighbour !== 'string' && BLOCKS.has(neighbour.nodeName);
}

function trimmed(text: string, atStart: boolean, atEnd: boolean): string {
  let joined = text.replace(/[ \t\n\r\f]+/g, ' ');
  if (atStart) joined = joined.replace(/^ /, '');
  if (atEnd) joined = joined.replace(/ $/, '');
  return joined;
}
