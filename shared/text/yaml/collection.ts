import type { TextChange } from '../text-change.ts';
import { columnOf, contentEnd, indentAt, isFirstOnLine, lineEnd, lineStart, nextLine, type Layout } from './layout.ts';
import type { MappingNode, SequenceNode, YamlPair } from './tree.ts';
import type { FrontMatterValue } from './value.ts';
import { writeInline, writeKey, writePair } from './write.ts';

/** Items `from` up to `to` go; those of `added` (already written) come in their place. One of the two is empty. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly added: readonly string[];
}

/** Takes items out of a sequence and puts others in; every other item keeps its bytes and its comment. */
export function editItems(layout: Layout, sequence: SequenceNode, runs: readonly Run[]): TextChange[] {
  if (!sequence.flow) return runs.flatMap(run => editBlockItems(layout, sequence, run));
  const parts = sequence.items.map(item => ({ from: item.start, to: contentEnd(layout.text, item) }));
  return runs.flatMap(run => editParts(layout, sequence.range, parts, run));
}

/** Takes pairs out of a mapping. */
export function removePairs(layout: Layout, mapping: MappingNode, gone: readonly YamlPair[]): TextChange[] {
  if (gone.length === 0) return [];
  const { text } = layout;
  if (mapping.flow) {
    const parts = partsOf(text, mapping);
    return runsOf(mapping.pairs, gone).flatMap(([from, to]) =>
      editParts(layout, mapping.range, parts, { from, to, added: [] }),
    );
  }
  return runsOf(mapping.pairs, gone).map(([from, to]) => {
    const first = mapping.pairs[from]!;
    const start = explicitStart(text, first);
    const next = mapping.pairs[to];
    // Behind a dash (`- a: 1`) the line itself stays for the next pair.
    if (!isFirstOnLine(text, start) && next) return { from: start, to: explicitStart(text, next), insert: '' };
    const last = mapping.pairs[to - 1]!;
    return { from: lineStart(text, start), to: nextLine(text, pairEnd(text, last)), insert: '' };
  });
}

/** Puts a pair behind another one, or before the first. */
export function insertPair(
  layout: Layout,
  mapping: MappingNode,
  key: string,
  value: FrontMatterValue,
  after: YamlPair | undefined,
): TextChange[] {
  const { text, newline } = layout;
  if (mapping.flow) {
    const added = [`${writeKey(layout, key, true)}: ${writeInline(layout, value, true)}`];
    const at = after ? mapping.pairs.indexOf(after) + 1 : 0;
    return editParts(layout, mapping.range, partsOf(text, mapping), { from: at, to: at, added });
  }
  const first = mapping.pairs[0];
  const indent = first ? columnOf(text, explicitStart(text, first)) : 0;
  const lines = writePair(layout, key, value, indent);
  if (after) {
    const at = lineEnd(text, pairEnd(text, after));
    return [{ from: at, to: at, insert: lines.map(line => newline + line).join('') }];
  }
  const at = first ? explicitStart(text, first) : mapping.range.from;
  const written = lines.map(line => line + newline).join('');
  if (isFirstOnLine(text, at)) return [{ from: lineStart(text, at), to: lineStart(text, at), insert: written }];
  return [{ from: at, to: at, insert: written.trimStart() + ' '.repeat(indent) }];
}

/** Where the last written part of a pair ends. */
export function pairEnd(text: string, pair: YamlPair): number {
  return Math.max(pair.afterColon, pair.value ? contentEnd(text, pair.value) : 0);
}

/** Where a pair begins: at its key's anchor or tag, or at the `?` of an explicit key. */
export function explicitStart(text: string, pair: YamlPair): number {
  const before = /\?[ \t]+$/.exec(text.slice(lineStart(text, pair.key.start), pair.key.start));
  return before ? pair.key.start - before[0].length : pair.key.start;
}

