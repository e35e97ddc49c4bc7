import { isAlias, isMap, isScalar, isSeq, parseDocument, type Node, type Pair } from 'yaml';
import type { TextRange } from '../text-change.ts';
import { withoutFoldedTabs, withoutLeadingTabs, type TabSpan } from './tabs.ts';
import { isTooComplex } from './too-complex.ts';
import { readPlain } from './scalar.ts';
import { Literal, isList, isMap as isMapValue, type FrontMatterMap, type FrontMatterValue } from './value.ts';

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

interface Placed {
  /** The content itself, without anchor and tag; empty where no value is written. */
  readonly range: TextRange;
  /** Where the anchor or tag begins, else the content. */
  readonly start: number;
  readonly anchor?: string;
  /** `tag:yaml.org,2002:str`, `!mine`. */
  readonly tag?: string;
}

export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** The content with folds, escapes and indentation undone. */
  readonly text: string;
}
export interface AliasNode extends Placed {
  readonly kind: 'alias';
  readonly name: string;
  readonly target: YamlNode | undefined;
}
export interface SequenceNode extends Placed {
  readonly kind: 'sequence';
  readonly flow: boolean;
  readonly items: YamlNode[];
  /** Where each item's dash stands; empty for `[…]`. */
  readonly dashes: number[];
}
export interface MappingNode extends Placed {
  readonly kind: 'mapping';
  readonly flow: boolean;
  readonly pairs: YamlPair[];
}
export type YamlNode = ScalarNode | AliasNode | SequenceNode | MappingNode;

export interface YamlPair {
  readonly key: YamlNode;
  /** The key's text, by which it is found. */
  readonly name: string;
  /** Absent where not even a colon is written (`{a, b}`). */
  readonly value: YamlNode | undefined;
  /** Behind the colon; behind the key where there is none. */
  readonly afterColon: number;
}

/** What is wrong with a YAML text, at an offset of the whole text. */
export interface YamlFault {
  readonly at: number;
  readonly cause: string;
}

const TOO_COMPLEX = 'The front matter is nested too deeply.';

export interface YamlTree {
  /** Undefined where the text is empty or holds only comments. */
  readonly root: YamlNode | undefined;
  readonly faults: readonly YamlFault[];
}

/**
 * Reads one YAML document that lies in `text` at `range`; never throws. Duplicate keys stay, aliases point to their nodes,
 * scalars are not yet resolved (`valueOf` does that as Psych does).
 */
export function readYaml(text: string, range: TextRange): YamlTree {
  // libyaml takes a carriage return alone for a line break, the parser for a letter; lengths stay the same.
  const source = text.slice(range.from, range.to).replace(/\r(?!\n)/g, '\n');
  if (isTooComplex(source)) return { root: undefined, faults: [{ at: range.from, cause: TOO_COMPLEX }] };
  const tree = readSource(source, range.from);
  if (tree.faults.length === 0) return tree;
  // libyaml lets quoted text go on at the very margin, where the parser sees its end: one line break is one space.
  const joined = source.replace(OPEN_QUOTES, quoted => quoted.replace(/(?<=\S)\n(?=\S)/g, ' '));
  const spaced = withoutLeadingTabs(joined);
  if (spaced !== undefined) return readTabbed(joined, spaced, range.from) ?? tree;
  const again = joined === source ? tree : readSource(joined, range.from);
  return again.faults.length === 0 ? again : tree;
}

/** A text whose quoted text or flow collections go on behind tabs, which libyaml takes there and the parser nowhere. */
function readTabbed(source: string, spaced: string, from: number): YamlTree | undefined {
  const loose = readSource(spaced, from);
  if (loose.faults.length > 0 || !loose.root) return undefined;
  const folded = withoutFoldedTabs(source, tabSpans(loose.root, from));
  const strict = folded === undefined ? undefined : readSource(folded, from);
  return strict?.faults.length === 0 ? strict : undefined;
}

