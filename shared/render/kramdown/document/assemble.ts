import { writeAttributes } from '../output/escape.ts';
import { fillHoles, type Hole } from '../output/holes.ts';
import { headerId, IdCounter } from '../output/ids.ts';
import type { TocEntry, TocPlace } from '../output/render-context.ts';
import { footnoteKey, renderFootnote, writeFootnotes, type ReadFootnote, type RenderedFootnote } from './footnotes.ts';
import type { Engine, RenderedPart } from './part.ts';
import type { DocumentReferences, FootnoteDefinition } from './references.ts';
import { writeToc } from './toc.ts';

/** What a part's holes are filled with, by kind. */
interface Fillings {
  readonly 'gfm id': readonly string[];
  readonly 'header id': readonly string[];
  readonly footnote: readonly string[];
}

/** Footnotes rendered before, by definition. */
export type FootnoteCache = Map<FootnoteDefinition, RenderedFootnote>;

/** Footnotes whose spans are parsed already. */
export type ReadFootnotes = ReadonlyMap<FootnoteDefinition, ReadFootnote>;

/** A part with the HTML of its blocks, as last filled. */
export interface AssembledPart {
  readonly part: RenderedPart;
  readonly key: string;
  readonly html: readonly string[];
}

export interface Assembly {
  readonly parts: readonly AssembledPart[];
  /** The list of footnotes, where nothing in the text is its place. */
  readonly footnotes: string;
  readonly cache: FootnoteCache;
}

/** Settles ids, footnote numbers and the table of contents, and fills them in; what stays the same is taken from `before`. */
export function assemble(
  engine: Engine,
  references: DocumentReferences,
  parts: readonly RenderedPart[],
  before: { parts: ReadonlyMap<RenderedPart, AssembledPart>; cache: FootnoteCache },
  read?: ReadFootnotes,
): Assembly {
  const gfm = new IdCounter();
  const headers = new Numbering(engine);
  const notes = new FootnoteNumbers(engine, references, before.cache, read);
  const toc: TocEntry[] = [];
  const fillings = parts.map((part): Fillings | undefined => {
    if (
      part.gfmIds.length === 0 &&
      part.headerTexts.length === 0 &&
      part.footnotes.length === 0 &&
      part.toc.length === 0
    )
      return undefined;
    const filling: Fillings = {
      'gfm id': part.gfmIds.map(id => engine.options.autoIdPrefix + gfm.unique(id)),
      'header id': part.headerTexts.map(text => headers.id(text)),
      footnote: part.footnotes.map(name => notes.mark(name)),
    };
    for (const entry of part.toc) toc.push({ ...entry, id: fillText(entry.id, filling) });
    return filling;
  });
  const list = notes.writeList(
    headers,
    toc,
    parts.some(part => part.tocPlace),
  );
  const writePlace = (hole: Hole, place: TocPlace | undefined) =>
    hole.kind === 'toc' ? (place ? writeToc(engine, references, place, toc) : '') : list;
  let placed = false;
  const assembled = parts.map((part, index) => {
    placed ||= part.footnotesPlace;
    return fillPart(part, fillings[index], before.parts.get(part), hole => writePlace(hole, part.tocPlace));
  });
  return { parts: assembled, footnotes: placed ? '' : list, cache: notes.rendered };
}

function fillPart(
  part: RenderedPart,
  filling: Fillings | undefined,
  before: AssembledPart | undefined,
  write: (hole: Hole) => string,
): AssembledPart {
  const places = part.tocPlace || part.footnotesPlace;
  if (!filling && !places)
    return before ?? { part, key: '', html: part.blocks.map(block => fillHoles(block.parts, () => '')) };
  const key = places ? '' : JSON.stringify(filling);
  if (before && !places && before.key === key) return before;
  const html = part.blocks.map(block => fillHoles(block.parts, hole => fillOne(hole, filling) ?? write(hole)));
  return { part, key, html };
}

