import { Element } from '../element.ts';
import type { TocEntry, TocPlace } from '../output/render-context.ts';
import type { Engine } from './part.ts';
import type { DocumentReferences } from './references.ts';
import { makeRenderContext, renderElements } from './render-part.ts';

/** Writes the table of contents: nested lists of links to the headers, by their levels. */
export function writeToc(
  engine: Engine,
  references: DocumentReferences,
  place: TocPlace,
  entries: readonly TocEntry[],
): string {
  if (entries.length === 0) return '';
  const list = new Element(place.type);
  for (const [name, value] of place.attributes ?? []) list.attr.set(name, value);
  if (!list.attr.has('id')) list.attr.set('id', 'markdown-toc');
  const prefix = list.attr.get('id')!;
  const open: { level: number; item: Element }[] = [];
  for (const { level, id, header } of entries) {
    const link = new Element('a');
    link.attr.set('href', `#${id}`);
    link.attr.set('id', `${prefix}-${id}`);
    link.children = linkText(header.children);
    const text = new Element('p', '', { transparent: true });
    text.children.push(link);
    const item = new Element('li');
    item.children.push(text);
    while (open.length > 0 && open[open.length - 1]!.level >= level) open.pop();
    const parent = open[open.length - 1]?.item;
    if (parent) sublist(parent, place.type).children.push(item);
    else list.children.push(item);
    open.push({ level, item });
  }
  return renderElements(
    engine,
    [list],
    makeRenderContext(engine, references, { tocTaken: true, footnotesTaken: true }),
    0,
  );
}

function sublist(item: Element, type: TocPlace['type']): Element {
  if (item.children.length === 1) item.children.push(new Element(type));
  return item.children[1]!;
}

/** A header's content as a link may hold it: without footnote marks, links unwrapped. */
function linkText(children: readonly Element[]): Element[] {
  return children.flatMap(child => {
    if (child.type === 'footnote') return [];
    const inner = linkText(child.children);
    if (child.type === 'a') return inner;
    const copy = new Element(child.type, child.value, child.options);
    copy.attributes = child.attributes;
    copy.children = inner;
    return [copy];
  });
}
