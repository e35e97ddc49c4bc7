import { capitalize } from '../../ruby/string.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyValue } from '../../ruby/value.ts';
import { asList } from '../../site/merge.ts';
import type { Context } from '../liquid/context.ts';
import { simpleTag } from '../liquid/tag.ts';
import { dig, fetch, firstOf } from './values.ts';

const MEDIA = 'http://search.yahoo.com/mrss/';

/** The text of a feed's page; the page's front matter says of which collection, category or tag. */
export const feedDocument = simpleTag(({ line }) => ({
  line,
  blank: false,
  render(context, out) {
    const writer = new FeedWriter(context);
    out.write(writer.head());
    for (const post of writer.posts()) out.write(writer.entry(post));
    out.write('</feed>');
  },
}));

class FeedWriter {
  private readonly page: RubyValue;
  private readonly site: RubyValue;

  constructor(private readonly context: Context) {
    this.page = context.page;
    this.site = context.find('site');
  }

  head(): string {
    const lang = fetch(this.site, 'lang');
    const self = this.absolute(fetch(this.page, 'url'));
    const language = isSet(lang) ? toText(lang) : undefined;
    const parts = ['<?xml version="1.0" encoding="utf-8"?>'];
    if (isSet(fetch(this.page, 'xsl'))) {
      parts.push(`<?xml-stylesheet type="text/xml" href="${this.absolute('/feed.xslt.xml')}"?>`);
    }
    parts.push(`<feed xmlns="http://www.w3.org/2005/Atom" ${language === undefined ? '' : `xml:lang="${language}"`}>`);
    const version = toText(dig(this.context.find('jekyll'), 'version'));
    parts.push(`<generator uri="https://jekyllrb.com/" version="${version}">Jekyll</generator>`);
    parts.push(`<link href="${self}" rel="self" type="application/atom+xml" />`);
    const alternate = language === undefined ? '' : `hreflang="${language}" `;
    parts.push(`<link href="${this.absolute('/')}" rel="alternate" type="text/html" ${alternate}/>`);
    parts.push(`<updated>${this.date(fetch(this.site, 'time'))}</updated><id>${this.escape(self)}</id>`);
    const title = this.title();
    if (title !== undefined) parts.push(`<title type="html">${this.escape(this.apply('smartify', title))}</title>`);
    const description = fetch(this.site, 'description');
    if (isSet(description)) parts.push(`<subtitle>${this.escape(description)}</subtitle>`);
    const author = fetch(this.site, 'author');
    if (isSet(author)) parts.push(this.author(author, this.or(fetch(author, 'name'), author)));
    return parts.join('');
  }

  posts(): readonly RubyValue[] {
    const tag = fetch(this.page, 'tags');
    const category = fetch(this.page, 'category');
    const collection = toText(fetch(this.page, 'collection'));
    let posts: RubyValue = isSet(tag) ? tagged(fetch(this.site, 'tags'), tag) : fetch(this.site, collection);
    if (isSet(category)) posts = this.context.invoke('where', posts, ['categories', category]);
    let list = asList(posts);
    if (!isSet(fetch(this.site, 'show_drafts'))) list = list.filter(post => fetch(post, 'draft') !== true);
    const sorted = this.context.invoke('reverse', this.context.invoke('sort', list, ['date']), []);
    const limit = this.or(dig(this.site, 'feed', 'posts_limit'), 10);
    return asList(sorted).slice(0, typeof limit === 'number' ? limit : 10);
  }

