import { compare } from '../../../ruby/compare.ts';
import { toText } from '../../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../../ruby/value.ts';
import { Drop } from '../../../ruby/value.ts';
import type { SourceDocument } from '../../../site/documents/source-document.ts';
import type { DropSource } from './drop-source.ts';

/** Jekyll’s own order in `jekyll build`, that of Ruby’s table of methods. */
const METHODS = [
  'name',
  'id',
  'relative_path',
  'excerpt',
  'title',
  'categories',
  'collection',
  'next',
  'tags',
  'previous',
  'content',
  'output',
  'path',
  'url',
  'date',
];
const METHOD_SET: ReadonlySet<string> = new Set(METHODS);
/** Left out of neighbours that are nested in JSON (`NESTED_OBJECT_FIELD_BLACKLIST`). */
const NOT_NESTED: ReadonlySet<string> = new Set(['content', 'output', 'excerpt', 'next', 'previous']);

/** What Liquid sees of a post or other collection document (`Drops::DocumentDrop`). */
export class DocumentDrop extends Drop {
  constructor(
    readonly document: SourceDocument,
    protected readonly source: DropSource,
  ) {
    super();
  }

  override get(key: string): RubyValue {
    const { document, source } = this;
    switch (key) {
      case 'output':
        return source.outputOf(document);
      case 'name':
        return document.data.get('name') ?? document.name;
      case 'relative_path':
      case 'path':
        return document.relativePath;
      case 'excerpt':
        return this.excerpt();
      case 'collection':
        return document.collection.label;
      case 'id':
        return document.id;
      case 'previous':
        return source.neighbour(document, -1);
      case 'next':
        return source.neighbour(document, 1);
      case 'url':
        return document.url;
      case 'content':
        return source.contentOf(document);
      case 'date':
        return document.date;
      default:
        return document.data.get(key) ?? null;
    }
  }

  override has(key: string): boolean {
    return METHOD_SET.has(key) || this.document.data.has(key);
  }

  override keys(): readonly string[] {
    const own = [...this.document.data.keys()].filter((key): key is string => typeof key === 'string');
    return [...METHODS, ...own.filter(key => !METHOD_SET.has(key))];
  }

  /** Neighbours that are nested twice lose their long fields, as `hash_for_json` does it. */
  override forJson(depth: number): RubyHash {
    const hash = new Map<RubyValue, RubyValue>(this.keys().map(key => [key, this.get(key)]));
    if (depth < 2) return hash;
    for (const key of ['previous', 'next']) {
      const neighbour = hash.get(key);
      if (neighbour instanceof DocumentDrop) hash.set(key, neighbour.collapsed());
    }
    return hash;
  }

  override compare(other: RubyValue): number | undefined {
    if (!(other instanceof DocumentDrop)) return undefined;
    return compare(this.get('date'), other.get('date')) || compare(this.get('path'), other.get('path'));
  }

  override inspectObject(): string {
    return `#<Jekyll::Document ${this.document.relativePath} collection=${this.document.collection.label}>`;
  }

  override toText(): string {
    return this.source.textOf(this.document);
  }

  protected excerpt(): RubyValue {
    const { document, source } = this;
    return document.excerpt === undefined ? toText(document.data.get('excerpt') ?? null) : source.excerptOf(document);
  }

  private collapsed(): RubyHash {
    return new Map(
      this.keys()
        .filter(key => !NOT_NESTED.has(key))
        .map(key => [key, this.get(key)]),
    );
  }
}
