import type { Collection } from '../../site/documents/collection.ts';
import { SourceDocument } from '../../site/documents/source-document.ts';
import type { StaticFile } from '../../site/documents/static-file.ts';
import type { EnginePage } from './engine-page.ts';

/** What the site consists of once its plugins have made and changed what they make and change. */
export interface SiteLists {
  readonly collections: readonly Collection[];
  readonly pages: readonly EnginePage[];
  readonly statics: readonly StaticFile[];
}

export type Item =
  | { readonly kind: 'document'; readonly document: SourceDocument }
  | { readonly kind: 'page'; readonly page: EnginePage }
  | { readonly kind: 'file'; readonly file: StaticFile };

/** A document or page in whose place another version of it has come. */
export interface Replaced {
  readonly old: SourceDocument | EnginePage;
  readonly fresh: SourceDocument | EnginePage;
}

/**
 * One state of the site, with what is looked up in it. Lookups are made when first needed; a state in which the same
 * documents and pages stand at the same places, some of them in another version, takes over those of the state before.
 */
export class SiteView {
  /** What has come in place of what since the state before; undefined where the lists are others. */
  readonly replaced: readonly Replaced[] | undefined;
  /** Counts the states one after the other. */
  readonly serial: number;
  private orders: Map<object, number> | undefined;
  private destinations: Map<string, Item> | undefined;
  private addresses: Map<string, string> | undefined;
  private byPath: Map<string, Item> | undefined;
  private positions: Map<SourceDocument, readonly [number, number]> | undefined;
  /** Places among the posts by what `post_url` looks for. */
  private names: ReadonlyMap<string, readonly number[]> | undefined;
  private slugs: ReadonlyMap<string, readonly number[]> | undefined;

  /** `before` has lost its lookups afterwards: it makes them again if it is still asked. */
  constructor(
    private readonly lists: SiteLists,
    before?: SiteView,
  ) {
    this.serial = before ? before.serial + 1 : 0;
    this.replaced = before && replacedIn(before.lists, lists);
    if (before && this.replaced) this.takeOver(before, this.replaced);
  }

  collections(): readonly Collection[] {
    return this.lists.collections;
  }

  collection(label: string): Collection | undefined {
    return this.lists.collections.find(({ settings }) => settings.label === label);
  }

  /** Oldest first. */
  posts(): readonly SourceDocument[] {
    return this.collection('posts')?.docs ?? [];
  }

  /** Posts whose file's name is this up to one of its dots, oldest first. */
  postsNamed(name: string): readonly SourceDocument[] {
    const posts = this.posts();
    this.names ??= placesBy(posts, ({ relativePath }) => stemsOf(relativePath));
    return (this.names.get(name) ?? []).map(at => posts[at]!);
  }

  postsWithSlug(slug: string): readonly SourceDocument[] {
    const posts = this.posts();
    this.slugs ??= placesBy(posts, post => [post.slug]);
    return (this.slugs.get(slug) ?? []).map(at => posts[at]!);
  }

  pages(): readonly EnginePage[] {
    return this.lists.pages;
  }

  staticFiles(): readonly StaticFile[] {
    return this.lists.statics;
  }

  /** The place of a document or page in the order in which Jekyll renders; later ones are not rendered yet. */
  order(item: object): number {
    this.orders ??= new Map(
      [...this.lists.collections.flatMap(({ docs }) => docs), ...this.lists.pages].map((one, index) => [one, index]),
    );
    return this.orders.get(item) ?? Number.MAX_SAFE_INTEGER;
  }

  /** Every document and page in the order in which Jekyll renders. */
  *inOrder(): Generator<SourceDocument | EnginePage> {
    for (const { docs } of this.lists.collections) yield* docs;
    yield* this.lists.pages;
  }

  neighbour(document: SourceDocument, step: -1 | 1): SourceDocument | undefined {
    if (!this.positions) {
      const positions = new Map<SourceDocument, readonly [number, number]>();
      for (const [collection, { docs }] of this.lists.collections.entries()) {
        for (const [index, doc] of docs.entries()) positions.set(doc, [collection, index]);
      }
      this.positions = positions;
    }
    const position = this.positions.get(document);
    return position && this.lists.collections[position[0]]?.docs[position[1] + step];
  }

  /** What a path of the opened site has become; a plugin's pages that have no file are found by their destination only. */
  item(path: string): Item | undefined {
    this.byPath ??= this.mapPaths();
    return this.byPath.get(path);
  }

  /** What is written to a path of the destination. Of several the one that Jekyll writes last counts. */
  at(dest: string): Item | undefined {
    this.destinations ??= this.mapDestinations();
    return this.destinations.get(dest);
  }

  /** The address of what has this `relative_path`, as `{% link %}` finds it. */
  urlOf(relativePath: string): string | undefined {
    if (!this.addresses) {
      const addresses = new Map<string, string>();
      for (const item of this.items()) {
        const path = relativePathOf(item);
        if (!addresses.has(path)) addresses.set(path, urlOf(item));
      }
      this.addresses = addresses;
    }
    return this.addresses.get(relativePath) ?? this.addresses.get(`/${relativePath}`.replace(/^\/{2,}/, '/'));
  }

  /** Items in the order of `each_site_file`. */
  *items(): Generator<Item> {
    for (const page of this.lists.pages) yield { kind: 'page', page };
    for (const file of this.lists.statics) if (file.written) yield { kind: 'file', file };
    for (const collection of this.lists.collections) {
      if (!isWritten(collection)) continue;
      for (const document of collection.docs)
        if (!collection.unwritten.has(document.path)) yield { kind: 'document', document };
    }
  }