function editBlockItems(layout: Layout, sequence: SequenceNode, run: Run): TextChange[] {
  const { text, newline } = layout;
  const { items, dashes } = sequence;
  const changes: TextChange[] = [];
  if (run.to > run.from) {
    const start = dashes[run.from] ?? items[run.from]!.start;
    const next = dashes[run.to];
    const end = Math.max(contentEnd(text, items[run.to - 1]!), (dashes[run.to - 1] ?? 0) + 1);
    const line = isFirstOnLine(text, start) || next === undefined;
    changes.push(
      line
        ? { from: lineStart(text, start), to: nextLine(text, end), insert: '' }
        : { from: start, to: next, insert: '' },
    );
  }
  if (run.added.length === 0) return changes;
  const first = dashes[0] ?? sequence.range.from;
  const before = isFirstOnLine(text, first) ? indentAt(text, first) : ' '.repeat(columnOf(text, first));
  if (run.from === 0) {
    const written = run.added.map(item => `- ${item}${newline}${before}`).join('');
    return [...changes, { from: first, to: first, insert: written }];
  }
  const previous = items[run.from - 1]!;
  const at = lineEnd(text, Math.max(contentEnd(text, previous), (dashes[run.from - 1] ?? 0) + 1));
  return [...changes, { from: at, to: at, insert: run.added.map(item => `${newline}${before}- ${item}`).join('') }];
}

interface Part {
  readonly from: number;
  readonly to: number;
}

/** Takes parts out from between brackets and puts others in, with the commas. */
function editParts(layout: Layout, brackets: Part, parts: readonly Part[], run: Run): TextChange[] {
  const { text, newline } = layout;
  const previous = parts[run.from - 1];
  const next = parts[run.to];
  if (run.to > run.from) {
    const from = parts[run.from]!.from;
    const to = parts[run.to - 1]!.to;
    const line = wholeLines(text, from, to);
    if (line && (previous || next)) return [line];
    if (previous) return [{ from: previous.to, to, insert: '' }];
    if (next) return [{ from, to: next.from, insert: '' }];
    return [{ from, to: commaAfter(text, to) ?? to, insert: '' }];
  }
  if (run.added.length === 0) return [];
  if (previous) {
    const comma = commaAfter(text, previous.to);
    if (isFirstOnLine(text, previous.from) && lineEnd(text, previous.to) < brackets.to) {
      // One part a line: the new ones get lines of their own, behind the comment of the line before.
      const indent = indentAt(text, previous.from);
      const at = lineEnd(text, comma ?? previous.to);
      const written = run.added.map(part => `${newline}${indent}${part}`).join(',') + (comma === undefined ? '' : ',');
      const missing = comma === undefined ? [{ from: previous.to, to: previous.to, insert: ',' }] : [];
      return [...missing, { from: at, to: at, insert: written }];
    }
    return [{ from: previous.to, to: previous.to, insert: run.added.map(part => `, ${part}`).join('') }];
  }
  const first = parts[0];
  if (first) return [{ from: first.from, to: first.from, insert: run.added.map(part => `${part}, `).join('') }];
  const inside = text.slice(brackets.from + 1, brackets.to - 1);
  const to = brackets.from + 1 + (/^[ \t]*$/.test(inside) ? inside.length : 0);
  return [{ from: brackets.from + 1, to, insert: run.added.join(', ') }];
}

/** The lines that hold nothing but these parts, their comma and a comment. */
function wholeLines(text: string, from: number, to: number): TextChange | undefined {
  const comma = commaAfter(text, to);
  const rest = text.slice(comma ?? to, lineEnd(text, comma ?? to));
  if (!isFirstOnLine(text, from) || !/^[ \t]*(?:#.*)?$/.test(rest)) return undefined;
  return { from: lineStart(text, from), to: nextLine(text, comma ?? to), insert: '' };
}

/** Behind the comma that follows an offset; undefined where another sign follows. */
function commaAfter(text: string, from: number): number | undefined {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at += 1;
  return text[at] === ',' ? at + 1 : undefined;
}

function partsOf(text: string, mapping: MappingNode): Part[] {
  return mapping.pairs.map(pair => ({ from: explicitStart(text, pair), to: pairEnd(text, pair) }));
}

/** Neighbouring pairs of a list as half-open ranges of indices. */
function runsOf(pairs: readonly YamlPair[], chosen: readonly YamlPair[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const [index, pair] of pairs.entries()) {
    if (!chosen.includes(pair)) continue;
    const last = runs.at(-1);
    if (last?.[1] === index) last[1] = index + 1;
    else runs.push([index, index + 1]);
  }
  return runs;
}
