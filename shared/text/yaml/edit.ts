import { diffTokens } from '../compare/diff.ts';
import type { TextChange } from '../text-change.ts';
import { editItems, removePairs, insertPair, type Run } from './collection.ts';
import { columnOf, contentEnd, lineEnd, lineStart, type Layout } from './layout.ts';
import { narrowChange } from '../compare/minimal-change.ts';
import { alignScalar, encodeInside } from './scalar-map.ts';
import { isPrintable, mayBeBlock, mayBePlain, maySingleQuote, writeScalar, type Quote } from './scalar.ts';
import { valueOf, type MappingNode, type ScalarNode, type SequenceNode, type YamlNode, type YamlPair } from './tree.ts';
import { Literal, isList, isMap, isScalar, sameValue, type FrontMatterMap, type FrontMatterValue } from './value.ts';
import { writeInline, writeLiteral, writeValue, type Written } from './write.ts';

/** A place where a value stands or may stand. */
export interface Slot {
  readonly node: YamlNode | undefined;
  /** Behind the colon or the dash. */
  readonly from: number;
  /** Inside `[…]` or `{…}`. */
  readonly flow: boolean;
  /** The column of the key or dash. */
  readonly indent: number;
}

/** How much may be rewritten: only the units that differ, a scalar in its own style, or the value with anchor and tag. */
export type Effort = 'least' | 'scalar' | 'whole';
export const EFFORTS: readonly Effort[] = ['least', 'scalar', 'whole'];

/** The changes that make a slot hold a value; what is equal inside lists and mappings stays as it stands. */
export function editSlot(layout: Layout, slot: Slot, value: FrontMatterValue, effort: Effort): TextChange[] {
  const { node } = slot;
  if (node && sameValue(valueOf(node), value)) return [];
  if (node && effort !== 'whole') {
    if (node.kind === 'sequence' && isList(value)) {
      if (node.flow || (value.length > 0 && node.items.length > 0)) return editSequence(layout, node, value, effort);
    }
    if (node.kind === 'mapping' && isMap(value) && (node.flow || value.size > 0)) {
      return editMapping(layout, node, value, effort);
    }
    if (node.kind === 'scalar' && node.range.to > node.range.from && isScalar(value)) {
      const change = editScalar(layout, slot, node, value, effort);
      if (change) return change;
    }
  }
  return replaceValue(layout, slot, value, effort);
}

/** Where a pair's value stands. */
export function slotOf(layout: Layout, mapping: MappingNode, pair: YamlPair): Slot {
  return { node: pair.value, from: pair.afterColon, flow: mapping.flow, indent: columnOf(layout.text, pair.key.start) };
}

function editScalar(
  layout: Layout,
  slot: Slot,
  node: ScalarNode,
  value: null | boolean | number | string | Literal,
  effort: Effort,
): TextChange[] | undefined {
  if (typeof value !== 'string') return undefined;
  const { style } = node;
  const block = style === 'literal' || style === 'folded';
  // libyaml takes no tab before the first letter of a block scalar.
  if (
    effort === 'least' &&
    !(block && (/^\s*\t/.test(value) || !isPrintable(value))) &&
    (style !== 'plain' || mayBePlain(value, slot.flow))
  ) {
    const offsets = valueOf(node) === node.text ? alignScalar(layout.text, node) : undefined;
    const inner = narrowChange(node.text, { from: 0, to: node.text.length, insert: value });
    const insert = encodeInside(inner.insert, node, layout.text, layout.newline);
    if (offsets && insert !== undefined && (style !== 'single' || maySingleQuote(value))) {
      return [{ from: offsets[inner.from]!, to: offsets[inner.to]!, insert }];
    }
  }
  if (block) {
    if (slot.flow || !mayBeBlock(value)) return undefined;
    return putWritten(layout, slot, writeLiteral(layout, value, slot.indent), node.range.from);
  }
  if (style === 'plain' && value.includes('\n')) return undefined;
  const quote: 'plain' | Quote = style === 'single' ? "'" : style === 'double' ? '"' : 'plain';
  const { from } = node.range;
  return [{ from, to: contentEnd(layout.text, node), insert: writeScalar(value, quote, layout.quote, slot.flow) }];
}

function editSequence(
  layout: Layout,
  node: SequenceNode,
  values: readonly FrontMatterValue[],
  effort: Effort,
): TextChange[] {
  const changes: TextChange[] = [];
  const runs: Run[] = [];
  const hunks = diffTokens(
    node.items.map((item, index) => fingerprint(valueOf(item)) ?? `old ${index}`),
    values.map((value, index) => fingerprint(value) ?? `new ${index}`),
  );
  for (const { fromA, toA, fromB, toB } of hunks) {
    const paired = Math.min(toA - fromA, toB - fromB);
    for (let index = 0; index < paired; index++) {
      const slot = itemSlot(layout, node, fromA + index);
      for (const change of editSlot(layout, slot, values[fromB + index]!, effort)) changes.push(change);
    }
    const added = values.slice(fromB + paired, toB).map(value => writeInline(layout, value, node.flow));
    runs.push({ from: fromA + paired, to: toA, added });
  }
  return [...changes, ...editItems(layout, node, runs)].sort(byPlace);
}

