import type { Token } from 'markdown-it';
import type { Element } from '../element.ts';
import { splitAtHoles } from '../output/holes.ts';
import type { RenderContext } from '../output/render-context.ts';
import { renderEnv, type KramdownRenderer } from '../output/renderer.ts';
import { tokensOf } from '../output/tokens.ts';
import { GfmUpdate } from '../tree/gfm.ts';
import { updateTree } from '../tree/update.ts';
import type { Engine, ParsedPart, RenderedPart } from './part.ts';
import type { DocumentReferences } from './references.ts';

export interface Places {
  readonly tocTaken: boolean;
  readonly footnotesTaken: boolean;
}

export function makeRenderContext(engine: Engine, references: DocumentReferences, places: Places): RenderContext {
  return {
    options: engine.options,
    highlighter: engine.highlighter,
    abbreviations: references.abbreviations,
    headerTexts: [],
    footnotes: [],
    toc: [],
    ...places,
    tocPlace: undefined,
    footnotesPlace: false,
    asksForPlace: false,
  };
}

/** Parses a part's spans. After all parts are done, `renderPart` may write them. */
export function parsePartSpans({ context, root }: ParsedPart, references: DocumentReferences): void {
  context.references = references;
  updateTree(context, root);
  references.finder?.replaceIn(root);
}

/** What GFM does to a part's finished tree; gives the ids that it made. */
function updateGfm({ dialect, options, configured }: Engine, root: Element): readonly string[] {
  if (dialect !== 'GFM') return [];
  const gfm = new GfmUpdate(options.autoIds, configured.hardWrap);
  gfm.update(root);
  return gfm.ids;
}

export function renderPart(
  engine: Engine,
  part: ParsedPart,
  references: DocumentReferences,
  places: Places,
  line: number,
): RenderedPart {
  const gfmIds = updateGfm(engine, part.root);
  const context = makeRenderContext(engine, references, places);
  const { length, lines, reach, first, definitions } = part;
  const blocks = groupBlocks(part).map(block => ({
    line: block.line,
    lines: block.lines,
    parts: splitAtHoles(renderElements(engine, block.elements, context, 0)),
  }));
  return {
    length,
    lines,
    reach,
    first,
    definitions,
    warnings: part.context.warnings.map(warning => ({ ...warning, line: Math.max(0, warning.line - line) })),
    lookups: part.context.lookups,
    blocks,
    gfmIds,
    headerTexts: context.headerTexts,
    footnotes: context.footnotes,
    toc: context.toc,
    tocPlace: context.tocPlace,
    footnotesPlace: context.footnotesPlace,
    asksForPlace: context.asksForPlace,
    ...places,
  };
}

/** Writes elements as HTML, their tokens by way of markdown-it's renderer. */
export function renderElements(
  engine: Engine,
  elements: readonly Element[],
  context: RenderContext,
  indent: number,
): string {
  const tokens: Token[] = tokensOf(elements, context);
  return (engine.md.renderer as KramdownRenderer).renderAt(tokens, engine.md.options, renderEnv(context), indent);
}

interface Group {
  readonly line: number;
  readonly lines: number;
  readonly elements: Element[];
}

/** The top-level elements by the blocks that they were read as; blank lines go with the block before, that before the part with the part before. */
function groupBlocks({ root, spans, first }: ParsedPart): Group[] {
  const groups: Group[] = [];
  const { children } = root;
  let next = 0;
  for (let i = first ? 0 : 1; i < children.length; i++) {
    const element = children[i]!;
    const span = spans[next]?.element === element ? spans[next++] : undefined;
    const last = groups[groups.length - 1];
    if (last && !span) last.elements.push(element);
    else groups.push({ line: span?.line ?? 0, lines: span?.lines ?? 0, elements: [element] });
  }
  return groups;
}
