import { lineBreakNear } from '../line-endings.ts';
import type { TextRange } from '../text-change.ts';
import type { Quote } from './scalar.ts';
import { nodesOf, type MappingNode, type YamlNode } from './tree.ts';

/** How new text is written so that it looks like what stands around it. */
export interface Layout {
  readonly text: string;
  /** The document inside the text. */
  readonly range: TextRange;
  readonly newline: string;
  /** The quotes that the document's scalars have; undefined where it has none. */
  readonly quote: Quote | undefined;
  /** How strings are written where nothing stands yet. */
  readonly newText: 'plain' | Quote;
  readonly list: 'flow' | 'block';
  /** Spaces before the dash of a sequence, beyond those of its key. */
  readonly dash: number;
  /** Spaces by which a nested mapping is indented. */
  readonly nested: number;
}

/** Styles wished for values that are new; what stands there already keeps its own. */
export interface StyleWish {
  readonly quote?: 'plain' | 'single' | 'double';
  readonly list?: 'flow' | 'block';
}

/** Reads the habits of a document from its nodes: quotes, list style, indentation, line breaks. */
export function layoutOf(text: string, range: TextRange, root: YamlNode | undefined, wish: StyleWish = {}): Layout {
  let single = 0;
  let double = 0;
  let flow = 0;
  let block = 0;
  let dash: number | undefined;
  let nested: number | undefined;
  const look = (mapping: MappingNode): void => {
    for (const { key, value } of mapping.pairs) {
      if (!value || value.kind === 'scalar' || value.kind === 'alias' || value.flow) continue;
      const indent = columnOf(text, value.range.from) - columnOf(text, key.start);
      if (value.kind === 'sequence') dash ??= indent;
      else nested ??= indent;
    }
  };
  for (const node of nodesOf(root)) {
    if (node.kind === 'scalar') {
      if (node.style === 'single') single += 1;
      if (node.style === 'double') double += 1;
    } else if (node.kind === 'sequence') {
      if (!node.flow) block += 1;
      else if (node.items.length > 0) flow += 1;
    } else if (node.kind === 'mapping' && !node.flow) look(node);
  }
  return {
    text,
    range,
    newline: lineBreakNear(text, range.from),
    quote: single + double === 0 ? undefined : single > double ? "'" : '"',
    newText: wish.quote === 'single' ? "'" : wish.quote === 'double' ? '"' : 'plain',
    list: wish.list ?? (block > flow ? 'block' : 'flow'),
    dash: Math.max(0, dash ?? 2),
    nested: Math.max(1, nested ?? 2),
  };
}

/** Units between the start of the line and the offset. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isBreak(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** Before the line break that ends the line, or the end of the text. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isBreak(text.charCodeAt(at))) at += 1;
  return at;
}

/** Behind the line break that ends the line, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  if (end === text.length) return end;
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
}

/** The white space with which the offset's line begins. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return text.slice(start, Math.min(at, offset));
}

/** Whether only white space stands before the offset on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, offset), offset));
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** Where the last written part of a node ends: before the line break and the comment that follow it. */
export function contentEnd(text: string, node: YamlNode): number {
  if (node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded')) {
    const end = node.range.to;
    if (text[end - 1] === '\n') return text[end - 2] === '\r' ? end - 2 : end - 1;
    return text[end - 1] === '\r' ? end - 1 : end;
  }
  if (node.kind === 'scalar' || node.kind === 'alias' || node.flow) return node.range.to;
  if (node.kind === 'sequence') {
    const last = node.items.at(-1);
    return last ? Math.max(contentEnd(text, last), node.range.from + 1) : node.range.to;
  }
  const last = node.pairs.at(-1);
  return last ? Math.max(last.afterColon, last.value ? contentEnd(text, last.value) : 0) : node.range.to;
}
