import type { Entity } from './entities.ts';

/** The kinds of element that kramdown's tree has, before it becomes tokens. */
export type ElementType =
  | 'root'
  | 'blank'
  | 'eob'
  | 'temp'
  | 'raw_text'
  | 'text'
  | 'raw'
  | 'comment'
  | 'p'
  | 'header'
  | 'blockquote'
  | 'codeblock'
  | 'ul'
  | 'ol'
  | 'li'
  | 'dl'
  | 'dt'
  | 'dd'
  | 'hr'
  | 'math'
  | 'table'
  | 'thead'
  | 'tbody'
  | 'tfoot'
  | 'tr'
  | 'td'
  | 'th'
  | 'html_element'
  | 'xml_comment'
  | 'xml_pi'
  | 'footnote_def'
  | 'a'
  | 'img'
  | 'br'
  | 'codespan'
  | 'footnote'
  | 'em'
  | 'strong'
  | 'entity'
  | 'typographic_sym'
  | 'smart_quote'
  | 'abbreviation';

/** Attributes in the order in which they are written. */
export type Attributes = Map<string, string>;

/** An inline attribute list: attributes, and the names of attribute list definitions and markers (`toc`, `standalone`…). */
export interface Ial {
  readonly attributes: Attributes;
  readonly refs: string[];
}

export type Alignment = 'default' | 'left' | 'right' | 'center';
export type ContentModel = 'block' | 'span' | 'raw';

/** What only some kinds of element carry. */
export interface ElementOptions {
  ial?: Ial;
  category?: 'block' | 'span';
  /** Header. */
  level?: number;
  rawText?: string;
  /** A paragraph whose tags are left out (tight list items). */
  transparent?: boolean;
  firstAsParagraph?: boolean;
  /** HTML elements. */
  contentModel?: ContentModel;
  isClosed?: boolean;
  /** Code block: language as written, options behind `?` included. */
  lang?: string;
  alignment?: Alignment[];
  entity?: Entity;
  /** An entity as it was written. */
  original?: string;
  /** Footnote name. */
  name?: string;
  /** `{::nomarkdown type="..."}`. */
  outputTypes?: readonly string[];
  /** What an end-of-block element stands for, where that is not `^`. */
  eob?: 'ald' | 'ial' | 'link_def' | 'abbrev_def' | 'footnote_def' | 'extension';
}

const NO_OPTIONS: Readonly<ElementOptions> = Object.freeze({});
const LEAVES: ReadonlySet<ElementType> = new Set([
  'text',
  'entity',
  'typographic_sym',
  'smart_quote',
  'codespan',
  'br',
  'blank',
  'eob',
  'codeblock',
  'hr',
  'raw',
  'comment',
  'footnote',
  'abbreviation',
] as const);
const NO_CHILDREN: Element[] = Object.freeze([]) as never;

/** A node of the tree that the block and span rules build. */
export class Element {
  attributes: Attributes | null = null;
  children: Element[];
  /** The first source line (0-based), or -1 where nobody asks for it. */
  line = -1;

  constructor(
    public type: ElementType,
    public value = '',
    public options: Readonly<ElementOptions> = NO_OPTIONS,
  ) {
    // Most elements are texts and the like: they share what says that they hold nothing.
    this.children = LEAVES.has(type) ? NO_CHILDREN : [];
  }

  /** The element's options, to be changed. */
  get own(): ElementOptions {
    if (this.options === NO_OPTIONS) this.options = {};
    return this.options;
  }

  get attr(): Attributes {
    return (this.attributes ??= new Map());
  }

  get last(): Element | undefined {
    return this.children[this.children.length - 1];
  }

  /** `block`, `span`, or nothing for the parts of tables and the like. */
  get category(): 'block' | 'span' | undefined {
    return CATEGORY.get(this.type) ?? this.options.category;
  }
}

const CATEGORY: ReadonlyMap<ElementType, 'block' | 'span'> = new Map([
  ...(
    [
      'blank',
      'p',
      'header',
      'blockquote',
      'codeblock',
      'ul',
      'ol',
      'li',
      'dl',
      'dt',
      'dd',
      'table',
      'td',
      'hr',
    ] as const
  ).map(type => [type, 'block'] as const),
  ...(
    [
      'text',
      'a',
      'br',
      'img',
      'codespan',
      'footnote',
      'em',
      'strong',
      'entity',
      'typographic_sym',
      'smart_quote',
      'abbreviation',
    ] as const
  ).map(type => [type, 'span'] as const),
]);

/** Adds text to the last child if that is of the same kind, else as a new child. */
export function addText(tree: Element, text: string, type: ElementType): void {
  const { last } = tree;
  if (last && last.type === type) last.value += text;
  else if (text !== '') tree.children.push(new Element(type, text));
}
