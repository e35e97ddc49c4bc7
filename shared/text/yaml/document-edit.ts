import { err, ok, type Result } from '../../kit/result.ts';
import { narrowChange } from '../compare/minimal-change.ts';
import { applyChanges, tidyChanges, type TextChange, type TextRange } from '../text-change.ts';
import { explicitStart, insertPair, pairEnd, removePairs } from './collection.ts';
import { editSlot, EFFORTS, slotOf, type Effort } from './edit.ts';
import { layoutOf, lineStart, nextLine, type Layout, type StyleWish } from './layout.ts';
import { hasLoneSurrogate, readPlain } from './scalar.ts';
import { nodesOf, readYaml, valueOf, type MappingNode, type YamlFault, type YamlNode, type YamlPair } from './tree.ts';
import { isList, isMap, Literal, sameValue, type FrontMatterMap, type FrontMatterValue } from './value.ts';
import { writePair } from './write.ts';

/** A key, or the way to a value inside a key's value: `['image', 'path']`, `['tags', 0]`. */
export type KeyPath = readonly [string, ...(string | number)[]];

export interface DocumentEditOptions {
  /** Keys in the order in which new ones are to stand; a key that is not listed comes last. */
  readonly order?: readonly string[];
  readonly style?: StyleWish;
}

/** Why a key cannot be set; `at` is an offset of the text. */
export interface EditRefusal {
  readonly code: 'yaml-invalid' | 'yaml-no-mapping' | 'yaml-no-such-place' | 'yaml-shared' | 'yaml-not-text';
  readonly at: number;
  readonly cause: string;
}

/**
 * The changes after which the YAML document at `range` has `value` at `path` (undefined: has no such key) and every other
 * key its value. The document as changed is read again before it is given out: what cannot be done so is refused.
 * Keys that are aliases of what the path holds follow it, as they do when a person edits the text.
 */
export function editDocument(
  text: string,
  range: TextRange,
  path: KeyPath,
  value: FrontMatterValue | undefined,
  options: DocumentEditOptions = {},
): Result<TextChange[], EditRefusal> {
  if (value !== undefined && !isText(value)) {
    return err({
      code: 'yaml-not-text',
      at: range.from,
      cause: 'The value holds half of a character (a lone surrogate).',
    });
  }
  const tree = readYaml(text, range);
  const fault = tree.faults[0];
  if (fault) return editBroken(text, range, path, value, fault, options);
  const { root } = tree;
  if (root && root.kind !== 'mapping') {
    return err({
      code: 'yaml-no-mapping',
      at: root.range.from,
      cause: 'The document is not a list of keys with values.',
    });
  }
  const before = root ? (valueOf(root) as FrontMatterMap) : new Map<string, FrontMatterValue>();
  const [key, ...rest] = path;
  const pair = root?.pairs.findLast(candidate => candidate.name === key);
  const wanted = replaceIn(before.get(key), rest, value === undefined ? undefined : settled(value));
  if (!wanted.ok)
    return err({ code: 'yaml-no-such-place', at: pair?.key.range.from ?? range.from, cause: wanted.error });
  if (wanted.value === undefined ? !before.has(key) : isSame(before.get(key), wanted.value)) return ok([]);
  const expected = new Map(before);
  if (wanted.value === undefined) expected.delete(key);
  else expected.set(key, wanted.value);
  const followers = followersOf(root, pair);
  const layout = layoutOf(text, range, root, options.style);
  for (const effort of EFFORTS) {
    const changes = tidy(text, changesFor(layout, root, pair, key, wanted.value, effort, options.order ?? []));
    if (isRightAfter(text, range, changes, expected, followers)) return ok(changes);
  }
  return err({
    code: 'yaml-shared',
    at: pair?.key.range.from ?? range.from,
    cause: `"${key}" cannot be changed by itself: other keys of the document depend on how it is written.`,
  });
}

function changesFor(
  layout: Layout,
  root: MappingNode | undefined,
  pair: YamlPair | undefined,
  key: string,
  value: FrontMatterValue | undefined,
  effort: Effort,
  order: readonly string[],
): TextChange[] {
  if (root && value === undefined) {
    return removePairs(
      layout,
      root,
      root.pairs.filter(candidate => candidate.name === key),
    );
  }
  if (value === undefined) return [];
  if (root && pair) return editSlot(layout, slotOf(layout, root, pair), value, effort);
  if (root && (root.flow || effort === 'least')) {
    const after = placeFor(root, key, order);
    if (after !== 'end') return insertPair(layout, root, key, value, after);
    if (root.flow) return insertPair(layout, root, key, value, root.pairs.at(-1));
  }
  return appendPair(layout, root, key, value, effort);
}

