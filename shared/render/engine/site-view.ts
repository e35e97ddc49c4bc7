import type { Collection } from '../../site/collection.ts';
import type { SourceDocument } from '../../site/source-document.ts';
import type { StaticFile } from '../../site/static-file.ts';
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

/** One state of the site, with what is looked up in it. Lookups are made when first needed. */
export class SiteView {
  private orders: ReadonlyMap<object, number> | undefined;
  private destinations: ReadonlyMap<string, Item> | undefined;
  private addresses: ReadonlyMap<string, string> | undefined;
  private byPath: ReadonlyMap<string, Item> | undefined;
  private positions: ReadonlyMap<SourceDocument, readonly [Collection, number]> | undefined;

  constructor(private readonly lists: SiteLists) {}

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
      const positions = new Map<SourceDocument, readonly [Collection, number]>();
      for (const collection of this.lists.collections) {
        for (const [index, doc] of collection.docs.entries()) positions.set(doc, [collection, index]);
      }
      this.positions = positions;
    }
    const position = this.positions.get(document);
    return position?.[0].docs[position[1] + step];
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
      for (const document of collection.docs) yield { kind: 'document', document };
    }
  }

  private mapPaths(): ReadonlyMap<string, Item> {
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

  private mapDestinations(): ReadonlyMap<string, Item> {
    const map = new Map<string, Item>();
    for (const item of this.items()) map.set(destinationOf(item), item);
    return map;
  }
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
