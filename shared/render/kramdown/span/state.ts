import MarkdownIt, { type MarkdownIt as MarkdownItType } from 'markdown-it';
import type { ParseContext } from '../context.ts';
import { addText, type Element, type ElementType } from '../element.ts';
import { characterAt } from '../ruby-text.ts';
import { Scanner } from '../scanner.ts';
import { BracketMemory, EmphasisMemory, SearchMemory } from './memory.ts';
import { findSpanStart, type SpanChain, type SpanStarts } from './starts.ts';

/** A span rule: true when it took the position (even if only as text). */
export type SpanRule = (state: SpanState) => boolean;
/** Asked wherever a span may begin: whether the element being parsed ends here. */
export type Stop = (state: SpanState) => boolean;

/** Every text may be looked at this many times over, in the hope of closing what was opened; then openers are text. */
const STEPS_PER_CHARACTER = 30;
const FREE_STEPS = 20_000;
/** A text has at most so many places where a span may begin; what is behind them is text. */
const MAX_STARTS = 300_000;

/** The state of kramdown's span parser inside markdown-it's. It is used for one text after another. */
export class SpanState extends MarkdownIt.StateInline {
  context!: ParseContext;
  scanner!: Scanner;
  tree!: Element;
  textType: ElementType = 'text';
  starts!: SpanStarts;
  /** How many of each are open around the position. */
  readonly open = { em: 0, strong: 0, link: 0 };
  private steps = 0;
  private starting = 0;
  private memories: { emphasis?: EmphasisMemory; brackets?: BracketMemory; searches?: SearchMemory } = {};

  constructor(md: MarkdownItType) {
    super('', md, {}, []);
  }

  reset(context: ParseContext, root: Element, text: string, line: number, textType: ElementType): void {
    this.src = text;
    this.context = context;
    this.scanner = new Scanner(text, line);
    this.tree = root;
    this.textType = textType;
    this.starts = context.spanStarts ??= spanStarts(context);
    this.steps = FREE_STEPS + STEPS_PER_CHARACTER * text.length;
    this.starting = MAX_STARTS;
    this.memories = {};
  }

  get emphasis(): EmphasisMemory {
    return (this.memories.emphasis ??= new EmphasisMemory());
  }

  get brackets(): BracketMemory {
    return (this.memories.brackets ??= new BracketMemory());
  }

  get searches(): SearchMemory {
    return (this.memories.searches ??= new SearchMemory(this.scanner.text));
  }

  /** Whether another element may be opened: neither too deep nor tried too often. */
  get mayOpen(): boolean {
    return !this.context.refusesSpan(this.scanner, this.steps <= 0);
  }

  /** A number for what is open here; the same text parses the same way where it is the same. */
  get surroundings(): number {
    const { em, strong, link } = this.open;
    return (em > 0 ? 1 : 0) + (strong > 0 ? 2 : 0) + (link > 0 ? 4 : 0);
  }

  addText(text: string): void {
    addText(this.tree, text, this.textType);
  }

  /** Takes one character as text. */
  addCharacter(): void {
    const character = characterAt(this.scanner.text, this.scanner.pos);
    this.addText(character);
    this.scanner.pos += character.length;
  }

  /** Parses into `element` until `stop` says so (true) or the text ends; without `stop`, what is left is text. */
  parseInto(element: Element, stop: Stop | undefined, chain: SpanChain, brackets = false): boolean {
    const outer = this.tree;
    const kind = element.type === 'a' || element.type === 'img' ? 'link' : element.type;
    const counted = kind === 'em' || kind === 'strong' || kind === 'link';
    this.tree = element;
    this.context.depth++;
    if (counted) this.open[kind]++;
    const found = this.run(stop, chain, brackets);
    if (counted) this.open[kind]--;
    this.context.depth--;
    this.tree = outer;
    return found;
  }

  private takes(rules: readonly ((state: this, silent: boolean) => boolean)[]): boolean {
    for (const rule of rules) if (rule(this, false)) return true;
    return false;
  }

  private run(stop: Stop | undefined, chain: SpanChain, brackets: boolean): boolean {
    const { scanner, starts } = this;
    const { text } = scanner;
    const rules = this.md.inline.ruler.getRules(chain);
    while (scanner.pos < text.length) {
      const at = findSpanStart(text, scanner.pos, chain, starts, brackets);
      if (at === -1 || this.context.refusesSpan(scanner, --this.starting < 0)) {
        if (!stop) {
          this.addText(text.slice(scanner.pos));
          scanner.pos = text.length;
        }
        return false;
      }
      this.steps -= 1 + (at - scanner.pos) / 32;
      if (at > scanner.pos) this.addText(text.slice(scanner.pos, at));
      scanner.pos = at;
      if (stop?.(this)) return true;
      if (!this.takes(rules)) this.addCharacter();
    }
    return false;
  }
}

/** States not in use; more than one is needed only for texts inside a text. */
const idle = new WeakMap<MarkdownItType, SpanState[]>();

/** Parses `text` with the rules of a chain into `element`. */
export function parseSpans(
  context: ParseContext,
  element: Element,
  text: string,
  line: number,
  chain: SpanChain,
  textType: ElementType,
): void {
  const { md } = context;
  let states = idle.get(md);
  if (!states) idle.set(md, (states = []));
  const state = states.pop() ?? new SpanState(md);
  state.reset(context, element, text, line, textType);
  state.parseInto(element, undefined, chain);
  states.push(state);
}

function spanStarts({ dialect, configured }: ParseContext): SpanStarts {
  const gfm = dialect === 'GFM';
  return {
    all: dialect !== 'SmartyPants',
    typographic: !gfm || !configured.gfmQuirks.includes('no_auto_typographic'),
    lineBreak: dialect !== 'SmartyPants' && !(gfm && configured.hardWrap),
    strikethrough: gfm,
  };
}
