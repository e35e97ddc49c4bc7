import { compare } from '../../ruby/compare.ts';
import { downcase, strip } from '../../ruby/string.ts';
import { toText } from '../../ruby/text.ts';
import { RubyDate, RubyTime } from '../../ruby/time/time.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { asList, isTruthy } from '../../site/merge.ts';
import type { SourceDocument } from '../../site/documents/source-document.ts';
import type { SiteLists } from '../engine/site-view.ts';

const FILTERS = [
  ['category', 'categories'],
  ['tag', 'tags'],
  ['locale', 'locale'],
] as const;

/** The documents that a page's pagination names, in its order: collections, categories, tags, sorting, offset. */
export function chosenPosts(lists: SiteLists, config: RubyHash): readonly SourceDocument[] {
  const all = documentsIn(lists, config.get('collection') ?? null);
  let chosen = all;
  for (const [setting, key] of FILTERS) {
    for (const wanted of wantedNames(config.get(setting) ?? null)) {
      // `posts` as a category means every document.
      if (setting === 'category' && wanted === 'posts') continue;
      chosen = chosen.filter(document => namesOf(document.data.get(key) ?? null).includes(wanted));
    }
  }
  const field = config.get('sort_field') ?? null;
  if (!isTruthy(field)) return chosen;
  const path = toText(field)
    .split(':')
    .map(part => strip(downcase(part)));
  const sorted = [...chosen].sort((a, b) => compareValues(valueAt(a.data, path), valueAt(b.data, path)));
  const offset = Math.max(0, parseInt(toText(config.get('offset') ?? null), 10) || 0);
  const kept = sorted.slice(0, Math.max(0, sorted.length - offset));
  return isTruthy(config.get('sort_reverse')) ? kept.reverse() : kept;
}

/** The documents of a site that are not pagination pages, with the collection of each. */
export function paginable(lists: SiteLists): readonly (readonly [string, SourceDocument])[] {
  return lists.collections.flatMap(({ settings, docs }) =>
    docs.filter(document => !document.data.has('pagination')).map(document => [settings.label, document] as const),
  );
}

/** The names under which the gem files a value: words of a text, elements of a list, cut at `;` and `,`, in lower case. */
export function namesOf(value: RubyValue): readonly string[] {
  return rawNames(value).map(name => strip(downcase(name)));
}

/** The same with their own case. */
export function rawNames(value: RubyValue): readonly string[] {
  const words = typeof value === 'string' ? value.split(/[;,\s]/) : asList(value).map(toText);
  return words.flatMap(word => strip(word).split(/[;,]/)).filter(word => word !== '');
}

function documentsIn(lists: SiteLists, collection: RubyValue): readonly SourceDocument[] {
  const names = typeof collection === 'string' ? collection.split(/[;,\s]/) : asList(collection).map(toText);
  const documents = paginable(lists);
  return names
    .map(name => strip(downcase(name)))
    .flatMap(name => documents.filter(([label]) => (name === 'all' ? label !== 'posts' : label === name)))
    .map(([, document]) => document)
    .filter(document => !isTruthy(document.data.get('hidden')));
}

function wantedNames(value: RubyValue): readonly string[] {
  const names = typeof value === 'string' ? value.split(/[;,]/) : asList(value).map(toText);
  return names.map(name => strip(downcase(name)));
}

/** A value inside nested hashes (`author:name`); nil where a key is missing or a hash is found. */
function valueAt(data: RubyHash, path: readonly string[]): RubyValue {
  let value: RubyValue = data as RubyValue;
  for (const key of path) {
    if (!(value instanceof Map)) return null;
    value = (value as RubyHash).get(key) ?? null;
  }
  return value instanceof Map ? null : value;
}

function compareValues(a: RubyValue, b: RubyValue): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === 'string' && typeof b === 'string') return compare(downcase(a), downcase(b)) ?? 0;
  const [from, to] = [dayOrTime(a), dayOrTime(b)];
  if (from !== undefined && to !== undefined) return from - to;
  return compare(a, b) ?? 0;
}

function dayOrTime(value: RubyValue): number | undefined {
  if (value instanceof RubyTime) return value.epoch;
  return value instanceof RubyDate ? Date.UTC(value.year, value.month - 1, value.day) : undefined;
}
