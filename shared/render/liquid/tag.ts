import type { Body } from './body.ts';
import type { Node } from './context.ts';
import type { LiquidFault } from './fault.ts';
import type { Tokenizer } from './tokenizer.ts';

/** Takes a tag inside a block that no registry knows (`else`); `false` when it is no part of that block. */
export type ForeignHandler = (name: string, markup: string) => boolean;

/** Reads a markup; may throw a syntax fault. */
export type Reader<T> = (markup: string) => T;

/** What a tag may ask of the parsing that it stands in. */
export interface Parsing {
  readonly path: string;
  /** 1-based line of the tag or variable that is being parsed. */
  readonly line: number;
  /**
   * Parses the body of a block up to its end tag, or to a foreign tag that `handle` takes. `true` when the latter: the block goes on.
   * A block that is never closed, or closed by another's end tag, is reported and ends there.
   */
  block(name: string, body: Body, tokens: Tokenizer, line: number, handle: ForeignHandler): boolean;
  /** Parses the body of a block that has nothing but a body. */
  simpleBlock(name: string, tokens: Tokenizer, line: number): Body;
  /** Parses Liquid that stands inside a tag's markup (the name of an include). */
  fragment(text: string, line: number): Body;
  /**
   * Runs the parser that the error mode names: `strict`, `lax`, or for `warn` the strict one and with a warning the lax one
   * where it fails. `shown` is how a message quotes the markup.
   */
  withMode<T>(markup: string, line: number, shown: string, strict: Reader<T>, lax: Reader<T>): T;
  /** As `withMode`, but the strict parser comes first in mode `lax` too. */
  withFallback<T>(markup: string, line: number, shown: string, strict: Reader<T>, lax: Reader<T>): T;
  /** Reports what is wrong without giving the tag up. */
  fault(fault: LiquidFault, line: number): void;
}

/** A tag as it stands in the source. */
export interface TagSource {
  readonly name: string;
  /** What follows the name, up to `%}`. */
  readonly markup: string;
  /** 1-based. */
  readonly line: number;
  readonly parsing: Parsing;
  /** What follows the tag; a block tag takes its body from here. */
  readonly tokens: Tokenizer;
}

/** A kind of tag: reads its markup (and a block its body) and gives the node that renders it. */
export interface Tag {
  /** Whether a body up to `{% endNAME %}` follows. */
  readonly block: boolean;
  /** May throw `LiquidFault` for its markup, before it takes any token. */
  readonly parse: (source: TagSource) => Node;
}

/** Tags by name. A plugin's own are added to a copy. */
export type TagRegistry = ReadonlyMap<string, Tag>;

/** A tag without a body that prints what `render` writes. */
export function simpleTag(parse: (source: TagSource) => Node): Tag {
  return { block: false, parse };
}

export function blockTag(parse: (source: TagSource) => Node): Tag {
  return { block: true, parse };
}
