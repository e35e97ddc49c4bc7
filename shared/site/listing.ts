import type { RubyTime } from '../ruby/time/time.ts';
import { equal } from '../ruby/equality.ts';
import type { RubyHash } from '../ruby/value.ts';
import type { Collection } from './documents/collection.ts';
import { sortDocuments } from './documents/collection.ts';
import { baseName, folderOf } from './documents/file-names.ts';
import { byGlobbing } from './entries/folder-tree.ts';
import { isTruthy } from './merge.ts';
import type { SourcePage } from './documents/page.ts';
import type { CollectionSettings } from './config/collection-settings.ts';
import type { SiteContext } from './site-context.ts';
import type { SourceDocument } from './documents/source-document.ts';
import type { StaticFile } from './documents/static-file.ts';
import type { Theme } from './theme.ts';

/** Whether a post's date is later than the site's time. */
export function isScheduled(document: SourceDocument, time: RubyTime): boolean {
  const { ownDate } = document;
  return ownDate !== undefined && Math.floor(ownDate.epoch / 1000) > Math.floor(time.epoch / 1000);
}

/** Whether the configuration lets a document into the site's lists: drafts, future and unpublished ones only when it says so. */
export function isListed(document: SourceDocument, config: RubyHash, time: RubyTime): boolean {
  if (document.kind === 'document') return isTruthy(config.get('unpublished')) || document.published;
  if (!document.publishable && !isTruthy(config.get('unpublished'))) return false;
  if (isScheduled(document, time) && !isTruthy(config.get('future'))) return false;
  return document.kind === 'post' || isTruthy(config.get('show_drafts'));
}

/** Jekyll reads a collection's document with a date of the future or an empty `published`, lists it and does not write it. */
export function isUnwritten(document: SourceDocument, config: RubyHash, time: RubyTime): boolean {
  if (document.kind !== 'document') return false;
  if (!document.publishable && !isTruthy(config.get('unpublished'))) return true;
  return isScheduled(document, time) && !isTruthy(config.get('future'));
}

/** A list with another item at a place; `Array#with` takes fifty times as long for tens of thousands. */
export function withItem<T>(list: readonly T[], at: number, item: T): readonly T[] {
  const copy = list.slice();
  copy[at] = item;
  return copy;
}

/** Whether another version of a document stands where the former one stood, whatever its collection is ordered by. */
export function keepsPlace(old: SourceDocument, document: SourceDocument): boolean {
  const key = document.collection.metadata.get('sort_by');
  const value = (one: SourceDocument) => (typeof key === 'string' ? (one.data.get(key) ?? null) : null);
  const isDatedAlike = old.ownDate?.epoch === document.ownDate?.epoch && old.publishable === document.publishable;
  return isDatedAlike && old.collection === document.collection && equal(value(old), value(document));
}

/** A collection with those of its documents that are listed, in its order, `limit_posts` applied; `included` is written anyway. */
export function gatherCollection(
  settings: CollectionSettings,
  listed: readonly SourceDocument[],
  files: readonly StaticFile[],
  { config, time }: SiteContext,
  included: string | undefined,
): Collection {
  const docs = listed.filter(({ collection }) => collection.label === settings.label);
  if (settings.label !== 'posts') docs.sort((a, b) => byGlobbing(a.path, b.path));
  else if (!docs.every(doc => doc.ownDate)) docs.sort(byReading);
  const sorted = sortDocuments(docs, settings);
  const limit = settings.label === 'posts' ? Number(config.get('limit_posts') ?? 0) : 0;
  const unwritten = docs.filter(doc => doc.path !== included && isUnwritten(doc, config, time));
  return {
    settings,
    docs: limit > 0 ? sorted.slice(-limit) : sorted,
    unwritten: new Set(unwritten.map(({ path }) => path)),
    files: files.filter(file => file.collection?.label === settings.label),
  };
}

/** A folder's posts are read before its drafts, and both before those of its subfolders. */
function byReading(a: SourceDocument, b: SourceDocument): number {
  const special = /(?:^|\/)_(?:posts|drafts)\/.*$/;
  const inFolders = byGlobbing(a.path.replace(special, ''), b.path.replace(special, ''));
  return inFolders || Number(a.kind === 'draft') - Number(b.kind === 'draft') || byGlobbing(a.path, b.path);
}

/** Pages by name, as `sort_files!` orders them, behind them the theme's that the site has none in place of. */
export function gatherPages(pages: readonly SourcePage[], theme: Theme | undefined): readonly SourcePage[] {
  const own = [...pages].sort((a, b) => byReadingOrder(a.relativePath, b.relativePath));
  own.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const taken = new Set(own.map(page => page.relativePath));
  return [...own, ...(theme?.pages ?? []).filter(page => !taken.has(page.relativePath))];
}

/** Static files by path, then those of collections, then the theme's. */
export function gatherStatics(
  files: readonly StaticFile[],
  collections: readonly CollectionSettings[],
  theme: Theme | undefined,
): readonly StaticFile[] {
  const own = files.filter(file => !file.collection).sort((a, b) => (a.relativePath < b.relativePath ? -1 : 1));
  const inCollections = collections.flatMap(({ label }) => files.filter(file => file.collection?.label === label));
  const taken = new Set(own.map(file => file.relativePath));
  const fromTheme = (theme?.statics ?? []).filter(file => !taken.has(file.relativePath));
  return [...own, ...inCollections, ...fromTheme];
}

/** Jekyll reads a folder's subfolders before its pages; pages of one name stay in that order. */
function byReadingOrder(a: string, b: string): number {
  const folderA = folderOf(a);
  const folderB = folderOf(b);
  if (folderA === folderB) return baseName(a) < baseName(b) ? -1 : 1;
  if (folderB === '' || folderA.startsWith(`${folderB}/`)) return -1;
  if (folderA === '' || folderB.startsWith(`${folderA}/`)) return 1;
  return folderA < folderB ? -1 : 1;
}
