import { equal, hashKey } from '../../../ruby/equality.ts';
import type { RubyHash, RubyValue } from '../../../ruby/value.ts';
import { Drop } from '../../../ruby/value.ts';
import { newestFirst } from '../../../site/documents/collection.ts';
import { withItem } from '../../../site/listing.ts';
import { SourceDocument } from '../../../site/documents/source-document.ts';
import type { Replaced, SiteView } from '../site-view.ts';
import { DocumentDrop } from './document-drop.ts';
import { CollectionDrop } from './collection-drop.ts';
import type { DropSource } from './drop-source.ts';
import { StaticFileDrop } from './static-file-drop.ts';

const METHODS = [
  'posts',
  'time',
  'html_pages',
  'config',
  'documents',
  'pages',
  'data',
  'categories',
  'related_posts',
  'tags',
  'static_files',
  'collections',
];
const METHOD_SET: ReadonlySet<string> = new Set(METHODS);

/**
 * What Liquid sees as `site` (`Drops::SiteDrop`): lists of documents, data, time, and the configuration for every other key.
 * A collection's label gives its documents. Lists are made once, and taken over by a state of the site in which the same
 * documents stand at the same places.
 */
export class SiteDrop extends Drop {
  private readonly made = new Map<string, RubyValue>();

  constructor(
    private readonly view: SiteView,
    private readonly source: DropSource,
    /** The document that is being rendered, for `related_posts`. */
    private readonly current: () => SourceDocument | undefined,
  ) {
    super();
  }

  /** Takes the lists of the state before, with the fresh versions of documents in them. */
  takeOver(before: SiteDrop): void {
    const { replaced } = this.view;
    if (!replaced) return;
    for (const [key, made] of before.made) {
      const taken = replaced.reduce<RubyValue | undefined>((list, one) => list && this.withFresh(key, list, one), made);
      if (taken !== undefined) this.made.set(key, taken);
    }
  }

  /** A list with another version of a document or page in it; undefined where it may come to hold others. */
  private withFresh(key: string, made: RubyValue, { old, fresh }: Replaced): RubyValue | undefined {
    if (key === 'static_files') return made;
    if (key === 'collections') return undefined;
    const ofPages = key === 'pages' || key === 'html_pages';
    if (!(old instanceof SourceDocument) || !(fresh instanceof SourceDocument)) return ofPages ? undefined : made;
    if (ofPages) return made;
    if (Array.isArray(made)) return this.withDrop(made as readonly RubyValue[], old, fresh);
    const [olds, news] = [old.data.get(key) ?? null, fresh.data.get(key) ?? null];
    if (!(made instanceof Map) || !equal(olds, news)) return undefined;
    return new Map(
      [...(made as RubyHash)].map(([name, posts]) => [name, this.withDrop(posts as readonly RubyValue[], old, fresh)]),
    );
  }

  private withDrop(list: readonly RubyValue[], old: SourceDocument, fresh: SourceDocument): readonly RubyValue[] {
    const at = list.findIndex(drop => drop instanceof DocumentDrop && drop.document === old);
    return at < 0 ? list : withItem(list, at, this.source.drop(fresh));
  }

  override get(key: string): RubyValue {
    if (key === 'time') return this.source.site.context.time;
    if (key === 'config') return null;
    if (key === 'related_posts') return this.relatedPosts();
    if (key === 'data') {
      this.source.lookedAtTemplates();
      return this.source.site.lists.data();
    }
    const collection = key === 'posts' ? undefined : this.view.collection(key);
    if (!collection && !METHOD_SET.has(key)) return this.source.site.config.get(key) ?? null;
    this.source.lookedAtDocuments();
    let made = this.made.get(key);
    if (made === undefined) {
      made = collection ? this.drops(collection.docs) : this.make(key);
      this.made.set(key, made);
    }
    return made;
  }

  override has(key: string): boolean {
    return METHOD_SET.has(key) || this.view.collection(key) !== undefined || this.source.site.config.has(key);
  }

  override keys(): readonly string[] {
    const own = [...this.source.site.config.keys()].filter((key): key is string => typeof key === 'string');
    return [...METHODS, ...own.filter(key => !METHOD_SET.has(key))];
  }

  private make(key: string): RubyValue {
    const { view, source } = this;
    switch (key) {
      case 'posts':
        return this.drops(newestFirst(view.posts()));
      case 'pages':
        return view.pages().map(page => source.pageHash(page));
      case 'html_pages':
        return view
          .pages()
          .filter(({ page }) => page.isHtml || page.url.endsWith('/'))
          .map(page => source.pageHash(page));
      case 'static_files':
        return view.staticFiles().map(file => new StaticFileDrop(file));
      case 'tags':
      case 'categories':
        return this.postsBy(key);
      case 'collections':
        return [...view.collections()]
          .sort((a, b) => (a.settings.label < b.settings.label ? -1 : 1))
          .map(collection => new CollectionDrop(collection, source));
      default:
        return view
          .collections()
          .flatMap(collection => [
            ...this.drops(collection.docs),
            ...collection.files.map(file => new StaticFileDrop(file)),
          ]);
    }
  }

  private drops(documents: readonly SourceDocument[]): readonly RubyValue[] {
    return documents.map(document => this.source.drop(document));
  }

  /** `post_attr_hash`: posts by each of their tags or categories, the newest first; keys in order of the oldest post. */
  private postsBy(key: 'tags' | 'categories'): RubyHash {
    const keys = new Map<string, RubyValue>();
    const groups = new Map<RubyValue, SourceDocument[]>();
    for (const post of this.view.posts()) {
      const values = post.data.get(key);
      if (!Array.isArray(values)) continue;
      for (const value of values as readonly RubyValue[]) {
        const same = hashKey(value);
        const known = keys.get(same);
        if (known === undefined) keys.set(same, value);
        const name = known ?? value;
        const group = groups.get(name);
        if (group) group.push(post);
        else groups.set(name, [post]);
      }
    }
    const hash = new Map<RubyValue, RubyValue>();
    for (const [name, posts] of groups) hash.set(name, this.drops(newestFirst(posts)));
    return hash;
  }

  private relatedPosts(): RubyValue {
    this.source.lookedAtDocuments();
    const current = this.current();
    if (!current) return null;
    const posts = this.view.posts();
    if (posts.length <= 1) return [];
    const recent = posts.slice(-11).reverse();
    return this.drops(recent.filter(post => post !== current).slice(0, 10));
  }
}
