/** Stands in a passage's text for what is no prose but has a place in the sentence: code, Liquid, an image. */
export const OBJECT = '\uFFFC';

/** Words that are checked as one: a paragraph, a heading, a cell, without the marks in them. */
export interface Passage {
  readonly text: string;
  /** A heading, an item or a cell: words that need be no sentence. */
  readonly fragment: boolean;
  /** For each UTF-16 unit of `text` its offset in the document, and one more for the end of the last. */
  readonly offsets: readonly number[];
}

/** Puts a passage together from pieces of a document, in order. */
export class PassageBuilder {
  #text = '';
  readonly #offsets: number[] = [];
  #end = 0;

  /** Prose as it stands in the document. */
  prose(text: string, at: number): void {
    for (let unit = 0; unit < text.length; unit++) this.#offsets.push(at + unit);
    this.#text += text;
    this.#end = at + text.length;
  }

  /** One sign in place of a part of the document. */
  sign(sign: string, from: number, to: number): void {
    this.#text += sign;
    this.#offsets.push(from);
    this.#end = to;
  }

  /** The passage, or undefined when it holds no word. */
  finish(fragment: boolean): Passage | undefined {
    if (!/\p{L}/u.test(this.#text)) return undefined;
    const text = this.#text.trimEnd();
    const offsets = [...this.#offsets.slice(0, text.length), this.#offsets[text.length] ?? this.#end];
    return { text, fragment, offsets };
  }
}

/** Where a part of a passage stands in the document: from its first unit to behind its last. */
export function placeOf(
  { offsets }: Passage,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } {
  const start = offsets[from] ?? 0;
  return { from: start, to: to > from ? offsets[to - 1]! + 1 : start };
}

/** Whether a part of a passage touches, or is one word away from, something that is no prose: grammar cannot be judged there. */
export function nearObject(text: string, from: number, to: number): boolean {
  if (!text.includes(OBJECT)) return false;
  const before = /\S*\s*$/.exec(text.slice(Math.max(0, from - 80), from))?.[0] ?? '';
  const after = /^\s*\S*/.exec(text.slice(to, to + 80))?.[0] ?? '';
  return (before + text.slice(from, to) + after).includes(OBJECT);
}