  private takeOver(before: SiteView, replaced: readonly Replaced[]): void {
    const { orders, positions, byPath, destinations, addresses } = before;
    before.orders = before.positions = before.byPath = before.destinations = before.addresses = undefined;
    const items = replaced.map(({ old, fresh }) => [itemOf(old), itemOf(fresh)] as const);
    for (const { old, fresh } of replaced) {
      move(orders, old, fresh);
      if (old instanceof SourceDocument && fresh instanceof SourceDocument) move(positions, old, fresh);
    }
    for (const [old, item] of items) if (isOf(byPath?.get(pathOf(old)), old)) byPath?.set(pathOf(item), item);
    this.orders = orders;
    this.positions = positions;
    this.byPath = byPath;
    // A file's name and its place are the same in another version; a slug may be another one.
    this.names = before.names;
    if (items.every(([old, item]) => slugOf(old) === slugOf(item))) this.slugs = before.slugs;
    if (addresses && items.every(([old, item]) => urlOf(old) === urlOf(item))) this.addresses = addresses;
    if (!destinations || items.some(([old, item]) => destinationOf(old) !== destinationOf(item))) return;
    // Of several at one address another may be the one that is written last.
    for (const [old, item] of items) {
      const dest = destinationOf(item);
      if (isOf(destinations.get(dest), old)) destinations.set(dest, item);
    }
    this.destinations = destinations;
  }

  private mapPaths(): Map<string, Item> {
    const map = new Map<string, Item>();
    for (const file of this.lists.statics) if (!file.theme) map.set(file.path, { kind: 'file', file });
    for (const page of this.lists.pages) {
      if (!page.generated && !page.page.theme) map.set(page.page.path, { kind: 'page', page });
    }
    for (const { docs } of this.lists.collections) {
      for (const document of docs) map.set(document.path, { kind: 'document', document });
    }
    return map;
  }

  private mapDestinations(): Map<string, Item> {
    const map = new Map<string, Item>();
    for (const item of this.items()) map.set(destinationOf(item), item);
    return map;
  }
}

/** What differs between two states of which each has the same documents and pages at the same places; undefined for others. */
function replacedIn(before: SiteLists, after: SiteLists): readonly Replaced[] | undefined {
  if (before.statics !== after.statics || before.collections.length !== after.collections.length) return undefined;
  const replaced: Replaced[] = [];
  const compare = <T extends SourceDocument | EnginePage>(olds: readonly T[], news: readonly T[]): boolean => {
    if (olds === news) return true;
    if (olds.length !== news.length) return false;
    for (let at = 0; at < news.length; at++) {
      const old = olds[at]!;
      const fresh = news[at]!;
      if (old === fresh) continue;
      if (pathOf(itemOf(old)) !== pathOf(itemOf(fresh)) || isGenerated(old) !== isGenerated(fresh)) return false;
      replaced.push({ old, fresh });
    }
    return true;
  };
  for (const [at, collection] of after.collections.entries()) {
    const old = before.collections[at]!;
    if (
      old.settings !== collection.settings ||
      old.unwritten !== collection.unwritten ||
      old.files !== collection.files
    )
      return undefined;
    if (!compare(old.docs, collection.docs)) return undefined;
  }
  return compare(before.pages, after.pages) ? replaced : undefined;
}

function move<T>(map: Map<T, unknown> | undefined, old: T, fresh: T): void {
  const place = map?.get(old);
  if (!map || place === undefined) return;
  map.delete(old);
  map.set(fresh, place);
}

/** By each of their keys, where documents stand in a list. */
function placesBy(
  documents: readonly SourceDocument[],
  keysOf: (document: SourceDocument) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [at, document] of documents.entries()) {
    for (const key of keysOf(document)) {
      const known = places.get(key);
      if (known) known.push(at);
      else places.set(key, [at]);
    }
  }
  return places;
}

/** A file's name up to each of its dots. */
function stemsOf(path: string): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const stems: string[] = [];
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) stems.push(name.slice(0, dot));
  return stems;
}

function slugOf(item: Item): string | undefined {
  return item.kind === 'document' ? item.document.slug : undefined;
}

function itemOf(one: SourceDocument | EnginePage): Item {
  return one instanceof SourceDocument ? { kind: 'document', document: one } : { kind: 'page', page: one };
}

function isGenerated(one: SourceDocument | EnginePage): boolean {
  return !(one instanceof SourceDocument) && one.generated;
}

function isOf(found: Item | undefined, item: Item): boolean {
  if (found?.kind === 'document') return item.kind === 'document' && item.document === found.document;
  return found?.kind === 'page' && item.kind === 'page' && item.page === found.page;
}

function pathOf(item: Item): string {
  if (item.kind === 'document') return item.document.path;
  return item.kind === 'page' ? item.page.page.path : item.file.path;
}

export function isWritten({ settings }: Collection): boolean {
  const output = settings.metadata.get('output');
  return output !== undefined && output !== null && output !== false;
}

export function destinationOf(item: Item): string {
  switch (item.kind) {
    case 'page':
      return item.page.page.dest;
    case 'file':
      return item.file.dest;
    case 'document':
      return item.document.dest;
  }
}

export function urlOf(item: Item): string {
  switch (item.kind) {
    case 'page':
      return item.page.page.url;
    case 'file':
      return item.file.url;
    case 'document':
      return item.document.url;
  }
}

function relativePathOf(item: Item): string {
  switch (item.kind) {
    case 'page':
      return item.page.page.relativePath;
    case 'file':
      return item.file.relativePath;
    case 'document':
      return item.document.relativePath;
  }
}
