import type { Problem } from '../kit/problem.ts';
import type { RubyTime } from '../ruby/time.ts';
import { toText } from '../ruby/text.ts';
import { compareText } from '../ruby/compare.ts';
import type { RubyHash, RubyValue } from '../ruby/value.ts';
import { addressFromTemplate, UnknownPlaceholder, withPermalinkSuffix } from './address.ts';
import type { CollectionSettings } from './collection-settings.ts';
import { textAt } from './config.ts';
import { placeholderValue } from './document-address.ts';
import type { DocumentKind } from './document-info.ts';
import { decodeAddress } from './encode-address.ts';
import { baseName, extensionOf, insideRoot, stemOf } from './file-names.ts';
import { isTruthy } from './merge.ts';
import type { DocumentFields } from './read-document.ts';
import type { SiteContext } from './site-context.ts';
import { outputExtension } from './site-context.ts';
import type { SitePath } from './site-file.ts';

/** A post, a draft or another collection's document, read but not rendered (`Jekyll::Document`). */
export class SourceDocument {
  readonly kind: Extract<DocumentKind, 'post' | 'draft' | 'document'>;
  readonly extension: string;
  readonly name: string;
  readonly stem: string;
  readonly problems: Problem[];
  private addressKept: string | undefined;
  private excerptKept: { readonly text: string | undefined } | undefined;

  constructor(
    /** In the opened site. */
    readonly path: SitePath,
    /** Jekyll's `relative_path`: without the source folder and `collections_dir`. */
    readonly relativePath: string,
    readonly collection: CollectionSettings,
    private readonly fields: DocumentFields,
    private readonly context: SiteContext,
  ) {
    this.kind = fields.draft ? 'draft' : collection.label === 'posts' ? 'post' : 'document';
    this.extension = extensionOf(relativePath);
    this.name = baseName(relativePath);
    this.stem = stemOf(relativePath);
    this.problems = [...fields.problems];
  }

  /** Front matter with defaults, and with the title, slug, categories, tags that Jekyll adds; without the made excerpt. */
  get data(): RubyHash {
    return this.fields.data;
  }

  /** The body before Liquid. */
  get content(): string {
    return this.fields.parsed.body;
  }

  /** 0-based line of the file on which `content` begins. */
  get contentLine(): number {
    return this.fields.parsed.bodyLine;
  }

  /** The excerpt cut from the body; `undefined` when the front matter has its own or there is no separator. */
  get excerpt(): string | undefined {
    this.excerptKept ??= { text: this.fields.excerpt?.() };
    return this.excerptKept.text;
  }

  /** The date of the front matter or of the name; `undefined` when there is none. */
  get ownDate(): RubyTime | undefined {
    return this.fields.date;
  }

  /** `Document#date`: a document without a date of its own has the site's time, a draft its file's. */
  get date(): RubyTime {
    return this.fields.date ?? this.fields.fallbackDate;
  }

  get title(): string {
    return toText(this.data.get('title') ?? null);
  }

  get slug(): string {
    return toText(this.data.get('slug') ?? null);
  }

  get permalink(): string | undefined {
    const permalink = this.data.get('permalink');
    return isTruthy(permalink) ? toText(permalink ?? null) : undefined;
  }

  get outputExtension(): string {
    return outputExtension(this.extension, this.permalink, this.context);
  }

  get url(): string {
    this.addressKept ??= this.makeAddress();
    return this.addressKept;
  }

  /** `Document#id`. */
  get id(): string {
    const { url } = this;
    const folder = url.endsWith('/') ? url.replace(/[^/]*\/+$/, '') : url.slice(0, url.lastIndexOf('/') + 1);
    return `${folder.replace(/\/+$/, '')}/${this.slug === '' ? this.stem : this.slug}`;
  }

  get dest(): string {
    const path = insideRoot(decodeAddress(this.url));
    if (this.url.endsWith('/')) return path === '' ? 'index.html' : `${path}/index.html`;
    return path.endsWith(this.outputExtension) ? path : path + this.outputExtension;
  }

  get published(): boolean {
    return !(this.data.has('published') && this.data.get('published') === false);
  }

  /** The same document with another body or other front matter, as a plugin makes it. `excerpt` is another excerpt. */
  revised(content: string | undefined, data: RubyHash | undefined, excerpt?: string): SourceDocument {
    const { parsed } = this.fields;
    const fields = {
      ...this.fields,
      parsed: content === undefined ? parsed : { body: content, bodyLine: parsed.bodyLine },
      data: data ? new Map([...this.fields.data, ...data]) : this.fields.data,
      excerpt: excerpt === undefined ? this.fields.excerpt : () => excerpt,
    };
    return new SourceDocument(this.path, this.relativePath, this.collection, fields, this.context);
  }

  /** `Document#<=>`: by date, then by path. */
  compare(other: SourceDocument): number {
    const [mine, others] = [this.ownDate, other.ownDate];
    if (mine && others && mine.epoch !== others.epoch) return mine.epoch - others.epoch;
    return compareText(this.path, other.path);
  }

  private get template(): string {
    const own = this.collection.metadata.get('permalink');
    if (this.collection.metadata.has('permalink')) return toText(own ?? null);
    return withPermalinkSuffix('/:collection/:path', textAt(this.context.config, 'permalink'));
  }

  private makeAddress(): string {
    const { relativePath, extension } = this;
    const inner = relativePath
      .slice(0, relativePath.length - extension.length)
      .replace(this.collection.relativeFolder, '')
      .replace(/\.*$/, '');
    const parts = {
      data: this.data,
      collection: this.collection.label,
      stem: this.stem,
      innerPath: inner,
      outputExtension: this.outputExtension,
      date: this.date,
    };
    try {
      return addressFromTemplate(this.permalink ?? this.template, name => placeholderValue(parts, name));
    } catch (error) {
      if (!(error instanceof UnknownPlaceholder)) throw error;
      this.problems.push({
        severity: 'error',
        code: 'permalink-invalid',
        place: { path: this.path, line: 1, column: 1 },
        cause: error.message,
        remedy: 'Correct the permalink in the front matter or in the configuration.',
      });
      return addressFromTemplate('/:categories/:title:output_ext', name => placeholderValue(parts, name));
    }
  }
}

/** The texts in a list value such as `tags`. */
export function textList(value: RubyValue | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly RubyValue[]).map(toText) : [];
}
