import type { Text } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { OBJECT, PassageBuilder, type Passage } from '../../../shared/language/passage.ts';

/** Parts of a text that hold no prose, in order: code between Liquid's tags. */
export type Closed = readonly { readonly from: number; readonly to: number }[];

/** Have a place in the sentence, and are no prose. */
const OBJECTS = new Set(['InlineCode', 'Liquid', 'URL', 'Autolink', 'FootnoteReference', 'Entity']);
/** Have no place in the sentence. */
const DROPPED = new Set([
  'AttributeList',
  'Comment',
  'EmphasisMark',
  'HeaderMark',
  'LinkLabel',
  'LinkMark',
  'LinkTitle',
  'ListMark',
  'ProcessingInstruction',
  'QuoteMark',
  'ReviewComment',
  'ReviewDeletion',
  'ReviewMark',
  'StrikethroughMark',
  'TableDelimiter',
  'TaskMarker',
]);
const HTML_CODE = /^<(code|kbd|samp|var|script|style|pre|svg|math|textarea)\b/i;

/** Makes a block's nodes a passage: marks go, line breaks become spaces, what is no prose becomes one sign. */
export class ProseBuilder {
  /** Words that stand beside the sentence: what images show. */
  readonly aside: Passage[] = [];
  readonly #doc: Text;
  readonly #closed: Closed;
  readonly #passage = new PassageBuilder();
  /** White space that follows is swallowed: it was written already, or nothing is there yet. */
  #spaced = true;
  /** The HTML element of code that is open. */
  #code: string | undefined;

  constructor(doc: Text, closed: Closed = []) {
    this.#doc = doc;
    this.#closed = closed;
  }

  take(node: SyntaxNode): void {
    let at = node.from;
    for (let child = node.firstChild; child; child = child.nextSibling) {
      this.text(at, child.from);
      this.#child(child);
      at = child.to;
    }
    this.text(at, node.to);
  }

  /** Prose as it stands in the document, its line breaks and their indents as single spaces. */
  text(from: number, to: number): void {
    if (to <= from || this.#code !== undefined) return;
    const shut = this.#closed.find(one => one.from < to && one.to > from);
    if (shut) {
      this.text(from, Math.min(to, shut.from));
      this.text(Math.max(from, shut.to), to);
      return;
    }
    const text = this.#doc.sliceString(from, to);
    let at = 0;
    for (const found of text.matchAll(/[ \t]*\n[ \t]*/g)) {
      this.#prose(text.slice(at, found.index), from + at);
      at = found.index + found[0].length;
      this.#space(from + found.index, from + at);
    }
    this.#prose(text.slice(at), from + at);
  }

  /** Something that is no prose. */
  object(from: number, to: number): void {
    this.#passage.sign(OBJECT, from, to);
    this.#spaced = false;
  }

  finish(fragment: boolean): Passage | undefined {
    return this.#passage.finish(fragment);
  }

  #child(node: SyntaxNode): void {
    const { name, from, to } = node;
    if (name === 'HTMLTag') this.#tag(from, to);
    else if (this.#code !== undefined || DROPPED.has(name)) return;
    else if (name === 'URL' && /^(?:Link|Image)$/.test(node.parent?.name ?? '')) return;
    else if (OBJECTS.has(name)) this.object(from, to);
    else if (name === 'Image') this.#image(node);
    else if (name === 'HardBreak') this.#space(from, to);
    else if (name === 'Escape') this.#sign(this.#doc.sliceString(from + 1, to), from, to);
    else this.take(node);
  }

  #tag(from: number, to: number): void {
    const tag = this.#doc.sliceString(from, to);
    if (this.#code !== undefined) {
      if (tag.toLowerCase().startsWith(`</${this.#code}`)) this.#code = undefined;
      return;
    }
    const code = HTML_CODE.exec(tag)?.[1]?.toLowerCase();
    if (code !== undefined && !tag.endsWith('/>')) {
      this.#code = code;
      this.object(from, to);
    } else if (/^<br\b/i.test(tag)) this.#space(from, to);
  }

  #image(node: SyntaxNode): void {
    this.object(node.from, node.to);
    const words = new ProseBuilder(this.#doc, this.#closed);
    words.take(node);
    const passage = words.finish(true);
    if (passage) this.aside.push({ ...passage, fragment: true });
  }

  #prose(text: string, at: number): void {
    const skipped = this.#spaced ? text.length - text.trimStart().length : 0;
    const kept = text.slice(skipped);
    if (kept === '') return;
    this.#passage.prose(kept, at + skipped);
    this.#spaced = /\s$/.test(kept);
  }

  #space(from: number, to: number): void {
    if (this.#spaced) return;
    this.#sign(' ', from, to);
    this.#spaced = true;
  }

  #sign(sign: string, from: number, to: number): void {
    this.#passage.sign(sign, from, to);
    this.#spaced = false;
  }
}
