import type { Problem } from '../../kit/problem.ts';
import type { RubyTime } from '../../ruby/time/time.ts';
import { toText } from '../../ruby/text.ts';
import { compareText } from '../../ruby/compare.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { addressFromTemplate, UnknownPlaceholder, withPermalinkSuffix } from './address.ts';
import type { CollectionSettings } from '../config/collection-settings.ts';
import { textAt } from '../config/config.ts';
import { placeholderValue } from './document-address.ts';
import type { DocumentKind } from './document-info.ts';
import { decodeAddress } from './encode-address.ts';
import { baseName, extensionOf, insideRoot, stemOf } from './file-names.ts';
import { isTruthy } from '../merge.ts';
import type { DocumentFields } from './read-document.ts';
import type { SiteContext } from '../site-context.ts';
import { outputExtension } from '../site-context.ts';
import type { SitePath } from '../site-file.ts';

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

  /**
   * The date that the site is sorted by: the front matter's or the name's. A draft without one has its file's, which
   * Jekyll notes while it looks for posts of the future; with `future: true` it does not look.
   */
  get ownDate(): RubyTime | undefined {
    if (this.fields.date || this.kind !== 'draft' || isTruthy(this.context.config.get('future')))
      return this.fields.date;
    return this.fields.fallbackDate;
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
    return `${folder.replace(/\/+$/, '')}/${isTruthy(this.data.get('slug')) ? this.slug : this.stem}`;
  }

  get dest(): string {
    const path = insideRoot(decodeAddress(this.url));
    if (this.url.endsWith('/')) return path === '' ? 'index.html' : `${path}/index.html`;
    return path.endsWith(this.outputExtension) ? path : path + this.outputExtension;
  }

  get published(): boolean {
    return !(this.data.has('published') && this.data.get('published') === false);
  }

  /** `can_be_published?`: an empty `published` keeps a document in its collection, but unwritten. */
  get publishable(): boolean {
    return !this.data.has('published') || isTruthy(this.data.get('published'));
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

  private report(code: string, cause: string, remedy: string): void {
    this.problems.push({ severity: 'error', code, place: { path: this.path, line: 1, column: 1 }, cause, remedy });
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
    const template = this.permalink ?? this.template;
    if (
      isTruthy(this.data.get('slug')) &&
      typeof this.data.get('slug') !== 'string' &&
      /:(?:title|slug)/.test(template)
    )
      this.report('slug-invalid', 'The slug is no text, at which Jekyll stops.', 'Put it between quotation marks.');
    try {
      return addressFromTemplate(template, name => placeholderValue(parts, name));
    } catch (error) {
      if (!(error instanceof UnknownPlaceholder)) throw error;
      const remedy = 'Correct the permalink in the front matter or in the configuration.';
      this.report('permalink-invalid', error.message, remedy);
      return addressFromTemplate('/:categories/:title:output_ext', name => placeholderValue(parts, name));
    }
  }
}

/** The texts in a list value such as `tags`. */
export function textList(value: RubyValue | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly RubyValue[]).map(toText) : [];
}
