import type { Place, Problem } from '../kit/problem.ts';
import { err, ok, type Result } from '../kit/result.ts';
import { findFences, type Fences } from './fences.ts';
import { composeChanges, applyChanges, type TextChange, type TextRange } from './text-change.ts';
import { editDocument, type DocumentEditOptions, type EditRefusal, type KeyPath } from './yaml/document-edit.ts';
import { explicitStart, pairEnd } from './yaml/collection.ts';
import { lineStart, nextLine } from './yaml/layout.ts';
import { readYaml, valueOf, type YamlNode } from './yaml/tree.ts';
import { isList, sameValue, type FrontMatterMap, type FrontMatterValue } from './yaml/value.ts';
import { lineBreakNear } from './line-endings.ts';

/** How a value is written. */
export type ValueStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'flow' | 'block' | 'alias' | 'empty';

/** One key of the front matter as it stands in the text. */
export interface FrontMatterEntry {
  readonly key: string;
  readonly value: FrontMatterValue;
  readonly style: ValueStyle;
  /** The key itself. */
  readonly keyRange: TextRange;
  /** The value without anchor, tag, comment and the line break that ends it; empty where none is written. */
  readonly valueRange: TextRange;
  /** The whole lines of the entry, with their last line break. */
  readonly lines: TextRange;
  /** A later entry of the same key wins over this one, as in Ruby. */
  readonly overridden: boolean;
}

export interface FrontMatter {
  /** `none`: no front matter; `unclosed`: no closing fence; `foreign`: TOML, JSON or the like, which Jekyll does not read. */
  readonly kind: Fences['kind'];
  /** Between the fences; empty at the start of the text where there is none. */
  readonly range: TextRange;
  /** Where the body begins. */
  readonly bodyStart: number;
  /** In the order of the text. */
  readonly entries: readonly FrontMatterEntry[];
  /** Key to value as Ruby reads them (merge keys merged, last duplicate wins); with problems, what can be made out. */
  readonly values: FrontMatterMap;
  readonly problems: readonly Problem[];
}

export interface EditOptions extends DocumentEditOptions {
  /** The post's path, for problems. */
  readonly path?: string;
}

/** Reads the front matter of a post's text; never throws. `path` is only named in problems. */
export function readFrontMatter(text: string, path = ''): FrontMatter {
  const fences = findFences(text);
  if (fences.kind !== 'yaml') {
    const problem = problemOfFences(text, path, fences);
    return {
      kind: fences.kind,
      range: fences.kind === 'foreign' ? fences.range : { from: 0, to: 0 },
      bodyStart: 0,
      entries: [],
      values: new Map(),
      problems: problem && fences.kind !== 'none' ? [problem] : [],
    };
  }
  const { root, faults } = readYaml(text, fences.range);
  const problems = faults.map(({ at, cause }) => invalid(text, path, at, cause));
  if (root && root.kind !== 'mapping' && problems.length === 0) {
    problems.push(invalid(text, path, root.range.from, 'The front matter is not a list of keys with values.'));
  }
  const mapping = root?.kind === 'mapping' ? root : undefined;
  const values = mapping ? (valueOf(mapping) as FrontMatterMap) : new Map<string, FrontMatterValue>();
  const last = new Map(mapping?.pairs.map((pair, index) => [pair.name, index]));
  return {
    kind: 'yaml',
    range: fences.range,
    bodyStart: fences.split.bodyStart,
    entries: (mapping?.pairs ?? []).map((pair, index) => {
      const end = pairEnd(text, pair);
      const from = pair.value?.range.from ?? pair.afterColon;
      return {
        key: pair.name,
        value: valueOf(pair.value),
        style: styleOf(pair.value),
        keyRange: pair.key.range,
        valueRange: { from, to: Math.max(from, end) },
        lines: {
          from: lineStart(text, explicitStart(text, pair)),
          to: Math.min(fences.range.to, nextLine(text, end)),
        },
        overridden: last.get(pair.name) !== index,
      };
    }),
    values,
    problems,
  };
}

/**
 * The changes after which the post's front matter has `value` at a key (or a path inside one) and nothing else is
 * different: comments, order, quotes, list style, indentation and line breaks stay, no line is folded, every byte outside
 * the key's own lines is kept. Of duplicate keys the last, which Ruby reads, is changed. The same value gives no change.
 * A text without front matter gets one. Refused with the place and reason: an unclosed fence, TOML or JSON, YAML that
 * cannot be read (unless the key's own line is what is wrong).
 */
export function setKey(
  text: string,
  key: string | KeyPath,
  value: FrontMatterValue,
  options: EditOptions = {},
): Result<TextChange[], Problem> {
  return edit(text, key, value, options);
}

/** The changes that take a key, or the value at a path inside one, out of the front matter with its lines. */
export function removeKey(
  text: string,
  key: string | KeyPath,
  options: EditOptions = {},
): Result<TextChange[], Problem> {
  return edit(text, key, undefined, options);
}

/** Several keys in one list of changes for the text as it is; `undefined` takes a key out. All or nothing. */
export function setKeys(
  text: string,
  values: Iterable<readonly [string | KeyPath, FrontMatterValue | undefined]>,
  options: EditOptions = {},
): Result<TextChange[], Problem> {
  let changes: TextChange[] = [];
  let current = text;
  for (const [key, value] of values) {
    const next = edit(current, key, value, options);
    if (!next.ok) return next;
    changes = composeChanges(changes, next.value);
    current = applyChanges(current, next.value);
  }
  return ok(changes);
}