  entry(post: RubyValue): string {
    const lang = fetch(post, 'lang');
    const url = this.absolute(fetch(post, 'url'));
    const steps = ['smartify', 'strip_html', 'normalize_whitespace', 'xml_escape'];
    const title = toText(steps.reduce((value, step) => this.apply(step, value), fetch(post, 'title')));
    const date = fetch(post, 'date');
    const parts = [`<entry${isSet(lang) ? ` xml:lang="${toText(lang)}"` : ''}><title type="html">${title}</title>`];
    parts.push(`<link href="${url}" rel="alternate" type="text/html" title="${title}" />`);
    parts.push(`<published>${this.date(date)}</published>`);
    parts.push(`<updated>${this.date(this.or(fetch(post, 'last_modified_at'), date))}</updated>`);
    parts.push(`<id>${this.escape(this.absolute(fetch(post, 'id')))}</id>`);
    if (!isSet(this.or(dig(post, 'feed', 'excerpt_only'), dig(this.site, 'feed', 'excerpt_only')))) {
      const content = toText(this.apply('strip', fetch(post, 'content')));
      parts.push(`<content type="html" xml:base="${this.escape(url)}"><![CDATA[${content}]]></content>`);
    }
    parts.push(this.postAuthor(post), this.categories(post), this.summary(post), this.image(post), '</entry>');
    return parts.join('');
  }

  private title(): RubyValue | undefined {
    let title = this.or(fetch(this.site, 'title'), fetch(this.site, 'name'));
    const collection = fetch(this.page, 'collection');
    const category = fetch(this.page, 'category');
    if (collection !== 'posts') title = `${toText(title)} | ${capitalize(toText(collection))}`;
    if (isSet(category)) title = `${toText(title)} | ${capitalize(toText(category))}`;
    return isSet(title) ? title : undefined;
  }

  private postAuthor(post: RubyValue): string {
    const authors = fetch(post, 'authors');
    const first = Array.isArray(authors) ? ((authors as readonly RubyValue[])[0] ?? null) : null;
    const named = this.or(fetch(post, 'author'), this.or(first, fetch(this.site, 'author')));
    const known = typeof named === 'string' ? dig(this.site, 'data', 'authors', named) : null;
    const author = this.or(known, named);
    return this.author(author, this.or(fetch(author, 'name'), author));
  }

  private author(author: RubyValue, name: RubyValue): string {
    const parts = [`<author><name>${this.escape(this.or(name, ''))}</name>`];
    for (const key of ['email', 'uri']) {
      const value = fetch(author, key);
      if (isSet(value)) parts.push(`<${key}>${this.escape(value)}</${key}>`);
    }
    return `${parts.join('')}</author>`;
  }

  private categories(post: RubyValue): string {
    const category = fetch(post, 'category');
    const categories = isSet(category) ? [category] : asList(fetch(post, 'categories'));
    return [...categories, ...asList(fetch(post, 'tags'))]
      .map(term => `<category term="${this.escape(term)}" />`)
      .join('');
  }

  private summary(post: RubyValue): string {
    const summary = this.or(fetch(post, 'description'), fetch(post, 'excerpt'));
    if (!isSet(summary) || summary === '') return '';
    const text = toText(this.apply('normalize_whitespace', this.apply('strip_html', summary)));
    return `<summary type="html"><![CDATA[${text}]]></summary>`;
  }

  private image(post: RubyValue): string {
    const image = this.or(dig(post, 'image', 'path'), fetch(post, 'image'));
    if (!isSet(image)) return '';
    const url = this.escape(toText(image).includes('://') ? image : this.absolute(image));
    return (
      `<media:thumbnail xmlns:media="${MEDIA}" url="${url}" />` +
      `<media:content medium="image" url="${url}" xmlns:media="${MEDIA}" />`
    );
  }

  private apply(filter: string, value: RubyValue): RubyValue {
    return this.context.invoke(filter, value, []);
  }

  /** Liquid's `default` filter. */
  private or(value: RubyValue, other: RubyValue): RubyValue {
    return this.context.invoke('default', value, [other]);
  }

  private absolute(path: RubyValue): string {
    return toText(this.apply('absolute_url', path));
  }

  private escape(value: RubyValue): string {
    return toText(this.apply('xml_escape', value));
  }

  private date(value: RubyValue): string {
    return toText(this.apply('date_to_xmlschema', value));
  }
}

function isSet(value: RubyValue): boolean {
  return firstOf(value) !== null;
}

function tagged(tags: RubyValue, tag: RubyValue): RubyValue {
  return tags instanceof Map ? ((tags as ReadonlyMap<RubyValue, RubyValue>).get(tag) ?? null) : null;
}
