import MarkdownIt, { type Token } from 'markdown-it';
import type { Element, ElementType } from '../element.ts';
import { holeMark } from './holes.ts';
import type { RenderContext } from './render-context.ts';

/** The element that a token stands for. */
export function elementOf(token: Token): Element {
  return token.meta as unknown as Element;
}

/** Elements with content of their own, as opposed to a value. */
const CONTAINERS: ReadonlySet<ElementType> = new Set([
  'p',
  'header',
  'blockquote',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'td',
  'th',
  'html_element',
  'a',
  'em',
  'strong',
]);

const OPEN = new Map(Array.from(CONTAINERS, type => [type, `${type}_open`]));
const CLOSE = new Map(Array.from(CONTAINERS, type => [type, `${type}_close`]));

/** Turns elements into markdown-it's tokens: a pair for what has content, one for what has a value. */
export function tokensOf(elements: readonly Element[], context: RenderContext): Token[] {
  const tokens: Token[] = [];
  addTokens(tokens, elements, context);
  return tokens;
}

function addTokens(tokens: Token[], elements: readonly Element[], context: RenderContext): void {
  for (const element of elements) {
    if (element.type === 'eob') continue;
    if (isPlace(element, context)) tokens.push(leaf('place', element));
    else if (isStandaloneImage(element)) tokens.push(leaf('standalone_image', element));
    else if (CONTAINERS.has(element.type)) addContainer(tokens, element, context);
    else {
      if (element.type === 'footnote') {
        element.value = holeMark('footnote', context.footnotes.length);
        context.footnotes.push(element.options.name!);
      }
      tokens.push(leaf(element.type, element));
    }
  }
}

function addContainer(tokens: Token[], element: Element, context: RenderContext): void {
  if (element.type === 'header') prepareHeader(element, context);
  else if (element.type === 'table') prepareTable(element);
  const open = makeToken(OPEN.get(element.type)!, element, 1);
  open.hidden = element.options.transparent === true;
  tokens.push(open);
  addTokens(tokens, element.children, context);
  const close = makeToken(CLOSE.get(element.type)!, element, -1);
  close.hidden = open.hidden;
  tokens.push(close);
}

function leaf(type: string, element: Element): Token {
  const token = makeToken(type, element, 0);
  token.content = element.value;
  return token;
}

/** A token made without markdown-it's constructor, which is slow for so many. */
class ElementToken {
  tag = '';
  attrs: Token['attrs'] = null;
  map: Token['map'];
  level = 0;
  children: Token[] | null = null;
  content = '';
  markup = '';
  info = '';
  meta: Record<string, unknown>;
  block: boolean;
  hidden = false;

  constructor(
    readonly type: string,
    readonly nesting: -1 | 0 | 1,
    element: Element,
  ) {
    this.map = element.line >= 0 ? [element.line, element.line + 1] : null;
    this.meta = element as unknown as Record<string, unknown>;
    this.block = element.category === 'block';
  }
}
Object.setPrototypeOf(ElementToken.prototype, MarkdownIt.Token.prototype);

function makeToken(type: string, element: Element, nesting: -1 | 0 | 1): Token {
  return new ElementToken(type, nesting, element) as unknown as Token;
}

/** Whether the list gives its place to the table of contents or to the footnotes: the first that asks does. */
function isPlace(element: Element, context: RenderContext): boolean {
  const refs = element.type === 'ul' || element.type === 'ol' ? element.options.ial?.refs : undefined;
  if (!refs) return false;
  if (refs.includes('toc') || refs.includes('footnotes')) context.asksForPlace = true;
  if (refs.includes('toc') && !context.tocTaken && !context.tocPlace) {
    context.tocPlace = { type: element.type as 'ul' | 'ol', attributes: element.attributes };
    element.value = holeMark('toc', 0);
    return true;
  }
  if (refs.includes('footnotes') && !context.footnotesTaken && !context.footnotesPlace) {
    context.footnotesPlace = true;
    element.value = holeMark('footnotes', 0);
    return true;
  }
  return false;
}

function isStandaloneImage(element: Element): boolean {
  if (element.type !== 'p' || element.options.transparent || element.children.length !== 1) return false;
  const image = element.children[0]!;
  return image.type === 'img' && image.options.ial?.refs.includes('standalone') === true;
}

/** Gives a header without an id one that is still to be made, and enters it in the table of contents. */
function prepareHeader(element: Element, context: RenderContext): void {
  const { options } = context;
  let id = element.attributes?.get('id');
  if (options.autoIds && id === undefined) {
    id = holeMark('header id', context.headerTexts.length);
    context.headerTexts.push(element.options.rawText ?? '');
    element.attr.set('id', id);
  }
  const level = element.options.level!;
  const listed =
    options.tocLevels.includes(level) &&
    !/(?<![\p{Alphabetic}\p{M}\p{Nd}\p{Pc}])no_toc(?![\p{Alphabetic}\p{M}\p{Nd}\p{Pc}])/u.test(
      element.attributes?.get('class') ?? '',
    );
  if (id !== undefined && listed) context.toc.push({ level, id, header: element });
}

/** Gives cells their column's alignment, and those of the header their tag. */
function prepareTable(table: Element): void {
  const { alignment = [] } = table.options;
  for (const part of table.children) {
    for (const row of part.children) {
      row.children.forEach((cell, column) => {
        if (cell.type !== 'td') return;
        if (part.type === 'thead') cell.type = 'th';
        const side = alignment[column] ?? 'default';
        if (side === 'default') return;
        const style = cell.attributes?.get('style');
        cell.attr.set('style', `${style === undefined ? '' : `${style}; `}text-align: ${side}`);
      });
    }
  }
}
