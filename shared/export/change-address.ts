import { fileExists, type Problem } from '../kit/problem.ts';
import { err, ok, type Result } from '../kit/result.ts';
import type { Replacement } from '../text/text-search.ts';
import { toText } from '../ruby/text.ts';
import type { Engine } from '../render/engine/engine.ts';
import type { DocumentInfo } from '../site/documents/document-info.ts';
import { datedName, folderOf, insideRoot } from '../site/documents/file-names.ts';
import { sitePath, type SiteFile, type SitePath } from '../site/site-file.ts';
import { readFrontMatter, setKeys } from '../text/front-matter.ts';
import { findDocumentLinks, type DocumentLink } from '../text/post-links.ts';
import { applyChanges, type TextChange } from '../text/text-change.ts';
import { isList, type FrontMatterValue } from '../text/yaml/value.ts';

/** A document that is to lie, and to be published, elsewhere. */
export interface AddressRequest {
  readonly path: SitePath;
  readonly to: SitePath;
  /** Front-matter keys that decide the address; what is absent stays. */
  readonly slug?: string;
  readonly permalink?: string;
  /** Whether the old address is to lead to the new one, by `redirect_from`. */
  readonly redirect: boolean;
}

/** Where links to the document stand in one file, and what is to stand there. */
export interface FileLinks {
  readonly path: SitePath;
  readonly edits: readonly Replacement[];
}

/** What a change of address would do; nothing has been done yet. */
export interface AddressPlan {
  /** Site-relative, with `baseurl`. */
  readonly before: string;
  readonly after: string;
  /** `redirect_from` has an effect: the site runs jekyll-redirect-from. */
  readonly redirects: boolean;
  /** The old address is one that readers may know: the post is published. */
  readonly published: boolean;
  /** Another document that is published at the new address. */
  readonly collides: SitePath | null;
  /** The changes of the document's own text; its links to itself among them. */
  readonly own: readonly Replacement[];
  readonly links: readonly FileLinks[];
}

/**
 * Works out a change of address: the address before and after as Jekyll makes it, what of the document's own front matter
 * changes, and every link to it in the site's text files, rewritten in the style in which it stands. `files` are the files
 * as they are, unsaved texts included; the engine is left as it was.
 */
export function planAddressChange(
  engine: Engine,
  files: ReadonlyMap<SitePath, SiteFile>,
  request: AddressRequest,
): Result<AddressPlan, Problem> {
  const { path, to } = request;
  const file = files.get(path);
  const old = engine.info(path);
  if (!hasText(file) || !old || old.kind === 'static') return err(gone(path));
  const baseurl = baseurlOf(engine);
  const site = { engine, baseurl, host: hostOf(engine), old: old.url, path };
  const links = [...files.values()].flatMap(({ path: from, text }) => {
    const found = text === undefined || !MAY_LINK.test(from) ? [] : linksTo(site, from, text);
    return found.length > 0 ? [{ path: from, found }] : [];
  });

  const keys = keysOf(request, file.text, { before: old.url, after: undefined });
  if (to !== path && files.has(to)) return err(fileExists(to, 'Choose another name or day.'));
  const first = setKeys(file.text, keys, { path });
  if (!first.ok) return first;
  const there = { ...file, path: to, text: applyChanges(file.text, first.value) };
  engine.apply({ changed: [there], removed: to === path ? [] : [path] });
  try {
    return finish(engine, file, request, { site, links, old });
  } finally {
    engine.apply({ changed: [file], removed: to === path ? [] : [to] });
  }
}

interface Begun {
  readonly site: Target;
  readonly links: readonly { readonly path: SitePath; readonly found: readonly DocumentLink[] }[];
  readonly old: DocumentInfo;
}

/** What follows once the engine has the document in its new place. */
function finish(
  engine: Engine,
  file: SiteFile & { readonly text: string },
  request: AddressRequest,
  { site, links, old }: Begun,
): Result<AddressPlan, Problem> {
  const { path, to } = request;
  const { baseurl } = site;
  const moved = engine.info(to);
  if (!moved || moved.kind === 'static') return err(noDocument(to));
  const own = setKeys(file.text, keysOf(request, file.text, { before: old.url, after: moved.url }), { path });
  if (!own.ok) return own;
  const collides = engine.outputs(to).find(output => output.dest === moved.dest && output.path !== to);
  const rewrite = (from: SitePath, link: DocumentLink): Replacement => ({
    ...link.range,
    was: link.written,
    insert: rewritten(link, from, { ...site, to, url: moved.url, pageUrl: urlOf(engine, from) }),
  });
  const plan = links.map(({ path: from, found }) => ({
    path: from,
    edits: found.map(link => rewrite(from, link)).filter(edit => edit.was !== edit.insert),
  }));
  const mine = plan.find(one => one.path === path)?.edits ?? [];
  return ok({
    before: baseurl + old.url,
    after: baseurl + moved.url,
    redirects: hasRedirects(engine),
    published: old.status === 'published' && old.written,
    collides: collides?.path ?? null,
    own: [...replacementsOf(file.text, own.value), ...mine].sort((a, b) => a.from - b.from),
    links: plan.filter(one => one.path !== path && one.edits.length > 0),
  });
}