/** The pair behind which a new key belongs, undefined for the first place. */
function placeFor(root: MappingNode, key: string, order: readonly string[]): YamlPair | undefined | 'end' {
  const rank = order.indexOf(key);
  if (rank < 0) return 'end';
  let after: YamlPair | undefined;
  let best = -1;
  let isFirst = false;
  for (const pair of root.pairs) {
    const other = order.indexOf(pair.name);
    if (other >= 0 && other < rank && other >= best) {
      best = other;
      after = pair;
    } else if (other > rank) isFirst = true;
  }
  return after ?? (isFirst ? undefined : 'end');
}

/** Writes a pair behind everything else: behind the last line that is not blank, or (`whole`) at the very end. */
function appendPair(
  layout: Layout,
  root: MappingNode | undefined,
  key: string,
  value: FrontMatterValue,
  effort: Effort,
): TextChange[] {
  const { text, range, newline } = layout;
  const last = root?.pairs.at(-1);
  let at = range.to;
  if (effort === 'least') {
    const written = text.slice(range.from, range.to).trimEnd().length;
    at = written === 0 ? range.to : Math.min(range.to, nextLine(text, range.from + written));
    if (last) at = Math.max(at, Math.min(range.to, nextLine(text, pairEnd(text, last))));
  }
  const indent = root?.pairs[0] ? explicitStart(text, root.pairs[0]) - lineStart(text, root.pairs[0].key.start) : 0;
  const before = at > range.from && !/[\r\n]/.test(text[at - 1]!) ? newline : '';
  const insert =
    before +
    writePair(layout, key, value, indent)
      .map(line => line + newline)
      .join('');
  return [{ from: at, to: at, insert }];
}

/** Whether the changed document is one that Jekyll splits and reads as wanted. */
function isRightAfter(
  text: string,
  range: TextRange,
  changes: readonly TextChange[],
  expected: FrontMatterMap,
  followers: ReadonlySet<string>,
): boolean {
  const after = applyChanges(text, changes);
  const newRange = { from: range.from, to: range.to + after.length - text.length };
  if (changes.some(change => change.from < range.from || change.to > range.to)) return false;
  const whole = range.from <= 1 && range.to === text.length;
  if (!whole && newRange.to > newRange.from && !/[\r\n]/.test(after[newRange.to - 1]!)) return false;
  if (!whole && /^(?:---|\.\.\.)[ \t]*\r?$/m.test(after.slice(newRange.from, newRange.to))) return false;
  const { root, faults } = readYaml(after, newRange);
  if (faults.length > 0 || (root && root.kind !== 'mapping')) return false;
  const found = root ? (valueOf(root) as FrontMatterMap) : new Map<string, FrontMatterValue>();
  if (found.size !== expected.size) return false;
  return [...expected].every(([key, value]) => {
    const other = found.get(key);
    return other !== undefined && (followers.has(key) || sameValue(other, value));
  });
}

function followersOf(root: MappingNode | undefined, pair: YamlPair | undefined): ReadonlySet<string> {
  const followers = new Set<string>();
  if (!root || !pair?.value) return followers;
  const changed = new Set<YamlNode>(nodesOf(pair.value));
  for (let size = -1; size < followers.size;) {
    size = followers.size;
    for (const other of root.pairs) {
      if (other === pair || followers.has(other.name) || other.name === pair.name) continue;
      for (const node of nodesOf(other.value)) {
        if (node.kind !== 'alias' || !node.target || !changed.has(node.target)) continue;
        followers.add(other.name);
        for (const inner of nodesOf(other.value)) changed.add(inner);
        break;
      }
    }
  }
  return followers;
}

