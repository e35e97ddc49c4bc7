import type { RubyTime } from '../../ruby/time/time.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash } from '../../ruby/value.ts';
import { addressFromPairs, withPermalinkSuffix } from './address.ts';
import { textAt } from '../config/config.ts';
import { decodeAddress } from './encode-address.ts';
import { baseName, extensionOf, insideRoot } from './file-names.ts';
import { isTruthy } from '../merge.ts';
import type { SiteContext } from '../site-context.ts';
import type { SiteFile, SitePath } from '../site-file.ts';
import type { CollectionSettings } from '../config/collection-settings.ts';

/** A file that is copied as it is (`Jekyll::StaticFile`). */
export class StaticFile {
  readonly path: SitePath;
  readonly extension: string;
  readonly name: string;
  readonly stem: string;
  private addressKept: string | undefined;

  constructor(
    private readonly file: SiteFile,
    /** Jekyll's `relative_path`: with a leading slash outside collections, without one inside. */
    readonly relativePath: string,
    readonly collection: CollectionSettings | undefined,
    readonly theme: boolean,
    private readonly context: SiteContext,
  ) {
    this.path = file.path;
    this.name = baseName(relativePath);
    this.extension = extensionOf(this.name);
    this.stem = this.name.slice(0, this.name.length - this.extension.length).replace(/\.*$/, '');
  }

  get modified(): RubyTime {
    return this.context.zone.at(this.file.modified);
  }

  /** The defaults that apply; static files have no front matter. */
  get data(): RubyHash {
    return this.context.defaults.all(this.relativePath, this.collection?.label);
  }

  get url(): string {
    this.addressKept ??= this.makeAddress();
    return this.addressKept;
  }

  get dest(): string {
    return insideRoot(decodeAddress(this.url));
  }

  get written(): boolean {
    const published = this.context.defaults.all(this.url, this.collection?.label).get('published');
    const publishable = published === undefined || isTruthy(published);
    return publishable && (!this.collection || isTruthy(this.collection.metadata.get('output')));
  }

  private makeAddress(): string {
    const { relativePath, extension, collection } = this;
    const cleaned = relativePath.slice(0, relativePath.length - extension.length).replace(/\.*$/, '');
    if (!collection) return cleaned.replace(/\/$/, '') + extension;
    const own = collection.metadata.get('permalink');
    const template = collection.metadata.has('permalink')
      ? toText(own ?? null)
      : withPermalinkSuffix('/:collection/:path', textAt(this.context.config, 'permalink'));
    const address = addressFromPairs(template, [
      ['collection', collection.label],
      ['path', cleaned.replace(collection.relativeFolder, '')],
      ['output_ext', ''],
      ['name', this.stem],
      ['title', ''],
    ]);
    return address.replace(/\/$/, '') + extension;
  }
}
