import { Element } from '../element.ts';
import { markTasks } from './task-list.ts';
import { horizontalRuleEnd } from './horizontal-rule.ts';
import {
  isListStart,
  itemLine,
  nextMarkerIndent,
  readFirstLine,
  readMarker,
  takeItemIal,
  withoutIndent,
} from './list-item.ts';
import { endOfBlockEnd, type BlockRule, type BlockState } from './state.ts';

/** An item and its text; a nested list that begins at the item's own indentation begins a text of its own. */
interface Item {
  readonly element: Element;
  readonly texts: string[];
}

export const list: BlockRule = state => {
  const { scanner, context } = state;
  const kind = readMarker(scanner.text, scanner.pos, 'ul', 3) ? 'ul' : 'ol';
  if ((kind === 'ol' && !readMarker(scanner.text, scanner.pos, 'ol', 3)) || context.refusesBlock(scanner)) return false;
  const element = state.newBlock(kind);
  const { items, endOfBlock } = collectItems(state, kind);
  state.add(element);
  element.children = items.map(item => item.element);
  let last: Element | undefined;
  items.forEach((item, index) => {
    parseItem(state, item);
    const { children } = item.element;
    if (children.length === 0) return;
    tighten(items, index, endOfBlock);
    last = children[children.length - 1]!.type === 'blank' ? children.pop() : undefined;
  });
  if (last && !endOfBlock) state.add(last);
  if (context.dialect === 'GFM') markTasks(element);
  return true;
};

function collectItems(state: BlockState, kind: 'ul' | 'ol'): { items: Item[]; endOfBlock: boolean } {
  const { scanner } = state;
  const items: Item[] = [];
  let texts: string[] = [];
  let indentation = 0;
  let markerIndent = 3;
  let nested = false;
  let afterBlank = false;
  while (!scanner.atEnd) {
    const { pos } = scanner;
    if (afterBlank && horizontalRuleEnd(scanner, pos) !== -1) break;
    const eob = endOfBlockEnd(scanner, pos);
    if (eob !== -1) {
      scanner.pos = eob;
      return { items, endOfBlock: true };
    }
    const marker = readMarker(scanner.text, pos, kind, markerIndent);
    const line = marker ? undefined : itemLine(scanner, pos, indentation, !afterBlank);
    if (marker) {
      const element = new Element('li');
      element.line = scanner.line;
      const first = readFirstLine(marker.width, marker.rest);
      const { text, ial } = takeItemIal(first.text);
      if (ial) element.own.ial = ial;
      ({ indentation } = first);
      markerIndent = nextMarkerIndent(indentation);
      nested = isListStart(text, 0);
      texts = [text];
      items.push({ element, texts });
      scanner.pos = marker.end;
      afterBlank = false;
    } else if (line) {
      const inner = withoutIndent(line.text, indentation);
      let text = inner ?? line.text;
      if (nested ? inner === undefined : inner !== undefined) {
        if (isListStart(text, 0)) {
          if (nested) text = ' '.repeat(indentation + 4) + text;
          else {
            texts.push('');
            nested = true;
          }
        }
      }
      texts[texts.length - 1] += text;
      scanner.pos = line.end;
      afterBlank = false;
    } else {
      const blank = scanner.blankEnd(pos);
      if (blank === -1) break;
      nested = true;
      afterBlank = true;
      texts[texts.length - 1] += scanner.text.slice(pos, blank);
      scanner.pos = blank;
    }
  }
  return { items, endOfBlock: false };
}

function parseItem(state: BlockState, { element, texts }: Item): void {
  let line = element.line;
  const content = new Element('temp');
  for (const text of texts) line = state.parseText(content, text, line).line;
  element.children = content.children;
}

/** Decides whether the paragraph that opens an item shows as one, as kramdown does: blank lines around it, and its neighbours. */
function tighten(items: readonly Item[], index: number, endOfBlock: boolean): void {
  const { children } = items[index]!.element;
  const first = children[0]!;
  // An attribute list behind the item's first paragraph leaves an end-of-block marker.
  if (first.type === 'p' && children[1]?.type === 'eob' && first.options.ial) children.splice(1, 1);
  const isLast = index === items.length - 1;
  if (
    first.type === 'p' &&
    (children[1]?.type !== 'blank' || (isLast && children.length === 2 && !endOfBlock)) &&
    (!isLast || items.length === 1 || items.slice(0, -1).some(item => !showsParagraph(item.element.children[0])))
  ) {
    const text = first.children[0];
    if (text && children.length > 1 && children[1]!.type !== 'blank') text.value += '\n';
    first.own.transparent = true;
  }
}

function showsParagraph(first: Element | undefined): boolean {
  return first?.type === 'p' && !first.options.transparent;
}