/** The value with another one at a path inside it; undefined takes out. Missing mappings on the way are made. */
function replaceIn(
  current: FrontMatterValue | undefined,
  path: readonly (string | number)[],
  value: FrontMatterValue | undefined,
): Result<FrontMatterValue | undefined, string> {
  const [step, ...rest] = path;
  if (step === undefined) return ok(value);
  if (current !== undefined && current !== null && isList(current)) {
    const index = typeof step === 'number' ? step : /^\d+$/.test(step) ? Number(step) : -1;
    if (index < 0 || index > current.length) return err(`The list has no item ${step}.`);
    const inner = replaceIn(current[index], rest, value);
    if (!inner.ok) return inner;
    return ok(current.toSpliced(index, 1, ...(inner.value === undefined ? [] : [inner.value])));
  }
  if (current === undefined || current === null || isMap(current)) {
    if (value === undefined && !current?.has(String(step))) return ok(current);
    const inner = replaceIn(current?.get(String(step)), rest, value);
    if (!inner.ok) return inner;
    const map = new Map(current ?? []);
    if (inner.value === undefined) map.delete(String(step));
    else map.set(String(step), inner.value);
    return ok(map);
  }
  return err(`There is a value where the key "${String(step)}" should be inside a mapping.`);
}

/**
 * Mends a key of a document that cannot be read, if that key's line is what was wrong with it; else says what is wrong.
 * A colon in an unquoted title is the usual case.
 */
function editBroken(
  text: string,
  range: TextRange,
  path: KeyPath,
  value: FrontMatterValue | undefined,
  fault: YamlFault,
  options: DocumentEditOptions,
): Result<TextChange[], EditRefusal> {
  const refusal = err<EditRefusal>({ code: 'yaml-invalid', at: fault.at, cause: fault.cause });
  const [key, ...rest] = path;
  const line = linesOfKey(text, range, key);
  if (!line || rest.length > 0 || value === undefined) return refusal;
  const layout = layoutOf(text, range, undefined, options.style);
  const insert = writePair(layout, key, value, 0)
    .map(written => written + layout.newline)
    .join('');
  const rewritten = applyChanges(text, [{ ...line, insert }]);
  const changes = tidy(text, [{ ...line, insert }]);
  const { root, faults } = readYaml(rewritten, { from: range.from, to: range.to + rewritten.length - text.length });
  if (faults.length > 0 || root?.kind !== 'mapping') return refusal;
  return isSame((valueOf(root) as FrontMatterMap).get(key), value) ? ok(changes) : refusal;
}

function linesOfKey(text: string, range: TextRange, key: string): TextRange | undefined {
  let found: TextRange | undefined;
  for (let at = range.from; at < range.to; at = nextLine(text, at)) {
    const end = Math.min(range.to, nextLine(text, at));
    const line = text.slice(at, end);
    const name = /^(?:"([^"\\]*)"|'([^']*)'|([^\s#"'[\]{},&*!|>%@`-][^:#]*?))\s*:(?=\s|$)/.exec(line);
    if (name && (name[1] ?? name[2] ?? name[3]) === key) found = { from: at, to: end };
    else if (found?.to === at && /^[ \t]+\S|^-[ \t]/.test(line)) found = { from: found.from, to: end };
  }
  return found;
}

/** Narrowed to the units that differ, without what does nothing. */
function tidy(text: string, changes: readonly TextChange[]): TextChange[] {
  return tidyChanges(changes)
    .map(change => narrowChange(text, change))
    .filter(({ from, to, insert }) => from < to || insert !== '');
}

function isSame(a: FrontMatterValue | undefined, b: FrontMatterValue): boolean {
  return a !== undefined && sameValue(a, b);
}

/** A literal that Psych reads as something simple (`2025-12-02 05:19` is text) is that. */
function settled(value: FrontMatterValue): FrontMatterValue {
  if (value instanceof Literal) return /^[!&*]/.test(value.source) ? value : readPlain(value.source);
  if (isList(value)) return value.map(settled);
  return isMap(value) ? new Map([...value].map(([key, item]) => [key, settled(item)])) : value;
}

function isText(value: FrontMatterValue): boolean {
  if (typeof value === 'string') return !hasLoneSurrogate(value);
  if (value instanceof Literal) return !/[\r\n]/.test(value.source) && !hasLoneSurrogate(value.source);
  if (isList(value)) return value.every(isText);
  if (isMap(value)) return [...value].every(([key, item]) => !hasLoneSurrogate(key) && isText(item));
  return true;
}