function fillOne(hole: Hole, filling: Fillings | undefined): string | undefined {
  if (hole.kind === 'toc' || hole.kind === 'footnotes') return undefined;
  const value = filling?.[hole.kind][hole.index] ?? '';
  if (hole.kind === 'footnote') return value;
  return writeAttributes(new Map([['id', value]]));
}

function fillText(text: string, filling: Fillings): string {
  return text.replace(
    /\uDC01(\d)(\d+)\uDC02/g,
    (_, kind: string, index: string) => filling[kind === '0' ? 'gfm id' : 'header id'][Number(index)] ?? '',
  );
}

/** Ids of headers that the parser left without one. */
class Numbering {
  private readonly counter = new IdCounter();

  constructor(private readonly engine: Engine) {}

  id(text: string): string {
    const { autoIdPrefix, transliteratedHeaderIds } = this.engine.options;
    return autoIdPrefix + this.counter.unique(headerId(text, transliteratedHeaderIds));
  }
}

interface Numbered {
  readonly definition: FootnoteDefinition;
  readonly number: number;
  repeats: number;
}

/** Numbers footnotes in the order of their marks, those inside footnotes last. */
class FootnoteNumbers {
  readonly rendered: FootnoteCache = new Map();
  private readonly numbered = new Map<string, Numbered>();

  constructor(
    private readonly engine: Engine,
    private readonly references: DocumentReferences,
    private readonly cache: FootnoteCache,
    private readonly read: ReadFootnotes | undefined,
  ) {}

  /** The HTML of the next mark of that footnote. */
  mark(name: string): string {
    const known = this.numbered.get(name);
    const { footnoteNr, footnotePrefix } = this.engine.options;
    if (known) known.repeats++;
    const definition = this.references.footnotes.get(name);
    if (!known && definition)
      this.numbered.set(name, { definition, number: footnoteNr + this.numbered.size, repeats: 0 });
    const { number, repeats } = this.numbered.get(name) ?? { number: 0, repeats: 0 };
    const full = footnotePrefix + name;
    const repeat = repeats > 0 ? `:${repeats}` : '';
    return `<sup id="fnref:${full}${repeat}" role="doc-noteref"><a href="#fn:${full}" class="footnote" rel="footnote">${number}</a></sup>`;
  }

  /** The whole list; footnotes first marked in it are added to it. */
  writeList(headers: Numbering, toc: TocEntry[], tocTaken: boolean): string {
    const filled: { footnote: RenderedFootnote; filling: Fillings }[] = [];
    let taken = tocTaken;
    for (const { definition, repeats } of this.numbered.values()) {
      const footnote = this.render(definition, repeats, taken);
      taken ||= footnote.tocPlace !== undefined;
      const filling: Fillings = {
        'gfm id': [],
        'header id': footnote.headerTexts.map(text => headers.id(text)),
        footnote: footnote.footnotes.map(name => this.mark(name)),
      };
      for (const entry of footnote.toc) toc.push({ ...entry, id: fillText(entry.id, filling) });
      filled.push({ footnote, filling });
    }
    const contents = ({ tocPlace }: RenderedFootnote): string =>
      tocPlace ? writeToc(this.engine, this.references, tocPlace, toc) : '';
    const items = filled.map(({ footnote, filling }) =>
      fillHoles(footnote.parts, hole => fillOne(hole, filling) ?? contents(footnote)),
    );
    return items.length === 0 ? '' : writeFootnotes(items.join(''), this.engine.options.footnoteNr);
  }

  private render(definition: FootnoteDefinition, repeats: number, tocTaken: boolean): RenderedFootnote {
    const cached = this.cache.get(definition);
    const fits = cached?.key === footnoteKey(definition, repeats, tocTaken);
    const footnote = fits
      ? cached
      : renderFootnote(this.engine, definition, this.references, repeats, tocTaken, this.read?.get(definition));
    this.rendered.set(definition, footnote);
    return footnote;
  }
}
