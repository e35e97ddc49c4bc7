import type { HtmlElement, HtmlNode } from './html-node.ts';

/** What stands for a footnote's sign in the text, and for its words, in a tree of `withFootnotes`; both have a `number`. */
export const NOTE_SIGN = 'note-sign';
export const NOTE_TEXT = 'note-text';

const HOLDERS = new Set(['p', 'li', 'dd', 'div', 'aside']);

/**
 * Finds footnotes as Word, Google Docs and LibreOffice write them: two links that lead to each other, the first in the text
 * and the second at the beginning of the note's own paragraph. They are counted from `first` in the order of the text.
 */
export function withFootnotes(root: HtmlElement, first: number): HtmlElement {
  const links = linksIn(root, []);
  const byName = new Map<string, HtmlElement>();
  for (const link of links) {
    for (const name of namesOf(link)) if (!byName.has(name)) byName.set(name, link);
  }
  const signs = new Map<HtmlElement, number>();
  const texts = new Map<HtmlElement, number>();
  for (const link of links) {
    const other = byName.get(targetOf(link) ?? '');
    if (!other || other === link || texts.has(link) || !namesOf(link).includes(targetOf(other) ?? '')) continue;
    texts.set(other, first + signs.size);
    signs.set(link, first + signs.size);
  }
  return signs.size === 0 ? root : (marked(root, signs, texts) as HtmlElement);
}

function linksIn(element: HtmlElement, found: HtmlElement[]): HtmlElement[] {
  for (const child of element.children) {
    if (child.kind === 'text') continue;
    if (child.name === 'a') found.push(child);
    else linksIn(child, found);
  }
  return found;
}

function namesOf({ attributes }: HtmlElement): string[] {
  return [attributes.get('name'), attributes.get('id')].filter(name => name !== undefined && name !== '') as string[];
}

function targetOf({ attributes }: HtmlElement): string | undefined {
  const href = attributes.get('href') ?? '';
  return href.startsWith('#') && href.length > 1 ? href.slice(1) : undefined;
}

type Numbers = ReadonlyMap<HtmlElement, number>;

function marked(node: HtmlNode, signs: Numbers, texts: Numbers): HtmlNode {
  if (node.kind === 'text') return node;
  const only = onlyElement(node);
  const sign = signs.get(node) ?? (only && node.name === 'sup' ? signs.get(only) : undefined);
  if (sign !== undefined) return numbered(NOTE_SIGN, sign, []);
  const lead = HOLDERS.has(node.name) ? leadOf(node, texts) : undefined;
  const children = node.children.filter(child => child !== lead?.child).map(child => marked(child, signs, texts));
  return lead ? numbered(NOTE_TEXT, lead.number, children) : { ...node, children };
}

function numbered(name: string, number: number, children: readonly HtmlNode[]): HtmlElement {
  return { kind: 'element', name, attributes: new Map([['number', String(number)]]), children };
}

/** The link back with which a note's paragraph begins, and the child of it that holds that link. */
function leadOf(block: HtmlElement, texts: Numbers): { readonly child: HtmlNode; readonly number: number } | undefined {
  const child = block.children.find(one => one.kind === 'element' || one.text.trim() !== '');
  for (let at = child; at?.kind === 'element' && !HOLDERS.has(at.name);) {
    const number = texts.get(at);
    if (number !== undefined) return { child: child!, number };
    at = onlyElement(at);
  }
  return undefined;
}

function onlyElement(element: HtmlElement): HtmlElement | undefined {
  const kept = element.children.filter(child => child.kind === 'element' || child.text.trim() !== '');
  return kept.length === 1 && kept[0]!.kind === 'element' ? kept[0] : undefined;
}
