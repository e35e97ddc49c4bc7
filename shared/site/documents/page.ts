import type { Problem } from '../../kit/problem.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { addressFromPairs, withPermalinkSuffix } from './address.ts';
import { textAt } from '../config/config.ts';
import { decodeAddress } from './encode-address.ts';
import { baseName, extensionOf, folderOf, insideRoot } from './file-names.ts';
import type { ParsedFile } from './front-matter.ts';
import { isTruthy } from '../merge.ts';
import type { SiteContext } from '../site-context.ts';
import { outputExtension } from '../site-context.ts';
import type { SitePath } from '../site-file.ts';

const HTML = new Set(['.html', '.xhtml', '.htm']);

/** What a page is made from: a file of the site or its theme, or a plugin. */
export interface PageOrigin {
  /** In the opened site, or in the theme. */
  readonly path: SitePath;
  readonly theme: boolean;
  /** Path relative to the source, with which the page's address is made. */
  readonly relativePath: string;
  /** Folder used for the address in place of that of `relativePath`. */
  readonly folder?: string;
  /** The whole address, where a plugin sets it. */
  readonly address?: string;
}

/** A file with front matter outside of collections (`Jekyll::Page`), read but not rendered. */
export class SourcePage {
  readonly path: SitePath;
  readonly theme: boolean;
  readonly relativePath: string;
  readonly name: string;
  readonly extension: string;
  readonly stem: string;
  /** The page's own front matter, without defaults. */
  readonly data: RubyHash;
  readonly problems: readonly Problem[];
  private readonly folder: string;
  private readonly parsed: ParsedFile;
  private addressKept: string | undefined;
  private readonly addressSet: string | undefined;

  constructor(
    origin: PageOrigin,
    parsed: ParsedFile,
    private readonly context: SiteContext,
  ) {
    this.parsed = parsed;
    this.path = origin.path;
    this.theme = origin.theme;
    this.relativePath = origin.relativePath;
    this.folder = origin.folder ?? folderOf(origin.relativePath);
    this.addressSet = origin.address;
    this.addressKept = origin.address;
    this.name = baseName(origin.relativePath);
    this.extension = extensionOf(this.name);
    this.stem = this.name.slice(0, this.name.length - this.extension.length).replace(/\.*$/, '');
    this.data = parsed.data ?? new Map();
    this.problems = [...(parsed.problem ? [parsed.problem] : []), ...this.permalinkProblems()];
  }

  get content(): string {
    return this.parsed.body;
  }

  /** 0-based line of the file on which `content` begins. */
  get contentLine(): number {
    return this.parsed.bodyLine;
  }

  /** A value of the front matter, else of the defaults that apply (`data` with its default proc). */
  value(key: string): RubyValue {
    const own = this.data.get(key);
    if (own !== undefined) return own;
    return this.context.defaults.find(this.relativePath, 'pages', key) ?? null;
  }

  /** All defaults that apply. */
  get defaults(): RubyHash {
    return this.context.defaults.all(this.relativePath, 'pages');
  }

  get title(): string {
    return toText(this.value('title'));
  }

  get permalink(): string | undefined {
    const permalink = this.value('permalink');
    return isTruthy(permalink) ? toText(permalink) : undefined;
  }

  get outputExtension(): string {
    return outputExtension(this.extension, this.permalink, this.context);
  }

  get isHtml(): boolean {
    return HTML.has(this.outputExtension);
  }

  get url(): string {
    this.addressKept ??= addressFromPairs(this.permalink ?? this.template, [
      ['path', this.folder === '' ? '' : `/${this.folder}`],
      ['basename', this.stem],
      ['output_ext', this.outputExtension],
    ]);
    return this.addressKept;
  }

  /** `Page#dir`: the folder of the address, with a slash at the end. */
  get addressFolder(): string {
    const { url } = this;
    return url.endsWith('/') ? url : url.slice(0, url.lastIndexOf('/') + 1);
  }

  get dest(): string {
    const path = insideRoot(decodeAddress(this.url) + (this.url.endsWith('/') ? '/index' : ''));
    return path.endsWith(this.outputExtension) ? path : path + this.outputExtension;
  }

  /** The same page with another text or other front matter, as a plugin makes it. */
  revised(content: string | undefined, data: RubyHash | undefined): SourcePage {
    const { path, theme, relativePath, folder, addressSet } = this;
    const origin = { path, theme, relativePath, folder, ...(addressSet === undefined ? {} : { address: addressSet }) };
    const parsed: ParsedFile = {
      data: data ? new Map([...this.data, ...data]) : this.data,
      body: content ?? this.content,
      bodyLine: this.contentLine,
      problem: this.problems[0],
    };
    return new SourcePage(origin, parsed, this.context);
  }

  /** Only the page's own `published` counts, not a default. */
  get published(): boolean {
    const published = this.data.get('published');
    return published === undefined || isTruthy(published);
  }

  /** `validate_permalink!`: the page's own, before defaults. */
  private permalinkProblems(): readonly Problem[] {
    const own = this.data.get('permalink');
    if (own === undefined || own === null || toText(own) !== '') return [];
    return [
      {
        severity: 'error',
        code: 'permalink-invalid',
        place: { path: this.path, line: 1, column: 1 },
        cause: 'The permalink is empty, at which Jekyll stops.',
        remedy: 'Write an address, or take the key out.',
      },
    ];
  }

  private get template(): string {
    if (!this.isHtml) return '/:path/:basename:output_ext';
    if (this.stem === 'index') return '/:path/';
    return withPermalinkSuffix('/:path/:basename', textAt(this.context.config, 'permalink'));
  }
}
