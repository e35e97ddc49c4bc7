import { applyIal, emptyIal, readAttributeList } from '../attributes.ts';
import { normalizeLinkId } from '../block/link-definition.ts';
import type { Definition, LinkTarget, Lookups, References } from '../context.ts';
import type { Attributes, Ial } from '../element.ts';
import type { KramdownOptions } from '../options.ts';
import { Abbreviations } from '../tree/abbreviations.ts';

export type FootnoteDefinition = Extract<Definition, { kind: 'footnote' }>;

/** Everything that the document defines, as its end knows it: for links and footnotes the last definition of a name counts. */
export interface DocumentReferences extends References {
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>;
  readonly abbreviations: ReadonlyMap<string, { readonly title: string; readonly attributes: Attributes | null }>;
  readonly finder: Abbreviations | undefined;
  /** What every part depends on, written out. */
  readonly common: string;
}

export function gatherReferences(definitions: Iterable<Definition>, options: KramdownOptions): DocumentReferences {
  const links = new Map<string, LinkTarget>();
  for (const [id, [url, title]] of options.linkDefs) links.set(normalizeLinkId(id), { url, title, ial: undefined });
  const attributes = new Map<string, Ial>();
  const footnotes = new Map<string, FootnoteDefinition>();
  const abbreviated: Extract<Definition, { kind: 'abbreviation' }>[] = [];
  for (const definition of definitions) {
    switch (definition.kind) {
      case 'link':
        links.set(definition.id, { url: definition.url, title: definition.title, ial: definition.eob.options.ial });
        break;
      case 'attributes': {
        const ial = attributes.get(definition.name) ?? emptyIal();
        readAttributeList(definition.list, ial);
        attributes.set(definition.name, ial);
        break;
      }
      case 'footnote':
        footnotes.set(definition.name, definition);
        break;
      case 'abbreviation':
        abbreviated.push(definition);
    }
  }
  const abbreviations = new Map<string, { title: string; attributes: Attributes | null }>();
  for (const { id, text, eob } of abbreviated) {
    const attr: Attributes = new Map();
    if (eob.options.ial) applyIal(attr, eob.options.ial, attributes);
    abbreviations.set(id, { title: text, attributes: attr });
  }
  let longestLinkId = 0;
  for (const id of links.keys()) longestLinkId = Math.max(longestLinkId, id.length);
  longestLinkId = longestLinkId === 0 ? 0 : 2 ** Math.ceil(Math.log2(longestLinkId));
  const finder = abbreviations.size > 0 ? new Abbreviations(abbreviations.keys()) : undefined;
  const common = JSON.stringify([
    longestLinkId,
    [...attributes].map(writeNamed),
    [...abbreviations].map(([id, a]) => [id, a.title, [...(a.attributes ?? [])]]),
  ]);
  return { links, longestLinkId, attributes, footnotes, abbreviations, finder, common };
}

function writeNamed([name, ial]: [string, Ial]): unknown {
  return [name, ...writeIal(ial)];
}

function writeIal(ial: Ial | undefined): unknown[] {
  return ial ? [[...ial.attributes], ial.refs] : [];
}

/** Says of lookups whether they would find something else now than they found before. */
export function changedLookups(
  before: DocumentReferences | undefined,
  after: DocumentReferences,
): (lookups: Lookups) => boolean {
  if (before?.common !== after.common) return () => true;
  const links = new Set<string>();
  for (const id of new Set([...before.links.keys(), ...after.links.keys()])) {
    if (!sameTarget(before.links.get(id), after.links.get(id))) links.add(id);
  }
  const footnotes = new Set<string>();
  for (const name of new Set([...before.footnotes.keys(), ...after.footnotes.keys()])) {
    if (before.footnotes.has(name) !== after.footnotes.has(name)) footnotes.add(name);
  }
  if (links.size === 0 && footnotes.size === 0) return () => false;
  return lookups => intersects(lookups.links, links) || intersects(lookups.footnotes, footnotes);
}

function sameTarget(a: LinkTarget | undefined, b: LinkTarget | undefined): boolean {
  if (!a || !b) return a === b;
  return a.url === b.url && a.title === b.title && JSON.stringify(writeIal(a.ial)) === JSON.stringify(writeIal(b.ial));
}

function intersects(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of some) if (others.has(one)) return true;
  return false;
}
