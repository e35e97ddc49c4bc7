import { Element } from '../element.ts';
import { entity } from '../entities.ts';
import { escapeText, writeEntity } from '../output/escape.ts';
import { splitAtHoles, type Parts } from '../output/holes.ts';
import type { TocEntry, TocPlace } from '../output/render-context.ts';
import { updateTree } from '../tree/update.ts';
import { BlockState } from '../block/state.ts';
import { Scanner } from '../scanner.ts';
import { makeContext, type Engine } from './part.ts';
import type { DocumentReferences, FootnoteDefinition } from './references.ts';
import { makeRenderContext, renderElements } from './render-part.ts';
import type { Lookups } from '../context.ts';

/** A footnote's text, written but for what only the whole document can settle. */
export interface RenderedFootnote {
  readonly references: DocumentReferences;
  readonly lookups: Lookups;
  readonly key: string;
  readonly parts: Parts;
  readonly headerTexts: readonly string[];
  readonly footnotes: readonly string[];
  readonly toc: readonly TocEntry[];
  /** The list in it that the table of contents takes the place of. */
  readonly tocPlace: TocPlace | undefined;
}

/** A footnote's tree, its spans parsed. */
export interface ReadFootnote {
  readonly content: Element;
  readonly lookups: Lookups;
}

/** Parses the spans of a footnote's blocks, by default of those that were parsed where it is defined. */
export function readFootnote(
  engine: Engine,
  definition: FootnoteDefinition,
  references: DocumentReferences,
  content: Element = definition.content,
): ReadFootnote {
  const context = makeContext(engine);
  context.references = references;
  updateTree(context, content);
  references.finder?.replaceIn(content);
  return { content, lookups: context.lookups };
}

/** The blocks once more: a footnote may be rendered anew while its definition is taken over. */
function parseAgain(engine: Engine, { text, line }: FootnoteDefinition): Element {
  const content = new Element('footnote_def');
  content.line = line;
  BlockState.parse(makeContext(engine), new Scanner(text, line), content);
  return content;
}

/** Renders a footnote as an item of the list of footnotes, with links back to its `repeats` + 1 marks; `tocTaken` when the table of contents has its place before it. */
export function renderFootnote(
  engine: Engine,
  definition: FootnoteDefinition,
  references: DocumentReferences,
  repeats: number,
  tocTaken: boolean,
  read?: ReadFootnote,
): RenderedFootnote {
  const { content, lookups } = read ?? readFootnote(engine, definition, references, parseAgain(engine, definition));
  const name = engine.options.footnotePrefix + definition.name;
  const item = new Element('li');
  item.attr.set('id', `fn:${name}`);
  item.attr.set('role', 'doc-endnote');
  item.children = content.children;
  addBacklinks(engine, item, name, repeats);
  const render = makeRenderContext(engine, references, { tocTaken, footnotesTaken: true });
  const parts = splitAtHoles(renderElements(engine, [item], render, 4));
  return {
    references,
    lookups,
    key: footnoteKey(definition, repeats, tocTaken),
    parts,
    headerTexts: render.headerTexts,
    footnotes: render.footnotes,
    toc: render.toc,
    tocPlace: render.tocPlace,
  };
}

export function footnoteKey(definition: FootnoteDefinition, repeats: number, tocTaken: boolean): string {
  return `${repeats} ${tocTaken ? 'without' : 'with'} ${definition.name}`;
}

/** The links go into the last paragraph, or into one of their own. */
function addBacklinks(engine: Engine, item: Element, name: string, repeats: number): void {
  const { footnoteBacklink, footnoteBacklinkInline, entityOutput } = engine.options;
  let place: Element | undefined;
  if (item.last?.type === 'p' || footnoteBacklinkInline) {
    let parent = item;
    while (parent.last && parent.last.type !== 'p' && parent.last.type !== 'header') parent = parent.last;
    place = parent.last;
  }
  const space = writeEntity(entity('nbsp'), entityOutput);
  const lead = place ? space : '';
  if (!place) item.children.push((place = new Element('p')));
  if (footnoteBacklink === '') return;
  const text = escapeText(footnoteBacklink);
  place.children.push(new Element('raw', backlink(lead, name, text)));
  for (let index = 1; index <= repeats; index++) {
    place.children.push(new Element('raw', backlink(space, `${name}:${index}`, `${text}<sup>${index + 1}</sup>`)));
  }
}

function backlink(space: string, name: string, text: string): string {
  return `${space}<a href="#fnref:${name}" class="reversefootnote" role="doc-backlink">${text}</a>`;
}

/** The list of footnotes from its items. */
export function writeFootnotes(items: string, start: number): string {
  const from = start === 1 ? '' : ` start="${start}"`;
  return `<div class="footnotes" role="doc-endnotes">\n  <ol${from}>\n${items}  </ol>\n</div>\n`;
}
