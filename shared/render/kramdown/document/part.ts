import type { MarkdownIt } from 'markdown-it';
import { BlockState } from '../block/state.ts';
import { isDefinitionStart } from '../block/list-item.ts';
import { ParseContext, type Definition, type Lookups, type Warning } from '../context.ts';
import { Element } from '../element.ts';
import type { KramdownOptions, MutableOptions } from '../options.ts';
import type { Parts } from '../output/holes.ts';
import type { Highlighter } from '../output/code.ts';
import type { TocEntry, TocPlace } from '../output/render-context.ts';
import { rstrip } from '../ruby-text.ts';
import { Scanner } from '../scanner.ts';

/** What the parts of one conversion share. */
export interface Engine {
  readonly md: MarkdownIt;
  readonly dialect: ParseContext['dialect'];
  readonly configured: KramdownOptions;
  /** The configured options, changed in place by `{::options}`. */
  readonly options: MutableOptions;
  readonly highlighter: Highlighter;
}

/**
 * A stretch of the document that parses on its own: it begins at the start or behind a blank line, with nothing pending, and what
 * follows cannot become part of it. Positions and lines are counted from its start.
 */
export interface ParsedPart {
  readonly length: number;
  readonly lines: number;
  /** How much of the text from the part's start on was looked at. */
  readonly reach: number;
  readonly first: boolean;
  readonly definitions: readonly Definition[];
  readonly warnings: readonly Warning[];
  readonly context: ParseContext;
  readonly root: Element;
  readonly spans: readonly BlockSpan[];
}

/** A top-level element and the lines that it was read from. */
export interface BlockSpan {
  readonly element: Element;
  readonly line: number;
  readonly lines: number;
}

/** A part whose HTML is done but for what only the whole document can settle. */
export interface RenderedPart extends Omit<ParsedPart, 'context' | 'root' | 'spans'> {
  readonly lookups: Lookups;
  readonly blocks: readonly { readonly line: number; readonly lines: number; readonly parts: Parts }[];
  readonly gfmIds: readonly string[];
  readonly headerTexts: readonly string[];
  readonly footnotes: readonly string[];
  readonly toc: readonly TocEntry[];
  readonly tocPlace: TocPlace | undefined;
  readonly footnotesPlace: boolean;
  readonly asksForPlace: boolean;
  /** Whether the places were already taken when this was rendered. */
  readonly tocTaken: boolean;
  readonly footnotesTaken: boolean;
}

export function makeContext(engine: Engine): ParseContext {
  return new ParseContext(engine.md, engine.options, engine.dialect, engine.configured);
}

/** Parses the blocks of the part that begins at `start` in source line `line`. */
export function parsePart(engine: Engine, text: string, start: number, line: number): ParsedPart {
  const context = makeContext(engine);
  const scanner = new Scanner(text, line, start);
  const root = new Element('root');
  // The blank line before the part, with which further ones are joined.
  if (start > 0) root.children.push(new Element('blank'));
  const state = BlockState.take(context, scanner, root);
  const notes = new SpanNotes(root);
  while (!scanner.atEnd && !endsHere(state, start)) {
    const before = scanner.pos;
    state.step();
    notes.note(before, scanner.pos);
  }
  state.free();
  // The line behind decided that the part ends here.
  scanner.touch(scanner.atEnd ? undefined : scanner.lineEnd(scanner.pos));
  const end = scanner.pos;
  return {
    length: end - start,
    lines: countLines(text, start, end),
    reach: scanner.reach - start,
    first: start === 0,
    definitions: context.definitions,
    warnings: context.warnings.map(warning => ({ ...warning, line: warning.line - line })),
    context,
    root,
    spans: measure(notes.spans, text, start),
  };
}

/**
 * Behind a blank line nothing before matters but a definition list, which may go on, or a paragraph that becomes its term, even
 * where attribute lists stand between.
 */
function endsHere(state: BlockState, start: number): boolean {
  const { scanner, tree } = state;
  const { text, pos } = scanner;
  if (pos === start || tree.last?.type !== 'blank' || state.blockIal) return false;
  if (tree.children[tree.children.length - 2]?.type === 'dl') return false;
  return !isDefinitionStart(text, pos) && !text.startsWith('{:', scanner.skipIndent(pos));
}

/** Where the elements of a part were read, noted step by step. */
class SpanNotes {
  readonly spans: { element: Element; start: number; end: number }[] = [];
  private seen = 0;

  constructor(private readonly root: Element) {}

  note(start: number, end: number): void {
    const { children } = this.root;
    let index = children.length - 1;
    const oldest = Math.min(this.seen, children.length) - 3;
    while (index > oldest && index >= 0 && isInvisible(children[index]!)) index--;
    this.seen = children.length;
    const element = children[index];
    if (!element || isInvisible(element)) return;
    const { spans } = this;
    const last = spans[spans.length - 1];
    if (last?.element === element) {
      if (index === children.length - 1 || children[index + 1]!.type === 'eob') last.end = end;
    } else if (element.type === 'dl' && last?.element.type === 'p') {
      // The paragraph became the list's terms, or those of the list before it.
      spans.pop();
      const before = spans[spans.length - 1];
      if (before?.element === element) before.end = end;
      else spans.push({ element, start: last.start, end });
    } else spans.push({ element, start, end });
  }
}

function isInvisible({ type }: Element): boolean {
  return type === 'blank' || type === 'eob';
}

function measure(
  spans: readonly { element: Element; start: number; end: number }[],
  text: string,
  start: number,
): BlockSpan[] {
  let line = 0;
  let pos = start;
  return spans.map(span => {
    line += countLines(text, pos, span.start);
    pos = span.start;
    const source = rstrip(text.slice(span.start, span.end));
    return { element: span.element, line, lines: countLines(source, 0, source.length) + 1 };
  });
}

export function countLines(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
