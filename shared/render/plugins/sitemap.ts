import { toText } from '../../ruby/text.ts';
import type { RubyValue } from '../../ruby/value.ts';
import { asList } from '../../site/merge.ts';
import { StaticFileDrop } from '../engine/drops/static-file-drop.ts';
import type { SiteLists } from '../engine/site-view.ts';
import type { Context } from '../liquid/context.ts';
import type { Tag } from '../liquid/tag.ts';
import { simpleTag } from '../liquid/tag.ts';
import type { Plugin, PluginSite } from './plugin.ts';
import { PRIORITY } from './plugin.ts';
import { fetch, firstOf } from './values.ts';

const LISTED = new Set(['.htm', '.html', '.xhtml', '.pdf']);
const SCHEMA = 'http://www.sitemaps.org/schemas/sitemap/0.9';

const sitemapDocument = simpleTag(({ line }) => ({
  line,
  blank: false,
  render(context, out) {
    out.write(sitemapText(context));
  },
}));

/** jekyll-sitemap 1.4: `sitemap.xml` and, where the site has none, `robots.txt`. */
export const sitemap: Plugin = {
  names: ['jekyll-sitemap'],
  tags: new Map<string, Tag>([['sitemap_document', sitemapDocument]]),
  priority: PRIORITY.lowest,
  generate: (lists, site) => ({ ...lists, pages: [...lists.pages, ...sitemapPages(lists, site)] }),
};

function sitemapPages(lists: SiteLists, { makePage }: PluginSite): SiteLists['pages'] {
  const taken = new Set([...lists.pages.map(({ page }) => page.url), ...lists.statics.map(file => file.url)]);
  const made = [];
  if (!taken.has('/sitemap.xml')) {
    const files = lists.statics.filter(file => LISTED.has(file.extension)).map(file => new StaticFileDrop(file));
    const data = new Map<RubyValue, RubyValue>([
      ['layout', null],
      ['static_files', files],
      ['xsl', taken.has('/sitemap.xsl')],
    ]);
    made.push(makePage('sitemap.xml', '{% sitemap_document %}', data));
  }
  if (!taken.has('/robots.txt')) {
    const content = 'Sitemap: {{ "sitemap.xml" | absolute_url }}\n';
    made.push(makePage('robots.txt', content, new Map<RubyValue, RubyValue>([['layout', null]])));
  }
  return made;
}

function sitemapText(context: Context): string {
  const site = context.find('site');
  const { page } = context;
  const instance = 'http://www.w3.org/2001/XMLSchema-instance';
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  if (fetch(page, 'xsl') === true) {
    parts.push(
      `<?xml-stylesheet type="text/xsl" href="${toText(context.invoke('absolute_url', '/sitemap.xsl', []))}"?>\n`,
    );
  }
  parts.push(
    `<urlset xmlns:xsi="${instance}" xsi:schemaLocation="${SCHEMA} ${SCHEMA}/sitemap.xsd" xmlns="${SCHEMA}">\n`,
  );
  for (const collection of asList(fetch(site, 'collections'))) {
    if (fetch(collection, 'output') === false) continue;
    for (const document of asList(fetch(collection, 'docs'))) {
      if (fetch(document, 'sitemap') === false) continue;
      const date = firstOf(fetch(document, 'last_modified_at'), fetch(document, 'date'));
      parts.push(entry(context, fetch(document, 'url'), date));
    }
  }
  for (const listed of asList(fetch(site, 'html_pages'))) {
    if (fetch(listed, 'sitemap') === false || fetch(listed, 'url') === '/404.html') continue;
    parts.push(entry(context, fetch(listed, 'url'), firstOf(fetch(listed, 'last_modified_at'))));
  }
  for (const file of asList(fetch(page, 'static_files'))) {
    if (fetch(file, 'sitemap') === false || fetch(file, 'name') === '404.html') continue;
    parts.push(entry(context, fetch(file, 'path'), fetch(file, 'modified_time')));
  }
  return `${parts.join('')}</urlset>\n`;
}

function entry(context: Context, url: RubyValue, modified: RubyValue): string {
  const address = context.invoke('absolute_url', toText(url).replaceAll('/index.html', '/'), []);
  const place = toText(context.invoke('xml_escape', address, []));
  const date =
    modified === null ? '' : `<lastmod>${toText(context.invoke('date_to_xmlschema', modified, []))}</lastmod>\n`;
  return `<url>\n<loc>${place}</loc>\n${date}</url>\n`;
}