/** Text files in which a link may stand. */
const MAY_LINK = /\.(?:md|markdown|mkdn?|mkdown|html?|xml|txt|textile|ya?ml|json|csv|tsv|liquid)$/i;

interface Target {
  readonly engine: Engine;
  readonly baseurl: string;
  /** `https://example.org`, as `url:` has it; empty where the site does not say. */
  readonly host: string;
  readonly old: string;
  readonly path: SitePath;
}

function linksTo(target: Target, from: SitePath, text: string): readonly DocumentLink[] {
  // Most files name neither the file nor the last part of its address.
  const name = datedName(target.path);
  const words = [stem(target.path), name?.slug, lastPart(target.old)].filter(word => word !== undefined && word !== '');
  if (words.length > 0 && !words.some(word => text.includes(word!)) && !text.includes('../')) return [];
  return findDocumentLinks(from, text).filter(link => leadsTo(target, from, link));
}

function leadsTo({ engine, baseurl, host, path }: Target, from: SitePath, link: DocumentLink): boolean {
  if (link.kind === 'link') return link.written.replace(/^\//, '') === path;
  if (link.kind === 'post_url') return isNamed(path, link.written);
  if (link.host !== '' && link.host !== '{{ site.url }}' && withoutScheme(link.host) !== withoutScheme(host))
    return false;
  if (fileNamed(from, link) === path) return true;
  const { written } = link;
  if (!written.startsWith('/')) {
    const page = urlOf(engine, from);
    return page !== undefined && engine.pathAt(resolve(page, written), path) === path;
  }
  if (!link.based && baseurl !== '' && !written.startsWith(`${baseurl}/`)) return false;
  return engine.pathAt(link.based ? written : written.slice(baseurl.length), path) === path;
}

interface Moved extends Target {
  readonly to: SitePath;
  /** Site-relative, without `baseurl`. */
  readonly url: string;
  /** Of the page on which the link stands. */
  readonly pageUrl: string | undefined;
}

/** The same link to the new place, written as it was. */
function rewritten(link: DocumentLink, from: SitePath, moved: Moved): string {
  const { written } = link;
  if (link.kind === 'link') return (written.startsWith('/') ? '/' : '') + moved.to;
  if (link.kind === 'post_url') return postName(moved.to, written);
  if (fileNamed(from, link) === moved.path)
    return relativePath(from === moved.path ? moved.to : from, moved.to, written);
  if (written.startsWith('/')) return (link.based ? '' : moved.baseurl) + moved.url;
  return moved.pageUrl === undefined ? moved.baseurl + moved.url : relativeUrl(moved.pageUrl, moved.url);
}

/** The file that a relative link names, as jekyll-relative-links follows it. */
function fileNamed(from: SitePath, { kind, written, host }: DocumentLink): SitePath | undefined {
  if (kind !== 'address' || host !== '' || !/\.(?:md|markdown|mkdn?|mkdown|html?)$/i.test(written)) return undefined;
  const decoded = decode(written);
  return sitePath(decoded.startsWith('/') ? insideRoot(decoded) : insideRoot(`${folderOf(from)}/${decoded}`));
}

/** Whether `{% post_url NAME %}` means this post (`Tags::PostComparer`): its day and its slug, and its folder where named. */
function isNamed(path: SitePath, name: string): boolean {
  const wanted = /^\/?(.*\/)?(\d+)-(\d+)-(\d+)-(.*)$/.exec(name.trim());
  const post = /^(?:.*\/)?_posts\/(.*\/)?(\d+)-(\d+)-(\d+)-(.*)\.[^.]+$/.exec(path);
  if (!wanted || !post) return false;
  const [, folder, year, month, day, slug] = wanted;
  const same = [year, month, day].every((part, at) => Number(part) === Number(post[at + 2]));
  return same && slug === post[5] && (folder === undefined || folder === (post[1] ?? ''));
}

function postName(to: SitePath, before: string): string {
  const inner = to.replace(/^(?:.*\/)?_posts\//, '').replace(/\.[^.]+$/, '');
  return before.includes('/') ? (before.startsWith('/') ? '/' : '') + inner : inner.slice(inner.lastIndexOf('/') + 1);
}

function keysOf(
  { slug, permalink, redirect }: AddressRequest,
  text: string,
  url: { readonly before: string; readonly after: string | undefined },
): readonly (readonly [string, FrontMatterValue | undefined])[] {
  const keys: (readonly [string, FrontMatterValue | undefined])[] = [];
  if (slug !== undefined) keys.push(['slug', slug === '' ? undefined : slug]);
  if (permalink !== undefined) keys.push(['permalink', permalink === '' ? undefined : permalink]);
  if (url.after === undefined) return keys;
  const before = readFrontMatter(text).values.get('redirect_from') ?? null;
  const items: readonly FrontMatterValue[] = isList(before) ? before : before === null || before === '' ? [] : [before];
  const kept = items.filter(item => item !== url.after);
  const wanted = redirect && url.before !== url.after && !kept.includes(url.before) ? [...kept, url.before] : kept;
  if (wanted.length !== items.length || wanted.some((item, at) => item !== items[at]))
    keys.push(['redirect_from', wanted.length === 0 ? undefined : wanted]);
  return keys;
}

function replacementsOf(text: string, changes: readonly TextChange[]): readonly Replacement[] {
  return changes.map(({ from, to, insert }) => ({ from, to, was: text.slice(from, to), insert }));
}

function hasRedirects(engine: Engine): boolean {
  const named = ['plugins', 'gems', 'whitelist'].flatMap(key => {
    const value = engine.config.get(key);
    return Array.isArray(value) ? value.map(item => toText(item)) : [];
  });
  return named.includes('jekyll-redirect-from') || named.includes('github-pages');
}

function baseurlOf(engine: Engine): string {
  const value = engine.config.get('baseurl');
  const path = typeof value === 'string' ? value.replace(/^\/+|\/+$/g, '') : '';
  return path === '' ? '' : `/${path}`;
}

function hostOf(engine: Engine): string {
  const value = engine.config.get('url');
  return typeof value === 'string' ? value.replace(/\/+$/, '') : '';
}

function withoutScheme(host: string): string {
  return host.replace(/^(?:https?:)?\/\//i, '').toLowerCase();
}

function urlOf(engine: Engine, path: SitePath): string | undefined {
  const info = engine.info(path);
  return info && info.kind !== 'static' ? info.url : undefined;
}

function resolve(page: string, address: string): string {
  const folder = page.slice(0, page.lastIndexOf('/') + 1);
  const slash = address.endsWith('/') ? '/' : '';
  return `/${insideRoot(folder + address)}${slash}`;
}

/** From one page to another, both site-relative. */
function relativeUrl(page: string, url: string): string {
  const from = page.slice(0, page.lastIndexOf('/') + 1).split('/');
  const to = url.split('/');
  let same = 0;
  while (same < from.length - 1 && same < to.length - 1 && from[same] === to[same]) same += 1;
  return '../'.repeat(from.length - 1 - same) + to.slice(same).join('/') || './';
}

function relativePath(from: SitePath, to: SitePath, before: string): string {
  if (before.startsWith('/')) return `/${to}`;
  const path = relativeUrl(`/${from}`, `/${to}`);
  return before.startsWith('./') && !path.startsWith('.') ? `./${path}` : path;
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function stem(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
}

function lastPart(url: string): string | undefined {
  return url
    .split('/')
    .filter(part => part !== '')
    .at(-1);
}

function hasText(file: SiteFile | undefined): file is SiteFile & { readonly text: string } {
  return file?.text !== undefined;
}

function gone(path: SitePath): Problem {
  return {
    severity: 'error',
    code: 'address-no-document',
    place: { path, line: 1, column: 1 },
    cause: `${path} is no document of this site that is published at an address.`,
    remedy: 'Give it front matter, or take it out of what the configuration excludes.',
  };
}

function noDocument(path: SitePath): Problem {
  return {
    severity: 'error',
    code: 'address-no-document',
    place: { path, line: 1, column: 1 },
    cause: `Under the name ${path} Jekyll would not publish it.`,
    remedy: 'A post’s name begins with its day, such as 2025-12-31-name.md.',
  };
}
