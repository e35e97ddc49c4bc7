/** A quote, or a list's item, footnote or definition whose further lines are indented by so many columns. */
type Container = { readonly kind: 'quote' } | { readonly kind: 'item'; readonly indent: number };

const QUOTE = / {0,3}>[ ]?/y;
const MARKER = / {0,3}(?:[*+-]|\d+\.|:)[ \t]+/y;
const FOOTNOTE = / {0,3}\[\^[^\]\n]+\]:[ \t]*/y;
const RULE = / {0,3}([*_-])(?:[ \t]*\1){2,}[ \t\r]*(?:\n|$)/y;
const BLANK = /[ \t\r]*(?:\n|$)/y;
const DEEPEST = 100;
const FOOTNOTE_INDENT = 4;

/** What stands before a line, as far as it decides which blocks the line is in. */
export interface LineBefore {
  /** Nothing but white space. */
  readonly isEmpty: boolean;
  /** The same once the signs of quotes are taken away. */
  readonly isBlank: boolean;
}

/** Where a line's own text begins behind what its blocks put before it. */
export interface LineStart {
  readonly at: number;
  /** The line begins the innermost of its blocks. */
  readonly begins: boolean;
}

/**
 * The quotes and lists that a line of kramdown stands in. A line of a paragraph needs no sign and no indent to belong to them
 * (kramdown's lazy lines); behind an empty line a quote is over, and so is an item whose indent is missing.
 */
export class BlockContainers {
  private stack: Container[] = [];

  get isEmpty(): boolean {
    return this.stack.length === 0;
  }

  /** Leaves and enters blocks as a line that is not empty has it. */
  enter(text: string, line: number, before: LineBefore): LineStart {
    const { at: inner, depth } = this.follow(text, line, before);
    this.stack.length = depth;
    let at = inner;
    let begins = false;
    while (this.stack.length < DEEPEST && !matches(RULE, text, at)) {
      if (matches(QUOTE, text, at)) {
        this.stack.push({ kind: 'quote' });
        at = QUOTE.lastIndex;
      } else if (matches(MARKER, text, at)) {
        this.stack.push({ kind: 'item', indent: columns(text, at, MARKER.lastIndex) });
        at = MARKER.lastIndex;
      } else if (matches(FOOTNOTE, text, at)) {
        this.stack.push({ kind: 'item', indent: FOOTNOTE_INDENT });
        at = FOOTNOTE.lastIndex;
      } else break;
      begins = true;
    }
    return { at, begins };
  }

  /** Where the text of a further line of these blocks begins; undefined where one of them is over. */
  within(text: string, line: number, before: LineBefore): number | undefined {
    const { at, depth } = this.follow(text, line, before);
    return depth === this.stack.length ? at : undefined;
  }

  private follow(text: string, line: number, before: LineBefore): { readonly at: number; readonly depth: number } {
    let at = line;
    for (const [depth, container] of this.stack.entries()) {
      if (container.kind === 'quote') {
        if (matches(QUOTE, text, at)) at = QUOTE.lastIndex;
        else if (before.isEmpty || matches(BLANK, text, at)) return { at, depth };
      } else {
        const behind = indented(text, at, container.indent);
        if (behind !== undefined) at = behind;
        else if (!matches(BLANK, text, at) && (before.isBlank || matches(MARKER, text, at))) return { at, depth };
      }
    }
    return { at, depth: this.stack.length };
  }
}

/** Behind so many columns of white space; undefined where there are fewer. */
function indented(text: string, from: number, wanted: number): number | undefined {
  let at = from;
  for (let seen = 0; seen < wanted; at++) {
    if (text[at] === ' ') seen += 1;
    else if (text[at] === '\t') seen += 4 - (seen % 4);
    else return undefined;
  }
  return at;
}

function columns(text: string, from: number, to: number): number {
  let seen = 0;
  for (let at = from; at < to; at++) seen += text[at] === '\t' ? 4 - (seen % 4) : 1;
  return seen;
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
