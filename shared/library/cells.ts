import { isList, isMap, isScalar, Literal, sameValue, type FrontMatterValue } from '../text/yaml/value.ts';
import type { Problem } from '../kit/problem.ts';
import { itemsOf, likeBefore, readFrontMatter } from '../text/front-matter.ts';

/** How a cell of a table of front matter is shown and typed in. */
export const CELL_KINDS = ['text', 'date', 'switch', 'number', 'list'] as const;
export type CellKind = (typeof CELL_KINDS)[number];

/** A value as the text of a table's cell. */
export interface CellText {
  readonly text: string;
  /** Nested mappings and lists of them: only the post's own text shows them. */
  readonly fixed: boolean;
}

/** A key of a table and how its cells are shown. */
export interface CellKey {
  readonly key: string;
  readonly kind: CellKind;
}

/** The front matter of a post as the cells of a row; with a problem, what can be made out. */
export function readRow(
  path: string,
  text: string,
  keys: readonly CellKey[],
): { readonly cells: readonly (CellText & { readonly key: string })[]; readonly problem: Problem | null } {
  const { values, problems } = readFrontMatter(text, path);
  const cells = keys.map(({ key, kind }) => ({ key, ...showCell(values.get(key), kind) }));
  return { cells, problem: problems[0] ?? null };
}

/** What a cell shows of a value; an absent key is an empty cell. Items of a list stand between commas, quoted where one holds a comma. */
export function showCell(value: FrontMatterValue | undefined, kind: CellKind): CellText {
  if (value === undefined || value === null) return { text: '', fixed: false };
  if (isMap(value)) return { text: `{ ${[...value.keys()].join(', ')} }`, fixed: true };
  if (!isList(value)) {
    if (kind !== 'list') return { text: scalarText(value), fixed: false };
    return {
      text: itemsOf(value)
        .map(item => quoteItem(scalarText(item)))
        .join(', '),
      fixed: false,
    };
  }
  if (!value.every(isScalar)) return { text: '[ … ]', fixed: true };
  return { text: value.map(item => quoteItem(scalarText(item))).join(', '), fixed: false };
}

/**
 * The value that a cell's text means: undefined (no such key) for an empty cell. A text that shows what the post has
 * already means that very value; else the cell's kind decides, and a list or a date keeps the form that it had.
 */
export function readCell(
  text: string,
  kind: CellKind,
  before: FrontMatterValue | undefined,
): FrontMatterValue | undefined {
  const shown = showCell(before, kind);
  if (shown.fixed || shown.text === text) return before;
  const trimmed = text.trim();
  if (trimmed === '') return kind === 'list' && isListLike(before) ? [] : undefined;
  if (kind === 'list' || (before !== undefined && isList(before))) return readItems(text, before);
  if ((kind === 'switch' || typeof before === 'boolean') && /^(?:true|false|yes|no|x)$/i.test(trimmed))
    return /^(?:true|yes|x)$/i.test(trimmed);
  if ((kind === 'number' || typeof before === 'number') && /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(trimmed))
    return Number(trimmed);
  // A date stays bare where it was, and where the post has none yet; a quoted one stays text.
  if ((kind === 'date' || before instanceof Literal) && typeof before !== 'string' && DATE.test(trimmed))
    return new Literal(trimmed);
  return text;
}

/** Whether what was typed is such a value, or nothing: a text that Jekyll cannot read as a post's date ends its build. */
export function fitsCell(text: string, kind: CellKind): boolean {
  return kind !== 'date' || text.trim() === '' || DATE.test(text.trim());
}

const DATE = /^\d{4}-\d\d?-\d\d?(?:[ T]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?)?$/;

function readItems(text: string, before: FrontMatterValue | undefined): FrontMatterValue {
  const known = isListLike(before) ? itemsOf(before ?? null) : [];
  const items = splitItems(text).map(name => known.find(item => isScalar(item) && scalarText(item) === name) ?? name);
  const unique = items.filter((item, index) => items.findIndex(other => sameValue(item, other)) === index);
  return likeBefore(before ?? null, unique);
}

/** The items between commas or line breaks, as a whole in brackets or not; in double quotes, doubled inside, an item may hold any of them. */
function splitItems(text: string): readonly string[] {
  const inner = /^\s*\[([^[\]]*)\]\s*$/.exec(text)?.[1] ?? text;
  return [...inner.matchAll(/\s*(?:"((?:[^"]|"")*)"\s*(?=[,\n]|$)|([^,\n]+))(?:[,\n]|$)/g)]
    .map(([, quoted, plain]) => (quoted === undefined ? plain!.trim() : quoted.replaceAll('""', '"')))
    .filter(item => item !== '');
}

function quoteItem(item: string): string {
  return /[,\n"]|^\s|\s$/.test(item) ? `"${item.replaceAll('"', '""')}"` : item;
}

function isListLike(value: FrontMatterValue | undefined): boolean {
  return value !== undefined && (isList(value) || typeof value === 'string');
}

function scalarText(value: FrontMatterValue): string {
  return value instanceof Literal ? value.source : value === null ? '' : String(value);
}
