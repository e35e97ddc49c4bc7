import type { MarkdownIt } from 'markdown-it';
import type { Element, Ial } from './element.ts';
import type { KramdownOptions, MutableOptions } from './options.ts';
import type { Scanner } from './scanner.ts';
import type { SpanStarts } from './span/starts.ts';

/** How deep blocks may nest; what is deeper stays text. */
const MAX_DEPTH = 200;
/** Letters of the texts that blocks inside of one another may hold at once: each has its own copy of what it holds. */
const MOST_HELD = 200_000_000;

/** How deep spans and HTML may be nested, which costs less: an unclosed `<name>` at each line of a long log nests that deep. */
const MAX_SPAN_DEPTH = 450;

/** What a document defines for all of it, in the order in which it was found. */
export type Definition =
  | {
      readonly kind: 'link';
      readonly id: string;
      readonly url: string;
      readonly title: string | undefined;
      readonly eob: Element;
    }
  | { readonly kind: 'attributes'; readonly name: string; readonly list: string }
  | { readonly kind: 'abbreviation'; readonly id: string; readonly text: string; readonly eob: Element }
  | {
      readonly kind: 'footnote';
      readonly name: string;
      readonly text: string;
      readonly line: number;
      readonly content: Element;
    };

export interface Warning {
  /** 0-based line of the document. */
  readonly line: number;
  readonly message: string;
  /** kramdown would go on here, or end the build; here what follows stays text. */
  readonly limit?: true;
}

const BLOCKS_TOO_DEEP = 'Quotes, lists or elements are nested too deeply here; what is deeper stays text';
const SPANS_TOO_MANY = 'Marks or tags are nested too deeply here, or opened too often; what follows stays text';

export interface LinkTarget {
  readonly url: string;
  readonly title: string | undefined;
  readonly ial: Ial | undefined;
}

/** What spans are parsed against, gathered from all blocks. */
export interface References {
  readonly links: ReadonlyMap<string, LinkTarget>;
  /** The length of the longest link id: a longer text cannot name a definition. */
  readonly longestLinkId: number;
  readonly attributes: ReadonlyMap<string, Ial>;
  readonly footnotes: ReadonlyMap<string, unknown>;
}

/** What the spans of one part of the document asked for, to know when they must be parsed again. */
export interface Lookups {
  readonly links: ReadonlySet<string>;
  readonly footnotes: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** What the rules share while they parse one part of a document. */
export class ParseContext {
  readonly definitions: Definition[] = [];
  readonly warnings: Warning[] = [];
  private links: Set<string> | undefined;
  private footnotes: Set<string> | undefined;
  private readonly limits = new Set<string>();
  references: References = NO_REFERENCES;
  depth = 0;
  /** Letters of the texts that are being parsed inside of one another. */
  held = 0;
  spanStarts: SpanStarts | undefined;

  constructor(
    readonly md: MarkdownIt,
    /** Changed in place by `{::options}`. */
    readonly options: MutableOptions,
    readonly dialect: 'GFM' | 'Kramdown' | 'SmartyPants',
    /** The options as configured: what GFM reads once, at its start. */
    readonly configured: KramdownOptions = options,
  ) {}

  get lookups(): Lookups {
    return { links: this.links ?? NONE, footnotes: this.footnotes ?? NONE };
  }

  /** Whether a block that holds others stays text at the position: parsing them would exhaust the stack, or the memory. It is told if so. */
  refusesBlock(at: Scanner): boolean {
    const refuses = this.depth >= MAX_DEPTH || this.held > MOST_HELD;
    if (refuses) this.reachedLimit(at, BLOCKS_TOO_DEEP);
    return refuses;
  }

  /** Whether a span or an HTML element stays text at the position, as it is too deep or as too much was tried before. It is told if so. */
  refusesSpan(at: Scanner, tried: boolean): boolean {
    const refuses = tried || this.depth >= MAX_SPAN_DEPTH;
    if (refuses) this.reachedLimit(at, SPANS_TOO_MANY);
    return refuses;
  }

  /** The definition of a link's id; that it was asked for is remembered. */
  findLink(id: string): LinkTarget | undefined {
    (this.links ??= new Set()).add(id);
    return this.references.links.get(id);
  }

  /** Whether the footnote is defined; that it was asked for is remembered. */
  hasFootnote(name: string): boolean {
    (this.footnotes ??= new Set()).add(name);
    return this.references.footnotes.has(name);
  }

  warn(line: number, message: string): void {
    this.warnings.push({ line, message });
  }

  /** Once is enough: behind the first place there may be millions. */
  private reachedLimit(at: Scanner, message: string): void {
    if (this.limits.has(message)) return;
    this.limits.add(message);
    this.warnings.push({ line: at.line, message, limit: true });
  }
}

const NO_REFERENCES: References = { links: new Map(), longestLinkId: 0, attributes: new Map(), footnotes: new Map() };
