import { hasFrontMatterHeader } from '../../text/split.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash } from '../../ruby/value.ts';
import { textAt } from '../config/config.ts';
import { EntryFilter } from './entry-filter.ts';
import { baseName, datedName, datelessName, insideRoot } from '../documents/file-names.ts';
import { FolderTree } from './folder-tree.ts';
import { beginningOf, type SiteFile } from '../site-file.ts';

/** `alsoPage`: `include` names the folder of the collection, so that Jekyll reads the file a second time as a page. */
export type FileRole =
  | { readonly kind: 'post' | 'draft'; readonly alsoPage?: true }
  | { readonly kind: 'document' | 'collection-file'; readonly collection: string; readonly alsoPage?: true }
  | { readonly kind: 'page' | 'static' | 'layout' | 'data' };

/** What each file of the source is to Jekyll, by path relative to the source; files that it does not read are absent. */
export interface Classified {
  readonly roles: ReadonlyMap<string, FileRole>;
  readonly tree: FolderTree;
}

/**
 * Walks the source as Jekyll's readers do. `textOf` gives the beginning of a file, which decides between page and
 * static file; `destination` is the folder of the built site where it lies inside the source.
 */
export function classifyFiles(
  files: ReadonlyMap<string, SiteFile>,
  config: RubyHash,
  destination: string | undefined,
): Classified {
  const walk = new Walk(files, config, destination);
  walk.folder('');
  walk.includedFiles();
  walk.collections();
  walk.layouts();
  walk.data();
  return { roles: walk.roles, tree: walk.tree };
}

/** The folder of a collection relative to the source. */
export function collectionFolder(config: RubyHash, label: string): string {
  return insideRoot(`${textAt(config, 'collections_dir')}/_${label}`);
}

/** `sanitize_label`. */
export function collectionLabel(name: string): string {
  return name.replace(/[^a-z0-9_\-.]/gi, '');
}

class Walk {
  readonly roles = new Map<string, FileRole>();
  readonly tree: FolderTree;
  private readonly filter: EntryFilter;
  private readonly collectionsDir: string;

  constructor(
    private readonly sources: ReadonlyMap<string, SiteFile>,
    private readonly config: RubyHash,
    private readonly destination: string | undefined,
  ) {
    this.tree = new FolderTree(sources.keys());
    this.filter = new EntryFilter(config);
    this.collectionsDir = textAt(config, 'collections_dir');
  }

  folder(folder: string): void {
    const base = folder === '' ? '' : `/${folder}`;
    if (this.collectionsDir === '' || base.startsWith(`/${this.collectionsDir}`)) {
      this.posts(folder, '_posts', 'post', name => datedName(name) !== undefined);
      this.posts(folder, '_drafts', 'draft', name => datelessName(name) !== undefined);
    }
    for (const subfolder of this.tree.subfolders(folder)) {
      if (subfolder === this.destination) continue;
      if (this.filter.accepts(base, baseName(subfolder), true)) this.folder(subfolder);
    }
    for (const file of this.tree.files(folder)) {
      if (!this.filter.accepts(base, baseName(file), false)) continue;
      const role = this.roles.get(file);
      if (role?.kind !== 'post' && role?.kind !== 'draft') this.pageOrStatic(file);
      else if (this.hasHeader(file)) this.roles.set(file, { ...role, alsoPage: true });
    }
  }

  /** Files that `include` names although their folders are not walked. */
  includedFiles(): void {
    const include = this.config.get('include');
    if (!Array.isArray(include)) return;
    for (const entry of include) {
      const path = insideRoot(toText(entry ?? null));
      if (this.sources.has(path) && !this.roles.has(path)) this.pageOrStatic(path);
    }
  }

  collections(): void {
    const collections = this.config.get('collections');
    if (!(collections instanceof Map)) return;
    for (const name of collections.keys()) {
      const label = collectionLabel(toText(name));
      if (label === 'posts' || label === 'data') continue;
      const folder = collectionFolder(this.config, label);
      for (const file of this.tree.below(folder, true)) {
        const entry = file.slice(folder.length + 1);
        if (!this.filter.accepts(`_${label}`, entry, false)) continue;
        const kind = this.hasHeader(file) ? 'document' : 'collection-file';
        const role: FileRole = { kind, collection: label };
        this.roles.set(file, this.roles.get(file)?.kind === 'page' ? { ...role, alsoPage: true } : role);
      }
    }
  }

  layouts(): void {
    const folder = insideRoot(textAt(this.config, 'layouts_dir'));
    for (const file of this.tree.below(folder, false)) {
      const entry = file.slice(folder.length + 1);
      if (baseName(entry).includes('.') && this.filter.accepts('', entry, false))
        this.roles.set(file, { kind: 'layout' });
    }
  }

  data(): void {
    const folder = insideRoot(textAt(this.config, 'data_dir'));
    for (const file of this.tree.below(folder, false)) {
      if (/\.(?:ya?ml|json|csv|tsv)$/.test(file)) this.roles.set(file, { kind: 'data' });
    }
  }

  private posts(folder: string, special: string, kind: 'post' | 'draft', hasName: (entry: string) => boolean): void {
    const base = insideRoot(`${folder}/${special}`);
    if (!this.tree.has(base)) return;
    for (const file of this.tree.below(base, false)) {
      const entry = file.slice(base.length + 1);
      if (hasName(entry) && this.filter.accepts(`/${base}`, entry, false)) this.roles.set(file, { kind });
    }
  }

  private pageOrStatic(file: string): void {
    if (this.roles.has(file)) return;
    this.roles.set(file, { kind: this.hasHeader(file) ? 'page' : 'static' });
  }

  private hasHeader(file: string): boolean {
    const source = this.sources.get(file);
    const text = source && beginningOf(source);
    return text !== undefined && hasFrontMatterHeader(text);
  }
}
