import { toJson } from '../../ruby/json.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import type { SeoPage } from './seo-page.ts';
import { isAbsolute } from './seo-page.ts';
import { fetch, firstOf } from './values.ts';

/** The JSON-LD of a page: schema.org's keys in alphabetical order, those without a value left out. */
export function jsonLd(page: SeoPage): string {
  const type = typeOf(page);
  const modified = firstOf(page.seo('date_modified'), fetch(page.page, 'last_modified_at'), fetch(page.page, 'date'));
  const published = fetch(page.page, 'date');
  const pairs: (readonly [string, RubyValue])[] = [
    ['@context', 'https://schema.org'],
    ['@type', type],
    ['author', authorOf(page)],
    ['dateModified', xmlDate(page, modified)],
    ['datePublished', xmlDate(page, published)],
    ['description', page.description],
    ['headline', page.pageTitle],
    ['image', imageOf(page)],
    ['mainEntityOfPage', entityOf(page, type)],
    ['name', nameOf(page)],
    ['publisher', publisherOf(page)],
    ['sameAs', linksOf(page)],
    ['url', page.canonicalUrl],
  ];
  return toJson(new Map<RubyValue, RubyValue>(pairs.filter(([, value]) => value !== null)));
}

function typeOf(page: SeoPage): RubyValue {
  const own = page.seo('type');
  if (firstOf(own) !== null) return own;
  if (page.isHomeOrAbout) return 'WebSite';
  return firstOf(fetch(page.page, 'date')) === null ? 'WebPage' : 'BlogPosting';
}

function xmlDate(page: SeoPage, date: RubyValue): RubyValue {
  return firstOf(date) === null ? null : page.context.invoke('date_to_xmlschema', date, []);
}

function nameOf(page: SeoPage): RubyValue {
  const own = page.seo('name');
  const formatted = firstOf(own) === null ? null : page.format(own);
  if (formatted !== null) return formatted;
  if (!page.isHomeOrAbout) return null;
  const social = page.social('name');
  return firstOf(social) === null ? page.siteTitle : page.format(social);
}

function linksOf(page: SeoPage): RubyValue {
  const own = page.seo('links');
  if (firstOf(own) !== null) return own;
  return page.isHomeOrAbout ? firstOf(page.social('links')) : null;
}

function authorOf(page: SeoPage): RubyValue {
  const name = page.authorName;
  if (firstOf(name) === null) return null;
  const type = fetch(page.author, 'type');
  if (firstOf(type) !== null && type !== 'Organization' && type !== 'Person') return null;
  const author = new Map<RubyValue, RubyValue>([
    ['@type', firstOf(type, 'Person')],
    ['name', name],
  ]);
  const url = fetch(page.author, 'url');
  return firstOf(url) === null ? author : author.set('url', url);
}

function imageOf({ image }: SeoPage): RubyValue {
  if (!image) return null;
  if (image.hash.size <= 1) return image.path;
  const rest: RubyHash = new Map([...image.hash].filter(([key]) => key !== 'path'));
  return new Map<RubyValue, RubyValue>([...rest, ['url', image.path], ['@type', 'imageObject']]);
}

function entityOf(page: SeoPage, type: RubyValue): RubyValue {
  if (type !== 'BlogPosting' && type !== 'CreativeWork') return null;
  return new Map<RubyValue, RubyValue>([
    ['@type', 'WebPage'],
    ['@id', page.canonicalUrl],
  ]);
}

function publisherOf(page: SeoPage): RubyValue {
  const logo = fetch(page.site, 'logo');
  if (firstOf(logo) === null) return null;
  const text = toText(logo);
  const url = page.escapeAddress(isAbsolute(text) ? text : page.absolute(logo));
  const image = new Map<RubyValue, RubyValue>([
    ['@type', 'ImageObject'],
    ['url', url],
  ]);
  const publisher = new Map<RubyValue, RubyValue>([
    ['@type', 'Organization'],
    ['logo', image],
  ]);
  const name = page.authorName;
  return firstOf(name) === null ? publisher : publisher.set('name', name);
}