/** Outermost flow collections, quoted text, and scalars outside of flow collections. */
function* tabSpans(node: YamlNode, shift: number, inFlow = false): Generator<TabSpan> {
  const isFlow = 'flow' in node && node.flow;
  const kind = tabKind(node);
  if (kind === 'quoted' || (kind && !inFlow)) yield { from: node.range.from - shift, to: node.range.to - shift, kind };
  const within = node.kind === 'sequence' ? node.items : node.kind === 'mapping' ? partsOf(node) : [];
  for (const part of within) yield* tabSpans(part, shift, inFlow || isFlow);
}

function tabKind(node: YamlNode): TabSpan['kind'] | undefined {
  if (node.kind === 'scalar') return node.style === 'single' || node.style === 'double' ? 'quoted' : 'scalar';
  return 'flow' in node && node.flow ? 'flow' : undefined;
}

function partsOf({ pairs }: MappingNode): YamlNode[] {
  return pairs.flatMap(({ key, value }) => (value ? [key, value] : [key]));
}

/** A key with quoted text that goes on at the margin. */
const OPEN_QUOTES = /^[^\s"'#-][^\n"'#]*:[ \t]+(?:"(?:[^"\\]|\\.){0,2000}"|'(?:[^']|''){0,2000}')[ \t]*$/gm;

function readSource(source: string, from: number): YamlTree {
  const control = CONTROL.exec(source);
  if (control) return { root: undefined, faults: [{ at: from + control.index, cause: CONTROL_CAUSE }] };
  try {
    const document = parseDocument(source, {
      version: '1.1',
      schema: 'failsafe',
      keepSourceTokens: true,
      uniqueKeys: false,
      strict: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const faults = document.errors.map(error => ({ at: from + error.pos[0], cause: sentence(error.message) }));
    const builder = new TreeBuilder(from, faults);
    const root = document.contents ? builder.build(document.contents, []) : undefined;
    const empty = root?.kind === 'scalar' && root.style === 'plain' && root.text === '' && !root.anchor && !root.tag;
    return { root: empty ? undefined : root, faults };
  } catch (error) {
    // The parser recurses: a text of thousands of brackets exhausts the stack.
    const cause = error instanceof RangeError ? TOO_COMPLEX : String(error);
    return { root: undefined, faults: [{ at: from, cause }] };
  }
}

/** What libyaml refuses wherever it stands. */
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]/;
const CONTROL_CAUSE = 'It holds a control character, which YAML allows only as an escape in double quotes.';

interface Token {
  readonly type: string;
  readonly offset: number;
  readonly source?: string;
}

class TreeBuilder {
  private readonly anchors = new Map<string, YamlNode>();

  constructor(
    private readonly shift: number,
    private readonly faults: YamlFault[],
  ) {}

  build(node: Node, before: readonly Token[]): YamlNode {
    const at = node.range ?? [0, 0, 0];
    const range = { from: this.shift + at[0], to: this.shift + at[1] };
    const properties = before.find(token => token.type === 'anchor' || token.type === 'tag');
    const start = properties ? this.shift + properties.offset : range.from;
    if (isAlias(node)) {
      const target = this.anchors.get(node.source);
      if (!target)
        this.faults.push({ at: range.from, cause: `There is no anchor &${node.source} before *${node.source}.` });
      return { kind: 'alias', range, start, name: node.source, target };
    }
    const placed = {
      range,
      start,
      ...(node.anchor === undefined ? {} : { anchor: node.anchor }),
      ...(node.tag === undefined ? {} : { tag: node.tag }),
    };
    if (isSeq(node)) {
      const sequence: SequenceNode = { kind: 'sequence', flow: node.flow === true, items: [], dashes: [], ...placed };
      this.remember(sequence);
      const tokens = itemsOf(node.srcToken);
      for (const [index, item] of node.items.entries()) {
        const before = tokens[index]?.start ?? [];
        const dash = before.find(token => token.type === 'seq-item-ind');
        if (dash) sequence.dashes.push(this.shift + dash.offset);
        sequence.items.push(this.build(item as Node, before));
      }
      return sequence;
    }
    if (isMap(node)) {
      const mapping: MappingNode = { kind: 'mapping', flow: node.flow === true, pairs: [], ...placed };
      this.remember(mapping);
      for (const pair of node.items) mapping.pairs.push(this.pair(pair as Pair<Node, Node | null>));
      return mapping;
    }
    const scalar: ScalarNode = {
      kind: 'scalar',
      style: isScalar(node) ? (STYLES[node.type ?? 'PLAIN'] ?? 'plain') : 'plain',
      text: isScalar(node) && typeof node.value === 'string' ? node.value : '',
      ...placed,
    };
    this.remember(scalar);
    return scalar;
  }

  private pair(pair: Pair<Node, Node | null>): YamlPair {
    const token = pair.srcToken as { start?: Token[]; sep?: Token[] } | undefined;
    const key = this.build(pair.key, token?.start ?? []);
    const separator = token?.sep ?? [];
    const colon = separator.find(part => part.type === 'map-value-ind');
    const value = pair.value ? this.build(pair.value, separator) : undefined;
    return {
      key,
      name: key.kind === 'scalar' ? key.text : key.kind === 'alias' ? aliasText(key) : '',
      value,
      afterColon: colon ? this.shift + colon.offset + 1 : key.range.to,
    };
  }

  private remember(node: YamlNode): void {
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
  }
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function itemsOf(token: unknown): readonly { readonly start?: Token[] }[] {
  return (token as { items?: { start?: Token[] }[] } | undefined)?.items ?? [];
}

function aliasText(node: AliasNode): string {
  return node.target?.kind === 'scalar' ? node.target.text : `*${node.name}`;
}

/** The value of a node as Psych reads it; merge keys (`<<`) are merged, the last of equal keys wins. */
export function valueOf(node: YamlNode | undefined): FrontMatterValue {
  return resolve(node, new Map());
}

function resolve(node: YamlNode | undefined, known: Map<YamlNode, FrontMatterValue>): FrontMatterValue {
  if (!node) return null;
  const before = known.get(node);
  if (before !== undefined) return before;
  if (node.kind === 'scalar') return readScalar(node);
  if (node.kind === 'alias') return node.target ? resolve(node.target, known) : new Literal(`*${node.name}`);
  // A collection that holds itself ends here.
  known.set(node, new Literal(`&${node.anchor ?? ''}`));
  const value =
    node.kind === 'sequence' ? node.items.map(item => resolve(item, known)) : resolveMapping(node.pairs, known);
  known.set(node, value);
  return value;
}

function resolveMapping(pairs: readonly YamlPair[], known: Map<YamlNode, FrontMatterValue>): FrontMatterMap {
  const map = new Map<string, FrontMatterValue>();
  const merge = (from: FrontMatterMap): void => from.forEach((value, key) => map.set(key, value));
  for (const { key, name, value } of pairs) {
    const resolved = resolve(value, known);
    const merges = name === '<<' && key.kind === 'scalar' && key.style === 'plain';
    if (merges && isMapValue(resolved)) merge(resolved);
    else if (merges && isList(resolved) && resolved.every(isMapValue)) [...resolved].reverse().forEach(merge);
    else map.set(name, resolved);
  }
  return map;
}

function readScalar(node: ScalarNode): FrontMatterValue {
  const tag = node.tag?.replace('tag:yaml.org,2002:', '!!');
  if (tag === '!!str' || tag === '!') return node.text;
  if (tag !== undefined) return new Literal(`${tag} ${node.text}`);
  return node.style === 'plain' ? readPlain(node.text) : node.text;
}

/** Every node of a tree, parents first; aliases are not followed. */
export function* nodesOf(node: YamlNode | undefined): Generator<YamlNode> {
  if (!node) return;
  yield node;
  if (node.kind === 'sequence') for (const item of node.items) yield* nodesOf(item);
  if (node.kind === 'mapping') {
    for (const pair of node.pairs) {
      yield* nodesOf(pair.key);
      yield* nodesOf(pair.value);
    }
  }
}

/** The package's messages end without a stop, and a remedy follows them; that of an open quote is garbled. */
function sentence(message: string): string {
  const quote = /^Missing closing (["'])quote$/.exec(message);
  if (quote) return `Nothing closes a value that begins with ${quote[1]}.`;
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