/**
 * Adds an item at the end of a key's list; no change where the list has it. A missing or empty key becomes a list; a
 * string of words (`tags: a b`, which Jekyll splits) stays one unless the item has white space.
 */
export function addListItem(
  text: string,
  key: string,
  item: FrontMatterValue,
  options: EditOptions = {},
): Result<TextChange[], Problem> {
  const current = readFrontMatter(text).values.get(key) ?? null;
  const items = itemsOf(current);
  if (items.some(other => sameValue(other, item))) return ok([]);
  return edit(text, key, likeBefore(current, [...items, item]), options);
}

/** Takes every occurrence of an item out of a key's list, or out of a string of words. */
export function removeListItem(
  text: string,
  key: string,
  item: FrontMatterValue,
  options: EditOptions = {},
): Result<TextChange[], Problem> {
  const current = readFrontMatter(text).values.get(key) ?? null;
  const items = itemsOf(current);
  const kept = items.filter(other => !sameValue(other, item));
  return kept.length === items.length ? ok([]) : edit(text, key, likeBefore(current, kept), options);
}

/** The items of a value that Jekyll takes for a list: a sequence, the words of a string (`tags`, `categories`), nothing. */
export function itemsOf(value: FrontMatterValue): readonly FrontMatterValue[] {
  if (isList(value)) return value;
  if (typeof value === 'string') return value.split(/\s+/).filter(word => word !== '');
  return value === null ? [] : [value];
}

/** A list in the form that the key had: a string of words where it was one and still can be. */
export function likeBefore(before: FrontMatterValue, items: readonly FrontMatterValue[]): FrontMatterValue {
  const words = typeof before === 'string' && items.every(item => typeof item === 'string' && !/\s/.test(item));
  return words ? items.join(' ') : items;
}

/** The 1-based line and column (in UTF-16 units) of an offset. */
export function placeOf(text: string, offset: number, path = ''): Place {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { path, line, column: offset - start + 1 };
}

function edit(
  text: string,
  key: string | KeyPath,
  value: FrontMatterValue | undefined,
  options: EditOptions,
): Result<TextChange[], Problem> {
  const path: KeyPath = typeof key === 'string' ? [key] : key;
  const fences = findFences(text);
  if (fences.kind === 'none') return value === undefined ? ok([]) : create(text, path, value, options);
  if (fences.kind !== 'yaml') return err(problemOfFences(text, options.path ?? '', fences)!);
  const changes = editDocument(text, fences.range, path, value, options);
  return changes.ok ? changes : err(problemOfRefusal(text, options.path ?? '', changes.error));
}

/** Front matter for a text that has none, before everything but a byte-order mark. */
function create(
  text: string,
  path: KeyPath,
  value: FrontMatterValue,
  options: EditOptions,
): Result<TextChange[], Problem> {
  const from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const newline = lineBreakNear(text, 0);
  const lines = editDocument(newline, { from: 0, to: 0 }, path, value, options);
  if (!lines.ok) return err(problemOfRefusal(text, options.path ?? '', lines.error));
  const yaml = lines.value.map(change => change.insert).join('');
  const apart = text.length > from && !/^[ \t]*[\r\n]/.test(text.slice(from, from + 200)) ? newline : '';
  return ok([{ from, to: from, insert: `---${newline}${yaml}---${newline}${apart}` }]);
}

function styleOf(node: YamlNode | undefined): ValueStyle {
  if (!node || (node.kind === 'scalar' && node.range.to === node.range.from)) return 'empty';
  if (node.kind === 'alias') return 'alias';
  return node.kind === 'scalar' ? node.style : node.flow ? 'flow' : 'block';
}

function invalid(text: string, path: string, at: number, cause: string): Problem {
  return {
    severity: 'error',
    code: 'front-matter-invalid',
    place: placeOf(text, at, path),
    cause: `The front matter is not valid YAML: ${cause}`,
    remedy: 'Mend this line in the text; a value with a colon, a hash or a quote needs quotes around it.',
  };
}

function problemOfRefusal(text: string, path: string, refusal: EditRefusal): Problem {
  if (refusal.code === 'yaml-invalid') return invalid(text, path, refusal.at, refusal.cause);
  return {
    severity: 'error',
    code: refusal.code.replace('yaml', 'front-matter'),
    place: placeOf(text, refusal.at, path),
    cause: refusal.cause,
    remedy: 'Change it in the text.',
  };
}

function problemOfFences(text: string, path: string, fences: Fences): Problem | undefined {
  const place = placeOf(text, 0, path);
  if (fences.kind === 'unclosed') {
    return {
      severity: 'error',
      code: 'front-matter-unclosed',
      place,
      cause: 'The front matter that begins with --- is not closed, so Jekyll takes all of it for text.',
      remedy: 'Add a line of --- after the last key.',
    };
  }
  if (fences.kind !== 'foreign') return undefined;
  return {
    severity: 'warning',
    code: 'front-matter-foreign',
    place,
    cause: `The front matter is written as ${fences.language}, which Jekyll does not read; it is kept as text.`,
    remedy: 'Write it as YAML between two lines of --- to edit it here.',
  };
}
