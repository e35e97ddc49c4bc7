import type { RubyValue } from '../ruby/value.ts';
import type { Collection } from './documents/collection.ts';
import type { CollectionSettings } from './config/collection-settings.ts';
import { textAt } from './config/config.ts';
import { gatherData } from './data/data-files.ts';
import { insideRoot } from './documents/file-names.ts';
import type { FolderTree } from './entries/folder-tree.ts';
import type { Layout } from './documents/layout.ts';
import { gatherCollection, gatherPages, gatherStatics, isListed, keepsPlace, withItem } from './listing.ts';
import { deepMerge, isTruthy } from './merge.ts';
import type { SourcePage } from './documents/page.ts';
import type { Entries } from './entries/read-entries.ts';
import type { SiteSettings } from './config/site-settings.ts';
import type { SourceDocument } from './documents/source-document.ts';
import type { StaticFile } from './documents/static-file.ts';
import type { Theme } from './theme.ts';

/** What the lists are gathered from, as it is when they are. */
export interface ListedFrom {
  readonly entries: Entries;
  settings: SiteSettings;
  collections: readonly CollectionSettings[];
  theme: Theme | undefined;
  /** A document outside the lists that counts as part of the site for now. */
  included: string | undefined;
  tree: FolderTree;
  /** A data file by its path relative to the source. */
  readonly readData: (path: string) => RubyValue;
}

/** Numbers that count up when something of a kind changes. */
export interface ListVersions {
  templates: number;
  documents: number;
}

/** The lists of a site that its pages see, gathered when they are asked for and kept until something in them changes. */
export class SiteLists {
  private layoutsKept: ReadonlyMap<string, Layout> | undefined;
  private dataKept: RubyValue | undefined;
  private collectionsKept: readonly Collection[] | undefined;
  private pagesKept: readonly SourcePage[] | undefined;
  private staticsKept: readonly StaticFile[] | undefined;

  constructor(
    private readonly from: Readonly<ListedFrom>,
    private readonly versions: ListVersions,
  ) {}

  /** The layouts that a document may name: the site's own, else the theme's. */
  layouts(): ReadonlyMap<string, Layout> {
    return (this.layoutsKept ??= this.gatherLayouts());
  }

  /** Collections in the configuration's order, their documents in theirs. */
  collections(): readonly Collection[] {
    return (this.collectionsKept ??= this.gatherCollections());
  }

  /** Pages by name, the theme's behind them. */
  pages(): readonly SourcePage[] {
    return (this.pagesKept ??= this.gatherPages());
  }

  staticFiles(): readonly StaticFile[] {
    const { entries, collections, theme } = this.from;
    return (this.staticsKept ??= gatherStatics([...entries.statics.values()], collections, theme));
  }

  /** `site.data`, the theme's data under the site's. */
  data(): RubyValue {
    return (this.dataKept ??= this.gatherData());
  }

  /** Whether the configuration keeps a document out of the lists. */
  isHeldBack(path: string): boolean {
    const { config, context } = this.from.settings;
    const document = this.from.entries.documents.get(path);
    if (document) return !isListed(document, config, context.time);
    const page = this.from.entries.pages.get(path);
    return page !== undefined && !page.published && !isTruthy(config.get('unpublished'));
  }

  templatesChanged(): void {
    this.versions.templates++;
    this.layoutsKept = undefined;
    this.dataKept = undefined;
  }

  documentsChanged(): void {
    this.versions.documents++;
    this.collectionsKept = undefined;
    this.pagesKept = undefined;
    this.staticsKept = undefined;
  }

  /** Another version of a document: where it keeps its place the lists are the same ones with it in them. */
  documentChanged(old: SourceDocument, document: SourceDocument): void {
    const collections = this.collectionsKept;
    if (!collections || this.isIn(old) !== this.isIn(document) || !keepsPlace(old, document))
      return this.documentsChanged();
    this.versions.documents++;
    this.collectionsKept = collections.map(collection => {
      const at = collection.settings === document.collection ? collection.docs.indexOf(old) : -1;
      return at < 0 ? collection : { ...collection, docs: withItem(collection.docs, at, document) };
    });
  }

  pageChanged(old: SourcePage, page: SourcePage): void {
    const pages = this.pagesKept;
    const at = pages?.indexOf(old) ?? -1;
    if (!pages || at < 0 || old.published !== page.published) return this.documentsChanged();
    this.versions.documents++;
    this.pagesKept = withItem(pages, at, page);
  }

  private isIn(document: SourceDocument): boolean {
    const { included, settings } = this.from;
    return document.path === included || isListed(document, settings.config, settings.context.time);
  }

  private gatherCollections(): readonly Collection[] {
    const { entries, collections, settings, included } = this.from;
    const listed = [...entries.documents.values()].filter(document => this.isIn(document));
    const files = [...entries.statics.values()];
    return collections.map(one => gatherCollection(one, listed, files, settings.context, included));
  }

  private gatherPages(): readonly SourcePage[] {
    const { entries, included, theme } = this.from;
    const listed = [...entries.pages.values()].filter(({ path }) => path === included || !this.isHeldBack(path));
    return gatherPages(listed, theme);
  }

  private gatherLayouts(): ReadonlyMap<string, Layout> {
    const { entries, theme } = this.from;
    const own = [...entries.layouts.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    return new Map([...(theme?.layouts ?? []), ...own.map(layout => [layout.name, layout] as const)]);
  }

  /** `site_data`: whatever the configuration says under `data`, else the files. */
  private gatherData(): RubyValue {
    const { settings, theme, tree, readData } = this.from;
    const given = settings.config.get('data');
    if (given !== undefined && isTruthy(given)) return given;
    const own = gatherData(tree, insideRoot(textAt(settings.config, 'data_dir')), readData);
    return theme ? deepMerge(theme.data, own) : own;
  }
}
