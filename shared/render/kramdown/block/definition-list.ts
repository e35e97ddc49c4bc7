import { Element } from '../element.ts';
import { itemLine, nextMarkerIndent, readFirstLine, readMarker, takeItemIal, withoutIndent } from './list-item.ts';
import { endOfBlockEnd, type BlockRule, type BlockState } from './state.ts';

/** `: definition` behind a paragraph whose lines are the terms. A blank line between them makes the definition show its paragraphs. */
export const definitionList: BlockRule = state => {
  const { scanner, tree, context } = state;
  if (!readMarker(scanner.text, scanner.pos, 'dl', 3) || context.refusesBlock(scanner)) return false;
  const { children } = tree;
  const last = children[children.length - 1];
  const afterParagraph = last?.type === 'p';
  const afterBlank = last?.type === 'blank' && last.value === '\n' && children[children.length - 2]?.type === 'p';
  if (!afterParagraph && !afterBlank) return false;
  const list = state.newBlock('dl');
  if (afterBlank) children.pop();
  const paragraph = children.pop()!;
  list.line = paragraph.line;
  addTerms(list, paragraph.children[0]?.value ?? '');
  if (paragraph.options.ial) list.own.ial = paragraph.options.ial;
  else delete list.own.ial;
  const bodies = collectDefinitions(state, list, afterBlank);
  let trailing: Element | undefined;
  for (const [definition, body] of bodies) {
    state.parseText(definition, body, definition.line);
    if (definition.children.length === 0) continue;
    trailing = definition.last?.type === 'blank' ? definition.children.pop() : undefined;
    const first = definition.children[0];
    if (first?.type === 'p' && !definition.options.firstAsParagraph) {
      const text = first.children[0];
      if (text && definition.children.length > 1) text.value += '\n';
      first.own.transparent = true;
    }
  }
  addOrJoin(tree, list);
  if (trailing) state.add(trailing);
  return true;
};

function addTerms(list: Element, text: string): void {
  for (const term of text.split('\n')) {
    const { text: rest, ial } = takeItemIal(term);
    const dt = new Element('dt', '', { rawText: rest, ...(ial && { ial }) });
    dt.line = list.line;
    dt.children.push(new Element('raw_text', rest));
    list.children.push(dt);
  }
}

function collectDefinitions(state: BlockState, list: Element, firstAsParagraph: boolean): [Element, string][] {
  const { scanner } = state;
  const bodies: [Element, string][] = [];
  let indentation = 0;
  let markerIndent = 3;
  let afterBlank = false;
  let asParagraph = firstAsParagraph;
  while (!scanner.atEnd) {
    const { pos } = scanner;
    const marker = readMarker(scanner.text, pos, 'dl', markerIndent);
    if (!marker && endOfBlockEnd(scanner, pos) !== -1) break;
    const line = marker ? undefined : itemLine(scanner, pos, indentation, !afterBlank);
    if (marker) {
      const dd = new Element('dd', '', { firstAsParagraph: asParagraph });
      dd.line = scanner.line;
      const first = readFirstLine(marker.width, marker.rest);
      const { text, ial } = takeItemIal(first.text);
      if (ial) dd.own.ial = ial;
      ({ indentation } = first);
      markerIndent = nextMarkerIndent(indentation);
      list.children.push(dd);
      bodies.push([dd, text]);
      scanner.pos = marker.end;
      asParagraph = false;
      afterBlank = false;
    } else if (line) {
      bodies[bodies.length - 1]![1] += withoutIndent(line.text, indentation) ?? line.text;
      scanner.pos = line.end;
      asParagraph = false;
      afterBlank = false;
    } else {
      const blank = scanner.blankEnd(pos);
      if (blank === -1) break;
      asParagraph = true;
      afterBlank = true;
      bodies[bodies.length - 1]![1] += scanner.text.slice(pos, blank);
      scanner.pos = blank;
    }
  }
  return bodies;
}

/** Terms and definitions behind a definition list, a blank line between them or not, belong to it. */
function addOrJoin(tree: Element, list: Element): void {
  const { children } = tree;
  const last = children[children.length - 1];
  const before = children[children.length - 2];
  if (last?.type === 'dl') for (const child of list.children) last.children.push(child);
  else if (last?.type === 'blank' && before?.type === 'dl') {
    children.pop();
    for (const child of list.children) before.children.push(child);
  } else children.push(list);
}
