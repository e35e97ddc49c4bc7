import type { DocumentInfo, DocumentStatus } from '../../site/documents/document-info.ts';
import { isScheduled, isUnwritten } from '../../site/listing.ts';
import { deepMerge, isTruthy } from '../../site/merge.ts';
import type { SourcePage } from '../../site/documents/page.ts';
import type { Site } from '../../site/site.ts';
import type { SitePath } from '../../site/site-file.ts';
import { sitePath } from '../../site/site-file.ts';
import type { SourceDocument } from '../../site/documents/source-document.ts';
import { textList } from '../../site/documents/source-document.ts';
import type { StaticFile } from '../../site/documents/static-file.ts';
import type { SiteView } from './site-view.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyValue } from '../../ruby/value.ts';

/** Every document of a site: posts and drafts newest first, then the others and the pages by path. Static files are left out. */
export function listDocuments(site: Site, view: SiteView): readonly DocumentInfo[] {
  const posts: SourceDocument[] = [];
  const others: DocumentInfo[] = [];
  for (const read of site.allDocuments()) {
    const document = documentIn(view, read);
    if (document.kind === 'document') others.push(documentInfo(site, document));
    else posts.push(document);
  }
  for (const page of site.allPages()) others.push(infoOfPage(site, pageIn(view, page)));
  posts.sort((a, b) => b.date.epoch - a.date.epoch || b.compare(a));
  others.sort((a, b) => (a.path < b.path ? -1 : 1));
  return [...posts.map(post => documentInfo(site, post)), ...others];
}

/** One document, page or static file by its path. */
export function pageInfo(site: Site, view: SiteView, path: SitePath): DocumentInfo | undefined {
  const document = site.document(path);
  if (document) return documentInfo(site, documentIn(view, document));
  const page = site.page(path);
  if (page) return infoOfPage(site, pageIn(view, page));
  const file = site.staticFile(path);
  return file && infoOfFile(file);
}

/** A document as the plugins have left it, where the site lists it. */
function documentIn(view: SiteView, document: SourceDocument): SourceDocument {
  const item = view.item(document.path);
  return item?.kind === 'document' ? item.document : document;
}

function pageIn(view: SiteView, page: SourcePage): SourcePage {
  const item = view.item(page.path);
  return item?.kind === 'page' ? item.page.page : page;
}

function documentInfo(site: Site, document: SourceDocument): DocumentInfo {
  return {
    path: document.path,
    kind: document.kind,
    collection: document.collection.label,
    title: document.title,
    date: document.date,
    status: statusOf(site, document),
    written:
      !site.lists.isHeldBack(document.path) &&
      !isUnwritten(document, site.config, site.context.time) &&
      isTruthy(document.collection.metadata.get('output')),
    categories: textList(document.data.get('categories')),
    tags: textList(document.data.get('tags')),
    url: document.url,
    dest: document.dest,
    layout: layoutName(document.data.get('layout')),
    data: document.data,
  };
}

function statusOf(site: Site, document: SourceDocument): DocumentStatus {
  if (document.kind === 'draft') return 'draft';
  if (!document.published) return 'unpublished';
  return isScheduled(document, site.context.time) && !isTruthy(site.config.get('future')) ? 'scheduled' : 'published';
}

function infoOfPage(site: Site, page: SourcePage): DocumentInfo {
  const data = deepMerge(page.defaults, page.data);
  return {
    path: sitePath(page.path),
    kind: 'page',
    collection: undefined,
    title: page.title,
    date: undefined,
    status: page.published ? 'published' : 'unpublished',
    written: !site.lists.isHeldBack(page.path),
    categories: textList(data.get('categories')),
    tags: textList(data.get('tags')),
    url: page.url,
    dest: page.dest,
    layout: layoutName(page.value('layout')),
    data,
  };
}

function infoOfFile(file: StaticFile): DocumentInfo {
  return {
    path: file.path,
    kind: 'static',
    collection: file.collection?.label,
    title: file.name,
    date: undefined,
    status: 'published',
    written: file.written,
    categories: [],
    tags: [],
    url: file.url,
    dest: file.dest,
    layout: undefined,
    data: file.data,
  };
}

function layoutName(value: RubyValue | undefined): string | undefined {
  return isTruthy(value) && value !== 'none' ? toText(value ?? null) : undefined;
}
