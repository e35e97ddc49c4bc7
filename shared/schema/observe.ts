import { readDate } from '../text/date-literal.ts';
import type { FrontMatterEntry } from '../text/front-matter.ts';
import { isList, isMap, Literal, type FrontMatterValue } from '../text/yaml/value.ts';
import type { FieldKind } from './field.ts';

/** Different values of one key that are counted; beyond them a key has no vocabulary. */
const MOST_VALUES = 2000;
const IMAGE = /\.(?:jpe?g|png|gif|webp|avif|svg)$/i;
/** Characters beyond which text wants more than one line. */
const LONG = 90;

/** What the posts show of one key. */
export class Observation {
  posts = 0;
  readonly kinds = new Map<FieldKind, number>();
  readonly values = new Map<string, number>();
  readonly quotes = { plain: 0, single: 0, double: 0 };
  readonly lists = { flow: 0, block: 0 };

  see(entry: FrontMatterEntry): void {
    this.posts += 1;
    const kind = kindOfValue(entry.value);
    if (kind) this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
    if (entry.style === 'single' || entry.style === 'double') this.quotes[entry.style] += 1;
    else if (entry.style === 'plain' && typeof entry.value === 'string') this.quotes.plain += 1;
    else if ((entry.style === 'flow' || entry.style === 'block') && isList(entry.value)) this.lists[entry.style] += 1;
    for (const item of isList(entry.value) ? entry.value : [entry.value]) this.count(item);
  }

  private count(value: FrontMatterValue): void {
    const text = textOf(value);
    if (text === undefined || text === '' || text.length > 200) return;
    const known = this.values.get(text);
    if (known !== undefined || this.values.size < MOST_VALUES) this.values.set(text, (known ?? 0) + 1);
  }
}

/** The kind that one value speaks for; undefined for no value. */
export function kindOfValue(value: FrontMatterValue): FieldKind | undefined {
  if (value === null || value === '') return undefined;
  if (isList(value)) return value.every(item => textOf(item) !== undefined) ? 'list' : 'other';
  if (isMap(value)) return 'mapping';
  if (typeof value === 'boolean') return 'switch';
  if (typeof value === 'number') return 'number';
  const text = value instanceof Literal ? value.source : value;
  if (readDate(text)) return 'date';
  if (value instanceof Literal) return 'text';
  if (IMAGE.test(text) && !/\s/.test(text)) return 'image';
  return text.length > LONG || text.includes('\n') ? 'long-text' : 'text';
}

/** A scalar as people read it; undefined for lists and mappings. */
export function textOf(value: FrontMatterValue): string | undefined {
  if (value === null) return '';
  if (isList(value) || isMap(value)) return undefined;
  return value instanceof Literal ? value.source : String(value);
}
