import { loadFromFolder } from './home.ts';
import { document as shown, nextSibling, previousSibling, unhidden } from './unhidden.ts';

/** Stands between the blocks of the body while a page is parsed; a word that no page holds. */
const MARK = `galley-${crypto.randomUUID()}`;
const MARKER = `<!--${MARK}-->`;

/** Where the body's blocks stand in a parsed page: all are children of one element. */
export interface BodyPlace {
  readonly parent: Element;
  /** For each block the number of nodes it has, text between blocks included, in the order of the parent's children. */
  readonly counts: readonly number[];
  /** How many children the layout puts in front of the first block. */
  readonly lead: number;
}

export interface ParsedPage {
  readonly document: Document;
  /** Undefined when the blocks do not stand side by side: the page is patched as a whole then. */
  readonly body: BodyPlace | undefined;
}

/**
 * Parses a page as a browser parses the published one. Where an element or attribute that is left open would show the
 * marks between the blocks as text (`<plaintext>`, `<textarea>`), it is parsed without them, as a whole.
 */
export function parsePage(before: string, blocks: readonly string[], after: string, home: string): ParsedPage {
  if (blocks.length > 0) {
    const document = parse(`${before}${MARKER}${blocks.join(MARKER)}${MARKER}${after}`, home);
    const markers = markersOf(document);
    if (markers.length === blocks.length + 1) return { document, body: takeMarkers(markers) };
  }
  return { document: parse(before + blocks.join('') + after, home), body: undefined };
}

/**
 * Scripts of a document that `DOMParser` made can never run, so they stay where they are published (a style may count
 * children); what would lead the frame elsewhere is taken out.
 */
function parse(html: string, home: string): Document {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const parsed = unhidden(document);
  loadFromFolder(parsed, home);
  for (const meta of parsed.querySelectorAll('meta[http-equiv]')) {
    if (meta.getAttribute('http-equiv')?.trim().toLowerCase() === 'refresh') meta.removeAttribute('http-equiv');
  }
  return document;
}

/**
 * The nodes of some blocks, parsed where they will stand (`parent` of the shown page). Undefined when a block reaches beyond
 * itself: a stray end tag, an element left open, formatting that goes on in the next block.
 */
export function parseBlocks(blocks: readonly string[], parent: Element, home: string): Node[][] | undefined {
  if (blocks.length === 0) return [];
  const chain: Element[] = [];
  for (
    let at: Element | null = parent;
    at && at.localName !== 'html' && at.localName !== 'body';
    at = at.parentElement
  ) {
    chain.unshift(at);
  }
  const opening = chain.map(element => `<${element.localName}>`).join('');
  // Without a doctype a table may stand in a paragraph.
  const doctype = shown.compatMode === 'BackCompat' ? '' : '<!doctype html>';
  const document = new DOMParser().parseFromString(
    `${doctype}<body>${opening}${MARKER}${blocks.join(MARKER)}${MARKER}<p>.</p>`,
    'text/html',
  );
  loadFromFolder(unhidden(document), home);
  const markers = markersOf(document);
  const place = markers[0]?.parentElement;
  if (!place || markers.length !== blocks.length + 1 || depthOf(place) !== chain.length) return undefined;
  if (markers.some(marker => marker.parentElement !== place)) return undefined;
  const probe = markers.at(-1)!.nextSibling;
  if (!(probe instanceof HTMLParagraphElement) || probe.firstChild?.nodeType !== Node.TEXT_NODE) return undefined;
  return blocks.map((_, index) => nodesBetween(markers[index]!, markers[index + 1]!));
}

function depthOf(element: Element): number {
  let depth = 0;
  for (let at = element; at.localName !== 'body' && at.parentElement; at = at.parentElement) depth += 1;
  return depth;
}

function markersOf(root: Document): Comment[] {
  const found: Comment[] = [];
  const walker = unhidden(root).createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if ((node as Comment).data === MARK) found.push(node as Comment);
  }
  return found;
}

function nodesBetween(first: Node, last: Node): Node[] {
  const nodes: Node[] = [];
  for (let node = nextSibling(first); node && node !== last; node = nextSibling(node)) nodes.push(node);
  return nodes;
}

/**
 * Removes the markers, so that the document is the published one, and says where the blocks are. Text on both sides of a
 * marker stays in two nodes: each belongs to its own block, or to the layout.
 */
function takeMarkers(markers: readonly Comment[]): BodyPlace | undefined {
  const parent = markers[0]?.parentElement;
  let place: BodyPlace | undefined;
  if (parent && markers.every(marker => marker.parentElement === parent)) {
    const counts = markers.slice(1).map((marker, index) => nodesBetween(markers[index]!, marker).length);
    let lead = 0;
    for (let node = previousSibling(markers[0]!); node; node = previousSibling(node)) lead += 1;
    place = { parent, counts, lead };
  }
  for (const marker of markers) marker.remove();
  return place;
}
