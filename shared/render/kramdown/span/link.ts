import { normalizeLinkId } from '../block/link-definition.ts';
import { Element } from '../element.ts';
import { applyIal } from '../attributes.ts';
import { ESCAPED, readTarget, type Target } from './link-target.ts';
import type { SpanRule, SpanState } from './state.ts';

/** `[text](url "title")`, `[text][id]`, `[text]`, and images with `!` before them. Links do not nest, images in links do. */
export const link: SpanRule = state => {
  const { scanner } = state;
  const { text, pos } = scanner;
  const image = text[pos] === '!';
  const start = image ? pos + 2 : pos + 1;
  if (text[start - 1] !== '[' || start >= text.length || text[start] === '^') return false;
  const element =
    (image || state.open.link === 0) && state.mayOpen ? readLink(state, pos, start, image ? 'img' : 'a') : undefined;
  if (element) state.tree.children.push(element);
  else {
    scanner.pos = start;
    state.addText(text.slice(pos, start));
  }
  return true;
};

function readLink(state: SpanState, pos: number, start: number, type: 'a' | 'img'): Element | undefined {
  const { scanner, surroundings } = state;
  const { text } = scanner;
  const known = state.brackets.closeOf(pos, surroundings);
  if (known === -1 || scanner.next(']', start) === -1) return undefined;
  // The target is read first where the closing bracket is known: without one, the text need not be parsed.
  if (known !== undefined && !targetBehind(state, start, known)) return undefined;
  const element = new Element(type);
  const brackets = new Brackets(element);
  scanner.pos = start;
  const found = state.parseInto(element, inner => brackets.closes(inner), '', true);
  for (const [at, close] of brackets.closed) state.brackets.remember(at, surroundings, close);
  if (!found) {
    brackets.dropImages();
    for (const at of brackets.openers) state.brackets.remember(at, surroundings, -1);
    return undefined;
  }
  const target = targetBehind(state, start, scanner.pos);
  if (!target) return undefined;
  scanner.pos = target.end;
  return finish(state, element, target, text.slice(start, target.close));
}

/**
 * Counts the brackets in a link's text: the one that closes it is the first that closes nothing else. kramdown counts as
 * closed what an image opened, also where HTML made the image (`html_to_native`) and nothing had been opened.
 */
class Brackets {
  readonly openers: number[] = [];
  readonly closed: [at: number, close: number][] = [];
  private seen = 0;
  /** How many more were counted as closed than had been opened. */
  private missing = 0;

  constructor(private readonly element: Element) {}

  /** An image that was read took its own closing bracket. */
  dropImages(): void {
    for (const { children } = this.element; this.seen < children.length; this.seen++) {
      if (children[this.seen]!.type === 'img' && this.openers.pop() === undefined) this.missing++;
    }
  }

  closes({ scanner }: SpanState): boolean {
    const { text, pos } = scanner;
    this.dropImages();
    const c = text[pos];
    if (c === ']') {
      const opener = this.openers.pop();
      if (opener !== undefined) this.closed.push([opener, pos]);
      else if (this.missing++ === 0) return true;
    } else if (this.missing > 0) {
      if (c === '[' || (c === '!' && text[pos + 1] === '[')) return --this.missing === 1;
    } else if (c === '[' || (c === '!' && text[pos + 1] === '[')) this.openers.push(pos);
    return false;
  }
}

function targetBehind(state: SpanState, start: number, close: number): (Target & { close: number }) | undefined {
  // Runs of white space shrink to one space, and escapes to one character: hence the allowance.
  const maxId = 4 * state.context.references.longestLinkId + 1000;
  const target = readTarget(state, start, close, id => state.context.findLink(normalizeLinkId(id)), maxId);
  return target && { ...target, close };
}

function finish({ context }: SpanState, element: Element, target: Target, written: string): Element {
  const alt = written.replace(ESCAPED, '$1');
  if (target.ial) {
    element.own.ial = target.ial;
    applyIal(element.attr, target.ial, context.references.attributes);
  }
  if (element.type === 'a') element.attr.set('href', target.url);
  else {
    element.attr.set('src', target.url);
    element.attr.set('alt', alt);
    element.children = [];
  }
  if (target.title !== undefined) element.attr.set('title', target.title);
  return element;
}
