import MarkdownIt, { type MarkdownIt as MarkdownItType } from 'markdown-it';
import type { ParseContext } from '../context.ts';
import { addText, Element, type ElementOptions, type ElementType, type Ial } from '../element.ts';
import { readBlockIal } from '../attributes.ts';
import { Scanner } from '../scanner.ts';

const NO_TEXT = new Scanner('', 0);
const NO_TREE = new Element('root');

/** A block rule: true when it took something from the text or ended the parsing. */
export type BlockRule = (state: BlockState) => boolean;

/**
 * The state of kramdown's block parser inside markdown-it's: a scanner over the text, the element that takes the blocks found, and the
 * attribute list that waits for the next block. Lists, quotes and footnotes parse their own text with a state of their own; HTML
 * elements go on in the same text.
 */
export class BlockState extends MarkdownIt.StateBlock {
  context!: ParseContext;
  scanner!: Scanner;
  tree!: Element;
  blockIal: Ial | undefined = undefined;
  /** The end tag of the HTML element being parsed was found. */
  stopped = false;

  /** The lines' marks that the base class computes are of no use here: it gets no text. */
  private constructor(md: MarkdownItType) {
    super('', md, {}, []);
  }

  /** A state at the scanner's position. To be given back by `free`. */
  static take(context: ParseContext, scanner: Scanner, tree: Element): BlockState {
    const state = idleStates(context.md).pop() ?? new BlockState(context.md);
    state.context = context;
    state.scanner = scanner;
    state.src = scanner.text;
    state.tree = tree;
    state.blockIal = undefined;
    state.stopped = false;
    return state;
  }

  /** Parses from the scanner's position on into `tree`; says whether the end tag of `tree` was found. */
  static parse(context: ParseContext, scanner: Scanner, tree: Element): boolean {
    const state = BlockState.take(context, scanner, tree);
    const stopped = state.parse();
    state.free();
    return stopped;
  }

  free(): void {
    // The texts of deeply nested blocks are large, and states are kept.
    this.scanner = NO_TEXT;
    this.src = '';
    this.tree = NO_TREE;
    idleStates(this.md).push(this);
  }

  /** Parses to the end of the text, or to the end tag of the HTML element; says which. */
  private parse(): boolean {
    this.context.depth++;
    while (!this.scanner.atEnd && !this.stopped) this.step();
    this.context.depth--;
    return this.stopped;
  }

  /** Lets the first rule that can take something at the position. */
  step(): void {
    const { scanner } = this;
    const before = scanner.pos;
    for (const rule of this.md.block.ruler.getRules('')) {
      if (rule(this, 0, 0, false)) return;
    }
    scanner.pos = before;
    const end = scanner.lineEnd(before);
    this.context.warn(scanner.line, 'No block rule takes this line; it stays text');
    addText(this.tree, scanner.text.slice(before, end), 'raw_text');
    scanner.pos = end;
  }

  /** Parses `text`, which starts at source line `line`, into `element`. */
  parseText(element: Element, text: string, line: number): Scanner {
    const scanner = new Scanner(text, line);
    this.context.held += text.length;
    BlockState.parse(this.context, scanner, element);
    this.context.held -= text.length;
    return scanner;
  }

  /** A block element at the scanner's line; the waiting attribute list becomes its own. */
  newBlock(type: ElementType, value = '', options: ElementOptions = {}): Element {
    const element = new Element(type, value, options);
    element.line = this.scanner.line;
    if (this.blockIal) {
      element.own.ial = this.blockIal;
      this.blockIal = undefined;
    }
    return element;
  }

  add(element: Element): void {
    this.tree.children.push(element);
  }

  /** Whether the text before the position ends a block for those that need it: a blank line, `^`, an attribute list, the start. */
  get afterBoundary(): boolean {
    const { last } = this.tree;
    return (
      !last ||
      last.type === 'blank' ||
      (last.type === 'eob' && last.options.eob === undefined) ||
      this.blockIal !== undefined
    );
  }

  /** Whether such a border follows. */
  get beforeBoundary(): boolean {
    const { scanner } = this;
    const { pos, text } = scanner;
    return (
      pos >= text.length ||
      scanner.blankEnd(pos) !== -1 ||
      endOfBlockEnd(scanner, pos) !== -1 ||
      readBlockIal(scanner, scanner.skipIndent(pos)) !== undefined
    );
  }
}

const idle = new WeakMap<MarkdownItType, BlockState[]>();

/** States not in use; making one is slow. */
function idleStates(md: MarkdownItType): BlockState[] {
  let states = idle.get(md);
  if (!states) idle.set(md, (states = []));
  return states;
}

/** The end of the end-of-block marker `^` at `pos`, or -1. */
export function endOfBlockEnd(scanner: Scanner, pos: number): number {
  return scanner.text.charCodeAt(pos) === 94 ? scanner.newlineEnd(pos + 1) : -1;
}
