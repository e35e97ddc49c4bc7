import type { Lookups } from '../context.ts';
import type { ReadFootnotes } from './assemble.ts';
import { readFootnote } from './footnotes.ts';
import { parsePart, type Engine, type ParsedPart, type RenderedPart } from './part.ts';
import type { DocumentReferences } from './references.ts';
import { parsePartSpans, renderPart, type Places } from './render-part.ts';

/**
 * Parses all spans, those of the footnotes last, before anything is written: where the text sets options, they hold for parsing from
 * there on and for the writing of it all.
 */
export function parseAllSpans(
  engine: Engine,
  parts: readonly (ParsedPart | RenderedPart)[],
  references: DocumentReferences,
): ReadFootnotes {
  for (const part of parts) if ('root' in part) parsePartSpans(part, references);
  return new Map(
    Array.from(references.footnotes.values(), definition => [definition, readFootnote(engine, definition, references)]),
  );
}

/**
 * Renders the parts that are new, and those that would find other definitions or places now than when they were rendered. Without
 * `changed`, all spans are parsed.
 */
export function renderParts(
  engine: Engine,
  source: string,
  parts: readonly (ParsedPart | RenderedPart)[],
  references: DocumentReferences,
  changed: ((lookups: Lookups) => boolean) | undefined,
): RenderedPart[] {
  const places = { tocTaken: false, footnotesTaken: false };
  let start = 0;
  let line = 0;
  return parts.map(part => {
    let rendered = part;
    if (!mayStay(rendered, places, changed)) {
      const fresh = 'root' in part ? part : reparse(engine, source, part, start, line);
      if (changed) parsePartSpans(fresh, references);
      rendered = renderPart(engine, fresh, references, { ...places }, line);
    }
    places.tocTaken ||= rendered.tocPlace !== undefined;
    places.footnotesTaken ||= rendered.footnotesPlace;
    start += part.length;
    line += part.lines;
    return rendered;
  });
}

function mayStay(
  part: ParsedPart | RenderedPart,
  places: Places,
  changed: ((lookups: Lookups) => boolean) | undefined,
): part is RenderedPart {
  if ('root' in part || !changed || changed(part.lookups)) return false;
  return !part.asksForPlace || (part.tocTaken === places.tocTaken && part.footnotesTaken === places.footnotesTaken);
}

/** The part's blocks once more; what they define is defined already. */
function reparse(engine: Engine, source: string, part: RenderedPart, start: number, line: number): ParsedPart {
  return { ...parsePart(engine, source, start, line), definitions: part.definitions };
}
