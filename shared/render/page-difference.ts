import { parse, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** A place where two pages differ for a reader. */
export interface PageDifference {
  /** The elements above it: `html/body/main/p.lead`. */
  readonly at: string;
  /** What stands there in each, shortened; `undefined` for nothing. */
  readonly expected: string | undefined;
  readonly actual: string | undefined;
}

export interface ComparisonOptions {
  /** The texts are parts of a page, not whole documents. */
  readonly fragment?: boolean;
  /** Inside `pre` a highlighter's token spans count as their text. */
  readonly codeAsText?: boolean;
  /** Stop after so many differences. */
  readonly most?: number;
}

interface Element {
  readonly name: string;
  /** Sorted by name; white space in the values collapsed. */
  readonly attributes: readonly (readonly [string, string])[];
  children: Item[];
}
type Item = string | Element;

/**
 * Where two HTML texts differ as trees. Comments, the order of attributes and white space that no browser shows do not
 * count; everything else does. Walks without recursion into pairs, so that hostile nesting cannot overflow the stack.
 */
export function comparePages(expected: string, actual: string, options: ComparisonOptions = {}): PageDifference[] {
  const most = options.most ?? 20;
  const found: PageDifference[] = [];
  const queue: { readonly at: string; readonly a: Element; readonly b: Element }[] = [
    { at: '', a: read(expected, options), b: read(actual, options) },
  ];
  for (let pair = queue.shift(); pair !== undefined && found.length < most; pair = queue.shift()) {
    const { at, a, b } = pair;
    for (const difference of attributeDifferences(at, a, b)) found.push(difference);
    for (const [left, right] of align(a.children, b.children)) {
      if (typeof left === 'object' && typeof right === 'object' && left.name === right.name) {
        queue.push({ at: at === '' ? label(left) : `${at}/${label(left)}`, a: left, b: right });
      } else if (left !== right) found.push({ at, ...showPair(left, right) });
    }
  }
  return found.slice(0, most);
}

const BLOCKS = new Set(
  'address article aside base blockquote body br caption col colgroup dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe li link main meta nav noscript ol optgroup option p pre script section select style summary table tbody td template tfoot th thead title tr ul video'.split(
    ' ',
  ),
);
const PRE = new Set(['pre', 'textarea']);
const RAW = new Set(['script', 'style']);

function read(html: string, options: ComparisonOptions): Element {
  const document = options.fragment === true ? parseFragment(html) : parse(html);
  const root: Element = { name: '#root', attributes: [], children: [] };
  const open: { readonly node: Tree.ParentNode; readonly into: Element; readonly pre: boolean }[] = [
    { node: document, into: root, pre: false },
  ];
  const elements: { readonly element: Element; readonly pre: boolean }[] = [{ element: root, pre: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, into, pre } = next;
    const children = 'content' in node ? node.content.childNodes : node.childNodes;
    for (const child of children) {
      if (child.nodeName === '#documentType') into.children.push({ name: '#doctype', attributes: [], children: [] });
      else if (child.nodeName === '#text') into.children.push((child as Tree.TextNode).value);
      else if ('tagName' in child) {
        const isToken = options.codeAsText === true && pre && child.tagName === 'span';
        if (isToken) {
          into.children.push(textOf(child));
          continue;
        }
        const element: Element = { name: child.tagName, attributes: attributesOf(child), children: [] };
        into.children.push(element);
        const inPre = pre || PRE.has(child.tagName);
        open.push({ node: child, into: element, pre: inPre });
        elements.push({ element, pre: inPre });
      }
    }
  }
  for (const { element, pre } of elements) tidyText(element, pre);
  return root;
}

function textOf(element: Tree.Element): string {
  let text = '';
  const open: Tree.ChildNode[] = [element];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.nodeName === '#text') text += (node as Tree.TextNode).value;
    if ('childNodes' in node) for (let i = node.childNodes.length - 1; i >= 0; i--) open.push(node.childNodes[i]!);
  }
  return text;
}

function attributesOf(element: Tree.Element): Element['attributes'] {
  return element.attrs
    .map(({ name, value }) => [name, value.trim().replace(/\s+/g, ' ')] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Joins neighbouring texts and drops the white space that a browser does not show. */
function tidyText(element: Element, pre: boolean): void {
  const joined: Item[] = [];
  for (const child of element.children) {
    const last = joined.at(-1);
    if (typeof child === 'string' && typeof last === 'string') joined[joined.length - 1] = last + child;
    else joined.push(child);
  }
  const isBlock = BLOCKS.has(element.name) || element.name.startsWith('#');
  const shown = joined.map((child, index) => {
    if (typeof child !== 'string' || pre) return child;
    if (RAW.has(element.name)) return child.trim().replace(/\s+/g, ' ');
    let text = child.replace(/[ \t\n\r\f]+/g, ' ');
    if (isEdge(joined[index - 1], index === 0, isBlock)) text = text.replace(/^ /, '');
    if (isEdge(joined[index + 1], index === joined.length - 1, isBlock)) text = text.replace(/ $/, '');
    return text;
  });
  element.children = shown.filter(child => child !== '');
}

function isEdge(neighbour: Item | undefined, isOutermost: boolean, inBlock: boolean): boolean {
  if (isOutermost) return inBlock;
  return typeof neighbour === 'object' && BLOCKS.has(neighbour.name);
}

function attributeDifferences(at: string, a: Element, b: Element): readonly PageDifference[] {
  const left = new Map(a.attributes);
  const right = new Map(b.attributes);
  const write = (name: string, value: string | undefined): string | undefined =>
    value === undefined ? undefined : `${name}="${value}"`;
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter(name => left.get(name) !== right.get(name))
    .map(name => ({ at, expected: write(name, left.get(name)), actual: write(name, right.get(name)) }));
}

/** Pairs the children of two elements in order; one that the other side lacks stands alone. */
function align(a: readonly Item[], b: readonly Item[]): readonly (readonly [Item | undefined, Item | undefined])[] {
  const same = (x: Item | undefined, y: Item | undefined): boolean => kind(x) === kind(y);
  const pairs: (readonly [Item | undefined, Item | undefined])[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && !same(a[i], b[j])) {
      if (same(a[i + 1], b[j]) && i + 1 < a.length) pairs.push([a[i++], undefined]);
      else if (same(a[i], b[j + 1]) && j + 1 < b.length) pairs.push([undefined, b[j++]]);
      else pairs.push([a[i++], b[j++]]);
    } else pairs.push([i < a.length ? a[i++] : undefined, j < b.length ? b[j++] : undefined]);
  }
  return pairs;
}

function kind(item: Item | undefined): string {
  return typeof item === 'object' ? item.name : typeof item;
}

function label({ name, attributes }: Element): string {
  const names = attributes.find(([attribute]) => attribute === 'class')?.[1].split(' ')[0];
  return names ? `${name}.${names}` : name;
}

/** How much of two texts that differ late stands before the difference. */
const LEAD = 20;

function showPair(
  a: Item | undefined,
  b: Item | undefined,
): { expected: string | undefined; actual: string | undefined } {
  if (typeof a !== 'string' || typeof b !== 'string') return { expected: show(a), actual: show(b) };
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const from = same > 2 * LEAD ? same - LEAD : 0;
  const start = from > 0 ? '…' : '';
  return { expected: show(start + a.slice(from)), actual: show(start + b.slice(from)) };
}

function show(item: Item | undefined): string | undefined {
  if (item === undefined) return undefined;
  const text = typeof item === 'string' ? JSON.stringify(item) : `<${label(item)}>`;
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
