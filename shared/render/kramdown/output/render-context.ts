import type { Env, Token } from 'markdown-it';
import type { Attributes, Element } from '../element.ts';
import type { KramdownOptions } from '../options.ts';
import type { Highlighter } from './code.ts';

/** A header for the table of contents. */
export interface TocEntry {
  readonly level: number;
  /** May hold a hole's mark. */
  readonly id: string;
  readonly header: Element;
}

/** A list that the table of contents takes the place of. */
export interface TocPlace {
  readonly type: 'ul' | 'ol';
  readonly attributes: Attributes | null;
}

/** What rendering one part of a document needs, and what it leaves for the whole document to settle. */
export interface RenderContext {
  readonly options: KramdownOptions;
  readonly highlighter: Highlighter;
  readonly abbreviations: ReadonlyMap<string, { readonly title: string; readonly attributes: Attributes | null }>;
  /** Texts of headers whose ids are made when they are written. */
  readonly headerTexts: string[];
  /** Names of footnotes, in the order of their marks. */
  readonly footnotes: string[];
  readonly toc: TocEntry[];
  /** Whether an earlier part of the document took the place. */
  readonly tocTaken: boolean;
  readonly footnotesTaken: boolean;
  tocPlace: TocPlace | undefined;
  footnotesPlace: boolean;
  /** Whether any list here asks for such a place, taken or not. */
  asksForPlace: boolean;
}

/** The environment of the renderer's rules. */
export interface RenderEnv extends Env {
  readonly context: RenderContext;
  /** Spaces before a block's tag. */
  indent: number;
  /** For a closing token: its opening one, what was rendered between them, and the token around them. */
  open: Token | undefined;
  inner: string;
  parent: Token | undefined;
}