function itemSlot(layout: Layout, sequence: SequenceNode, index: number): Slot {
  const node = sequence.items[index]!;
  const dash = sequence.dashes[index];
  return {
    node,
    from: dash === undefined ? node.start : dash + 1,
    flow: sequence.flow,
    indent: columnOf(layout.text, dash ?? node.start),
  };
}

function editMapping(layout: Layout, node: MappingNode, wanted: FrontMatterMap, effort: Effort): TextChange[] {
  const current = valueOf(node) as FrontMatterMap;
  const gone = node.pairs.filter(pair => !wanted.has(pair.name) && !(pair.name === '<<' && !current.has('<<')));
  const changes = [...removePairs(layout, node, gone)];
  const last = node.pairs.findLast(pair => !gone.includes(pair));
  const added: TextChange[] = [];
  for (const [key, value] of wanted) {
    const now = current.get(key);
    if (now !== undefined && sameValue(now, value)) continue;
    const pair = node.pairs.findLast(candidate => candidate.name === key);
    if (pair) for (const change of editSlot(layout, slotOf(layout, node, pair), value, effort)) changes.push(change);
    else for (const change of insertPair(layout, node, key, value, last)) added.push(change);
  }
  return [...changes, ...added].sort(byPlace);
}

/** Writes a value where another (or none) stood, whatever the two are. */
function replaceValue(layout: Layout, slot: Slot, value: FrontMatterValue, effort: Effort): TextChange[] {
  const written: Written =
    slot.flow || effort === 'whole'
      ? {
          head: writeInline({ ...layout, newText: effort === 'whole' ? '"' : layout.newText }, value, slot.flow),
          below: [],
        }
      : writeValue(layout, value, slot.indent);
  const { node } = slot;
  if (!node) return putWritten(layout, slot, written, slot.from);
  // A tag says what the old value was; only text stays text.
  const retag = node.tag !== undefined && !(typeof value === 'string' && typeof valueOf(node) === 'string');
  return putWritten(layout, slot, written, retag || effort === 'whole' ? node.start : node.range.from);
}

/** Puts what is written in the place of the slot's value; `from` is where the old value begins on the key's line. */
function putWritten(layout: Layout, slot: Slot, written: Written, from: number): TextChange[] {
  const { text } = layout;
  const { node } = slot;
  const end = node ? contentEnd(text, node) : slot.from;
  const below = written.below.map(line => layout.newline + line).join('');
  const headLineEnd = lineEnd(text, slot.from);
  if (node && (node.kind === 'sequence' || node.kind === 'mapping') && !node.flow && from > headLineEnd) {
    // The old value stands in lines of its own: the rest of the key's line (a comment, an anchor) stays.
    const at = propertiesEnd(text, slot, node);
    return [...headChange(text, at, at, written.head), { from: headLineEnd, to: lineEnd(text, end), insert: below }];
  }
  if (from > headLineEnd) {
    // A scalar that begins below its key.
    return [{ from: slot.from, to: end, insert: `${written.head === '' ? '' : ' '}${written.head}${below}` }];
  }
  const changes = headChange(text, from, Math.max(from, end), written.head);
  if (below === '') return changes;
  const at = lineEnd(text, Math.max(from, end));
  return [...changes, { from: at, to: at, insert: below }];
}

/** Replaces what stands on the key's line, with one space before it and before a comment; none where nothing follows. */
function headChange(text: string, from: number, to: number, head: string): TextChange[] {
  if (head === '') {
    let start = from;
    if (/^[ \t]*$/.test(text.slice(to, lineEnd(text, to))))
      while (text[start - 1] === ' ' || text[start - 1] === '\t') start -= 1;
    return start === to ? [] : [{ from: start, to, insert: '' }];
  }
  const before = from > lineStart(text, from) && !/[\s[{]/.test(text[from - 1]!) ? ' ' : '';
  const after = text[to] === '#' ? ' ' : '';
  return [{ from, to, insert: before + head + after }];
}

/** Behind the colon and what anchor and tag follow it. */
function propertiesEnd(text: string, slot: Slot, node: YamlNode): number {
  if (node.start >= node.range.from) return slot.from;
  const properties = /^(?:\s*[&!]\S*)+/.exec(text.slice(slot.from, node.range.from));
  return slot.from + (properties?.[0].length ?? 0);
}

/** A text that is the same for values that are the same; undefined for a value too large to compare so. */
function fingerprint(value: FrontMatterValue): string | undefined {
  let left = 2000;
  const print = (part: FrontMatterValue): string => {
    if (--left < 0) return '';
    if (part instanceof Literal) return `=${part.source}`;
    if (isList(part)) return `[${part.map(print).join()}]`;
    if (isMap(part)) return `{${[...part].map(([key, item]) => `${JSON.stringify(key)}:${print(item)}`).join()}}`;
    return typeof part === 'number' ? String(part) : JSON.stringify(part);
  };
  const printed = print(value);
  return left < 0 ? undefined : printed;
}

function byPlace(a: TextChange, b: TextChange): number {
  return a.from - b.from || a.to - b.to;
}
