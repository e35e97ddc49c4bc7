import { compare } from '../../ruby/compare.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { collectionLabel } from '../entries/classify.ts';
import { joinPath } from './file-names.ts';
import type { StaticFile } from './static-file.ts';
import type { CollectionSettings } from '../config/collection-settings.ts';
import type { SourceDocument } from './source-document.ts';

/** A collection with what lies in it. */
export interface Collection {
  readonly settings: CollectionSettings;
  /** In the collection's order. */
  readonly docs: readonly SourceDocument[];
  readonly files: readonly StaticFile[];
  /** Paths of those among `docs` that Jekyll does not write, though it lists them. */
  readonly unwritten: ReadonlySet<string>;
}

/** The collections that the configuration names, in its order; `posts` comes first. */
export function collectionSettings(config: RubyHash): readonly CollectionSettings[] {
  const collections = config.get('collections');
  if (!(collections instanceof Map)) return [];
  return [...(collections as RubyHash)].map(([name, metadata]) => {
    const label = collectionLabel(toText(name));
    return {
      label,
      relativeFolder: `_${label}`,
      metadata: metadata instanceof Map ? (metadata as RubyHash) : new Map(),
    };
  });
}

/** A collection's documents in order: as `order:` lists them, by the key that `sort_by:` names, else by date and path. */
export function sortDocuments(
  docs: readonly SourceDocument[],
  settings: CollectionSettings,
): readonly SourceDocument[] {
  if (settings.label === 'posts' && docs.every(doc => doc.ownDate)) return [...docs].sort((a, b) => a.compare(b));
  const byDate = sortAsRuby(docs, (a, b) => a.compare(b));
  if (settings.label === 'posts') return byDate;
  const order = settings.metadata.get('order');
  if (Array.isArray(order)) return arrange(byDate, order as readonly RubyValue[], settings.relativeFolder);
  const key = settings.metadata.get('sort_by');
  return typeof key === 'string' ? sortByKey(docs, key) : byDate;
}

function arrange(
  docs: readonly SourceDocument[],
  order: readonly RubyValue[],
  folder: string,
): readonly SourceDocument[] {
  const rank = new Map(order.map((entry, index) => [joinPath(folder, toText(entry)), index]));
  const last = order.length;
  return docs
    .map((doc, index) => ({ doc, rank: rank.get(doc.relativePath) ?? last + index }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ doc }) => doc);
}

function sortByKey(docs: readonly SourceDocument[], key: string): readonly SourceDocument[] {
  return sortAsRuby(docs, (a, b) => {
    const [x, y] = [a.data.get(key) ?? null, b.data.get(key) ?? null];
    if (x === null && y !== null) return 1;
    if (x !== null && y === null) return -1;
    return compare(x, y) || a.compare(b);
  });
}

/**
 * Posts as `site.posts` has them, `b <=> a`: by which time drafts have been asked for their dates, as they are rendered first, but not
 * posts whose front matter cannot be read.
 */
export function newestFirst(posts: readonly SourceDocument[]): readonly SourceDocument[] {
  if (posts.every(post => post.ownDate)) return [...posts].reverse();
  const known = (post: SourceDocument) => (post.kind === 'draft' ? post.date : post.ownDate);
  return sortAsRuby(posts, (a, b) => {
    const [mine, others] = [known(a), known(b)];
    return mine && others ? others.epoch - mine.epoch || b.compare(a) : b.compare(a);
  });
}

/**
 * Ruby's Array#sort where it is glibc's merge sort. Documents with and without dates have no consistent order among them,
 * so the result depends on which of them the algorithm compares.
 */
function sortAsRuby<T>(items: readonly T[], order: (a: T, b: T) => number): readonly T[] {
  if (items.length <= 1) return items;
  const half = items.length >> 1;
  const left = sortAsRuby(items.slice(0, half), order);
  const right = sortAsRuby(items.slice(half), order);
  const merged: T[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const [a, b] = [left[i], right[j]];
    if (a === undefined || b === undefined) return [...merged, ...left.slice(i), ...right.slice(j)];
    if (order(a, b) <= 0) {
      merged.push(a);
      i++;
    } else {
      merged.push(b);
      j++;
    }
  }
}
