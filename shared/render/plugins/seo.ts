import { toText } from '../../ruby/text.ts';
import type { RubyValue } from '../../ruby/value.ts';
import type { Context } from '../liquid/context.ts';
import type { Tag } from '../liquid/tag.ts';
import { simpleTag } from '../liquid/tag.ts';
import type { Plugin } from './plugin.ts';
import { jsonLd } from './seo-json.ts';
import { SeoPage } from './seo-page.ts';
import { dig, fetch, firstOf } from './values.ts';

const VERSION = '2.8.0';

const seoTag = simpleTag(({ markup, line }) => ({
  line,
  blank: false,
  render(context, out) {
    out.write(seoHead(context, new SeoPage(context, markup)));
  },
}));

/** jekyll-seo-tag 2.8: `{% seo %}` writes title, description, cards and JSON-LD into the head. */
export const seo: Plugin = { names: ['jekyll-seo-tag'], tags: new Map<string, Tag>([['seo', seoTag]]) };

function seoHead(context: Context, page: SeoPage): string {
  const { site } = page;
  const lines = [`<!-- Begin Jekyll SEO tag v${VERSION} -->`];
  const meta = (kind: 'name' | 'property', key: string, value: RubyValue): void => {
    if (value !== null && value !== false) lines.push(`<meta ${kind}="${key}" content="${toText(value)}" />`);
  };
  if (page.showsTitle) lines.push(`<title>${toText(page.title)}</title>`);
  meta('name', 'generator', `Jekyll v${toText(dig(context.find('jekyll'), 'version'))}`);
  meta('property', 'og:title', page.pageTitle);
  meta('name', 'author', page.authorName);
  meta('property', 'og:locale', page.locale);
  meta('name', 'description', page.description);
  meta('property', 'og:description', page.description);
  if (firstOf(fetch(site, 'url')) !== null) {
    const address = toText(page.canonicalUrl);
    lines.push(`<link rel="canonical" href="${address}" />`, `<meta property="og:url" content="${address}" />`);
  }
  meta('property', 'og:site_name', page.siteTitle);
  writeImage(page, meta);
  writeType(context, page, meta);
  writeNeighbours(context, lines);
  writeCards(page, meta);
  writeServices(page, meta);
  lines.push('<script type="application/ld+json">', `${jsonLd(page)}</script>`, '<!-- End Jekyll SEO tag -->', '');
  return lines.join('\n');
}

type Meta = (kind: 'name' | 'property', key: string, value: RubyValue) => void;

function writeImage(page: SeoPage, meta: Meta): void {
  const { image } = page;
  if (!image) return;
  meta('property', 'og:image', image.path);
  for (const key of ['height', 'width', 'alt']) meta('property', `og:image:${key}`, fetch(image.hash, key));
}

function writeType(context: Context, { page }: SeoPage, meta: Meta): void {
  const date = fetch(page, 'date');
  if (date === null || date === false) return meta('property', 'og:type', 'website');
  meta('property', 'og:type', 'article');
  meta('property', 'article:published_time', toText(context.invoke('date_to_xmlschema', date, [])));
}

function writeNeighbours(context: Context, lines: string[]): void {
  const paginator = context.find('paginator');
  for (const [rel, key] of [
    ['prev', 'previous_page'],
    ['next', 'next_page'],
  ] as const) {
    if (firstOf(fetch(paginator, key)) === null) continue;
    const href = context.invoke('absolute_url', fetch(paginator, `${key}_path`), []);
    lines.push(`<link rel="${rel}" href="${toText(href)}" />`);
  }
}

function writeCards(page: SeoPage, meta: Meta): void {
  if (page.image) {
    const card = firstOf(presence(dig(page.page, 'twitter', 'card')), presence(dig(page.site, 'twitter', 'card')));
    meta('name', 'twitter:card', card ?? 'summary_large_image');
    meta('property', 'twitter:image', page.image.path);
    meta('name', 'twitter:image:alt', fetch(page.image.hash, 'alt'));
  } else meta('name', 'twitter:card', 'summary');
  meta('property', 'twitter:title', page.pageTitle);
  const twitter = fetch(page.site, 'twitter');
  if (twitter === null || twitter === false) return;
  meta('name', 'twitter:site', `@${withoutAt(fetch(twitter, 'username'))}`);
  const creator = page.authorTwitter;
  if (creator !== null) meta('name', 'twitter:creator', `@${withoutAt(creator)}`);
}

const VERIFICATIONS = [
  ['google', 'google-site-verification'],
  ['bing', 'msvalidate.01'],
  ['alexa', 'alexaVerifyID'],
  ['yandex', 'yandex-verification'],
  ['baidu', 'baidu-site-verification'],
  ['facebook', 'facebook-domain-verification'],
] as const;

function writeServices({ site }: SeoPage, meta: Meta): void {
  const facebook = fetch(site, 'facebook');
  meta('property', 'fb:admins', fetch(facebook, 'admins'));
  meta('property', 'article:publisher', fetch(facebook, 'publisher'));
  meta('property', 'fb:app_id', fetch(facebook, 'app_id'));
  const verifications = fetch(site, 'webmaster_verifications');
  if (firstOf(verifications) === null) {
    return meta('name', 'google-site-verification', fetch(site, 'google_site_verification'));
  }
  for (const [key, name] of VERIFICATIONS) meta('name', name, fetch(verifications, key));
}

/** What Liquid's `default` filter lets through. */
function presence(value: RubyValue): RubyValue {
  const empty =
    value === '' || (Array.isArray(value) && value.length === 0) || (value instanceof Map && value.size === 0);
  return empty ? null : value;
}

function withoutAt(value: RubyValue): string {
  return toText(value).replaceAll('@', '');
}
