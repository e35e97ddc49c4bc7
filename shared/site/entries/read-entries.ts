import { toText } from '../../ruby/text.ts';
import type { FileRole } from './classify.ts';
import { textAt } from '../config/config.ts';
import { BLOCK_TAGS } from '../documents/excerpt.ts';
import { insideRoot } from '../documents/file-names.ts';
import type { Layout } from '../documents/layout.ts';
import { readLayout } from '../documents/layout.ts';
import { SourcePage } from '../documents/page.ts';
import type { ReadCache } from './read-cache.ts';
import { readDocument } from '../documents/read-document.ts';
import { beginningOf, type SiteFile } from '../site-file.ts';
import type { SiteSettings } from '../config/site-settings.ts';
import type { CollectionSettings } from '../config/collection-settings.ts';
import { SourceDocument } from '../documents/source-document.ts';
import { StaticFile } from '../documents/static-file.ts';

/** What has been read of a site's files, by path in the opened site. */
export class Entries {
  readonly documents = new Map<string, SourceDocument>();
  readonly pages = new Map<string, SourcePage>();
  readonly statics = new Map<string, StaticFile>();
  readonly layouts = new Map<string, Layout>();

  constructor(
    private readonly cache: ReadCache,
    private readonly blockTags: ReadonlySet<string> | undefined,
  ) {}

  /** Reads a file for what it is; `path` is relative to the source. A file that was read for the same before is left as it is. */
  read(
    file: SiteFile,
    path: string,
    role: FileRole,
    old: FileRole | undefined,
    settings: SiteSettings,
    collections: readonly CollectionSettings[],
  ): void {
    const known = this.cache.hasParsed(file) && sameRole(role, old);
    const collection = collections.find(({ label }) => label === (collectionOf(role) ?? 'posts'));
    switch (role.kind) {
      case 'post':
      case 'draft':
      case 'document':
        if (known && this.documents.has(file.path)) return;
        this.forget(file.path);
        if (collection && beginningOf(file) !== undefined) this.readDocument(file, path, collection, settings);
        if (role.alsoPage) this.pages.set(file.path, this.readPage(file, path, settings));
        return;
      case 'page':
        if (known && this.pages.has(file.path)) return;
        this.forget(file.path);
        this.pages.set(file.path, this.readPage(file, path, settings));
        return;
      case 'static':
        this.forget(file.path);
        this.statics.set(file.path, new StaticFile(file, `/${path}`, undefined, false, settings.context));
        return;
      case 'collection-file': {
        this.forget(file.path);
        const relative = withoutCollectionsDir(path, settings);
        this.statics.set(file.path, new StaticFile(file, relative, collection, false, settings.context));
        return;
      }
      case 'layout': {
        const folder = insideRoot(textAt(settings.config, 'layouts_dir'));
        const entry = folder === '' ? path : path.slice(folder.length + 1);
        this.layouts.set(file.path, readLayout(file, entry, false, settings.toLocal));
        return;
      }
      case 'data':
        return;
    }
  }

  forget(path: string): void {
    this.documents.delete(path);
    this.pages.delete(path);
    this.statics.delete(path);
    this.layouts.delete(path);
  }

  clear(): void {
    for (const map of [this.documents, this.pages, this.statics, this.layouts]) map.clear();
  }

  /** Forgets what defaults may have gone into. */
  clearDefaulted(): void {
    for (const map of [this.documents, this.pages, this.statics]) map.clear();
  }

  private readDocument(file: SiteFile, path: string, collection: CollectionSettings, settings: SiteSettings): void {
    const { context, toLocal } = settings;
    const relative = withoutCollectionsDir(path, settings);
    const parsed = this.cache.parse(file, toLocal);
    const fields = readDocument(file, parsed, relative, collection, this.blockTags ?? BLOCK_TAGS, context);
    this.documents.set(file.path, new SourceDocument(file.path, relative, collection, fields, context));
  }

  private readPage(file: SiteFile, path: string, { context, toLocal }: SiteSettings): SourcePage {
    const origin = { path: file.path, theme: false, relativePath: path };
    return new SourcePage(origin, this.cache.parse(file, toLocal), context);
  }
}

function withoutCollectionsDir(path: string, settings: SiteSettings): string {
  const folder = insideRoot(toText(settings.config.get('collections_dir') ?? null));
  return folder !== '' && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}

function sameRole(a: FileRole, b: FileRole | undefined): boolean {
  return b?.kind === a.kind && collectionOf(a) === collectionOf(b) && isAlsoPage(a) === isAlsoPage(b);
}

function isAlsoPage(role: FileRole): boolean {
  return 'alsoPage' in role;
}

function collectionOf(role: FileRole): string | undefined {
  return role.kind === 'document' || role.kind === 'collection-file' ? role.collection : undefined;
}
