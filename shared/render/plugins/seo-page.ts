import { parseUri, UriFault } from '../../ruby/codes/uri.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import type { Context } from '../liquid/context.ts';
import { dig, fetch, firstOf } from './values.ts';

const HOME_OR_ABOUT = /^\/(?:about\/)?(?:index.html?)?$/m;

export interface SeoImage {
  readonly path: string;
  /** The front matter's image with all its keys. */
  readonly hash: RubyHash;
}

/** What jekyll-seo-tag makes of a page and its site; each value is computed once. */
export class SeoPage {
  readonly page: RubyValue;
  readonly site: RubyValue;
  readonly siteTitle: RubyValue;
  readonly pageTitle: RubyValue;
  readonly title: RubyValue;
  readonly description: RubyValue;
  /** The front matter's own as it is, whatever it is. */
  readonly canonicalUrl: RubyValue;
  readonly image: SeoImage | undefined;
  readonly author: RubyHash;

  constructor(
    readonly context: Context,
    private readonly markup: string,
  ) {
    this.page = context.page;
    this.site = context.find('site');
    this.siteTitle = this.format(firstOf(fetch(this.site, 'title'), fetch(this.site, 'name')));
    this.pageTitle = firstOf(this.format(fetch(this.page, 'title')), this.siteTitle);
    this.title = this.wholeTitle();
    const text = firstOf(fetch(this.page, 'description'), fetch(this.page, 'excerpt'));
    this.description = firstOf(this.format(text), this.siteDescription);
    this.canonicalUrl = this.canonical();
    this.image = this.readImage();
    this.author = this.readAuthor();
  }

  get showsTitle(): boolean {
    return this.title !== null && !/title=false/i.test(this.markup);
  }

  get authorName(): RubyValue {
    return fetch(this.author, 'name');
  }

  get authorTwitter(): RubyValue {
    const twitter = firstOf(fetch(this.author, 'twitter'), fetch(this.author, 'name'));
    return typeof twitter === 'string' ? twitter.replace(/^@/m, '') : null;
  }

  get locale(): string {
    const language = firstOf(fetch(this.page, 'lang'), fetch(this.site, 'lang'), 'en_US');
    return toText(firstOf(fetch(this.page, 'locale'), fetch(this.site, 'locale'), language)).replaceAll('-', '_');
  }

  get isHomeOrAbout(): boolean {
    return HOME_OR_ABOUT.test(toText(fetch(this.page, 'url')));
  }

  /** The page's own settings for this plugin. */
  seo(key: string): RubyValue {
    return fetch(hashOrNull(fetch(this.page, 'seo')), key);
  }

  social(key: string): RubyValue {
    return fetch(hashOrNull(fetch(this.site, 'social')), key);
  }

  /** A text as a head shows it: Markdown taken out, white space joined, HTML escaped once; `null` when nothing is left. */
  format(text: RubyValue): RubyValue {
    const steps = ['markdownify', 'strip_html', 'normalize_whitespace', 'escape_once'];
    const formatted = steps.reduce((value, step) => this.context.invoke(step, value, []), text);
    return formatted === '' || formatted === null ? null : formatted;
  }

  absolute(path: RubyValue): string {
    return toText(this.context.invoke('absolute_url', path, []));
  }

  escapeAddress(address: string): string {
    return toText(this.context.invoke('uri_escape', address, []));
  }

  private get siteDescription(): RubyValue {
    return this.format(fetch(this.site, 'description'));
  }

  private wholeTitle(): RubyValue {
    const { siteTitle, pageTitle, siteDescription } = this;
    let title = firstOf(pageTitle, siteTitle);
    if (siteTitle !== null && pageTitle !== siteTitle) title = `${toText(pageTitle)} | ${toText(siteTitle)}`;
    else if (siteDescription !== null && siteTitle !== null) {
      const tagline = firstOf(this.format(fetch(this.site, 'tagline')), siteDescription);
      title = `${toText(siteTitle)} | ${toText(tagline)}`;
    }
    const number = this.pageNumber();
    return number === undefined ? title : number + toText(title);
  }

  private pageNumber(): string | undefined {
    const paginator = this.context.find('paginator');
    const current = fetch(paginator, 'page');
    if (typeof current !== 'number' || current <= 1) return undefined;
    const message = toText(firstOf(fetch(this.site, 'seo_paginator_message'), 'Page %<current>s of %<total>s for '));
    const values = new Map([
      ['current', String(current)],
      ['total', toText(fetch(paginator, 'total_pages'))],
    ]);
    return message
      .replace(
        /%(?:<(\w+)>[sd]|\{(\w+)\})/g,
        (match, one?: string, two?: string) => values.get(one ?? two ?? '') ?? match,
      )
      .replaceAll('%%', '%');
  }

  private canonical(): RubyValue {
    const own = fetch(this.page, 'canonical_url');
    if (toText(own) !== '') return own;
    return this.absolute(fetch(this.page, 'url')).replace(/\/index\.html$/gm, '/');
  }

  private readImage(): SeoImage | undefined {
    const meta = fetch(this.page, 'image');
    const hash: RubyHash =
      meta instanceof Map
        ? new Map<RubyValue, RubyValue>([['path', null], ...(meta as RubyHash)])
        : new Map<RubyValue, RubyValue>([['path', typeof meta === 'string' ? meta : null]]);
    const raw = firstOf(fetch(hash, 'path'), fetch(hash, 'facebook'), fetch(hash, 'twitter'));
    if (raw === null) return undefined;
    const address = typeof raw === 'string' && isAbsolute(raw) === false ? this.absolute(raw) : toText(raw);
    return { path: this.escapeAddress(address), hash };
  }

  private readAuthor(): RubyHash {
    const authors = fetch(this.page, 'authors');
    const first = Array.isArray(authors) ? [(authors as readonly RubyValue[])[0] ?? null] : [];
    const sources = [fetch(this.page, 'author'), ...first, fetch(this.site, 'author')];
    const author = sources.find(source => toText(source) !== '');
    if (author instanceof Map) return author as RubyHash;
    if (typeof author !== 'string') return new Map();
    const known = dig(this.site, 'data', 'authors', author);
    return new Map<RubyValue, RubyValue>([['name', author], ...(known instanceof Map ? (known as RubyHash) : [])]);
  }
}

/** Whether an address has a scheme; `undefined` for what is not an address. */
export function isAbsolute(address: string): boolean | undefined {
  try {
    return parseUri(address).scheme !== undefined;
  } catch (error) {
    if (error instanceof UriFault) return undefined;
    throw error;
  }
}

function hashOrNull(value: RubyValue): RubyValue {
  return value instanceof Map ? value : null;
}
