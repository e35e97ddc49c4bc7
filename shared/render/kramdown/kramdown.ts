import type { MarkdownIt } from 'markdown-it';
import type { Definition, Warning } from './context.ts';
import { assemble, type AssembledPart, type FootnoteCache } from './document/assemble.ts';
import type { Engine, ParsedPart, RenderedPart } from './document/part.ts';
import { changedLookups, gatherReferences, type DocumentReferences } from './document/references.ts';
import { parseAllSpans, renderParts } from './document/render-parts.ts';
import { splitParts } from './document/reuse.ts';
import { makeMarkdown } from './markdown.ts';
import type { KramdownOptions } from './options.ts';
import type { Highlighter } from './output/code.ts';
import { wellFormed } from './output/holes.ts';

export type { Warning } from './context.ts';
export type { Highlighter } from './output/code.ts';
export { jekyllDefaults, readKramdownOptions, type KramdownOptions } from './options.ts';

/** A top-level block of the source and its HTML. The list of footnotes at the document's end is a block of no lines. */
export interface BodyBlock {
  /** 0-based line of the source that the block begins in. */
  readonly line: number;
  readonly lines: number;
  /** Where its HTML ends in the document's; it begins where the block before ends. */
  readonly end: number;
}

/** A converted document; `html` is the blocks' HTML, joined. */
export interface Conversion {
  readonly html: string;
  readonly blocks: readonly BodyBlock[];
  readonly warnings: readonly Warning[];
  /** What a later conversion of a changed text takes over. */
  readonly state: ConversionState;
}

/** Private to `Kramdown`. */
export interface ConversionState {
  readonly owner: Kramdown;
  readonly text: string;
  readonly references: DocumentReferences;
  readonly parts: readonly AssembledPart[];
  readonly footnotes: FootnoteCache;
}

/**
 * Markdown to HTML as kramdown 2.4 (with kramdown-parser-gfm 1.1 for the input `GFM`) converts it. `convert` never throws: what is
 * nested too deeply, or would take too long, stays text.
 */
export class Kramdown {
  private readonly md: MarkdownIt = makeMarkdown('kramdown');

  constructor(
    private readonly options: KramdownOptions,
    private readonly highlighter: Highlighter,
  ) {}

  /** Converts `text`. With the conversion of an earlier text, what the change did not touch is taken over; the result is the same. */
  convert(text: string, previous?: Conversion): Conversion {
    const source = adaptSource(text);
    const engine: Engine = {
      md: this.md,
      dialect: this.options.input === 'GFM' ? 'GFM' : 'Kramdown',
      configured: this.options,
      options: { ...this.options },
      highlighter: this.highlighter,
    };
    // Options set in the text hold from there on, for parsing, and for all of it, for output: nothing can be taken over.
    const inline = source.includes('{::options');
    const before =
      inline || previous?.state.owner !== this || previous.state.text.includes('{::options')
        ? undefined
        : previous.state;
    const parts = splitParts(engine, source, before);
    const references = gatherReferences(definitionsOf(parts), engine.options);
    const read = inline ? parseAllSpans(engine, parts, references) : undefined;
    const rendered = renderParts(
      engine,
      source,
      parts,
      references,
      inline ? undefined : changedLookups(before?.references, references),
    );
    const kept = {
      parts: new Map(before?.parts.map(assembled => [assembled.part, assembled])),
      cache: keptFootnotes(before, references),
    };
    const assembly = assemble(engine, references, rendered, kept, read);
    const { html, blocks, warnings } = joinBlocks(assembly.parts, assembly.footnotes);
    return {
      html,
      blocks,
      warnings,
      state: { owner: this, text: source, references, parts: assembly.parts, footnotes: assembly.cache },
    };
  }
}

/** kramdown's `adapt_source`: line ends are `\n`, one of them at the end. */
function adaptSource(text: string): string {
  const unified = wellFormed(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);
  return unified.endsWith('\n') ? unified : `${unified}\n`;
}

function* definitionsOf(parts: readonly (ParsedPart | RenderedPart)[]): Generator<Definition> {
  for (const part of parts) yield* part.definitions;
}

function keptFootnotes(before: ConversionState | undefined, references: DocumentReferences): FootnoteCache {
  const kept: FootnoteCache = new Map();
  if (!before) return kept;
  const changed = changedLookups(before.references, references);
  for (const [definition, footnote] of before.footnotes) if (!changed(footnote.lookups)) kept.set(definition, footnote);
  return kept;
}

function joinBlocks(
  parts: readonly AssembledPart[],
  footnotes: string,
): Pick<Conversion, 'html' | 'blocks' | 'warnings'> {
  const blocks: BodyBlock[] = [];
  const warnings: Warning[] = [];
  let line = 0;
  let html = '';
  for (const { part, html: blockHtml } of parts) {
    part.blocks.forEach((block, index) => {
      html += blockHtml[index]!;
      blocks.push({ line: line + block.line, lines: block.lines, end: html.length });
    });
    for (const warning of part.warnings) warnings.push({ ...warning, line: line + warning.line });
    line += part.lines;
  }
  if (footnotes !== '') {
    html += footnotes;
    blocks.push({ line, lines: 0, end: html.length });
  }
  return { html, blocks, warnings };
}
